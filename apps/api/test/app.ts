import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { pino } from 'pino';
import postgres from 'postgres';
import { afterAll, inject } from 'vitest';
import { buildApp } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openDatabase, type Database } from '../src/platform/db.ts';
import { makeDiskStore } from '../src/platform/files.ts';
import { makeJobs } from '../src/platform/jobs.ts';
import { registerJobs } from '../src/jobs.ts';
import { withDatabase } from './global-setup.ts';

export interface TestApp {
  app: FastifyInstance;
  db: Database;
  ownerUrl: string;
  appUrl: string;
  dataDir: string;
  /** Moves the office's clock; `undefined` sets it back to the real one. */
  setNow(now: Date | undefined): void;
}

export const TEST_SECRET = 'only-for-tests-0123456789-0123456789-0123456789';

/** PostgreSQL's own cleaner may just be at work there, and only a superuser may send it away: it goes by itself. */
async function dropDatabase(admin: postgres.Sql, database: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1)
    try {
      await admin.unsafe(`drop database if exists ${database} with (force)`);
      return;
    } catch (error) {
      const isCleaner = error instanceof postgres.PostgresError && error.code === '42501';
      if (!isCleaner || attempt === 20) throw error;
      await sleep(250);
    }
}

async function cloneTemplate() {
  const database = `kerabat_test_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const admin = postgres(inject('ownerUrl'), { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${database} template ${inject('template')}`);
  return {
    ownerUrl: withDatabase(inject('ownerUrl'), database),
    appUrl: withDatabase(inject('appUrl'), database),
    drop: async () => {
      await dropDatabase(admin, database);
      await admin.end();
    },
  };
}

/** The real app on a database of its own, cloned from the migrated template; closed after the file. */
export async function startApp(environment: Record<string, string> = {}): Promise<TestApp> {
  const { ownerUrl, appUrl, drop } = await cloneTemplate();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kerabat-data-'));
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    DATA_DIR: dataDir,
    RUN_JOBS: 'false',
    RATE_LIMIT_PER_MINUTE: '1000000',
    // A test machine under load is no reason to refuse a test's request.
    BUSY_AFTER_MS: '0',
    ...environment,
  });
  const { db, close } = openDatabase(appUrl, { max: 4 });
  const jobs = makeJobs(appUrl, pino({ level: 'silent' }), { supervise: false });
  let fixed: Date | undefined;
  const platform = {
    config,
    jwtSecret: TEST_SECRET,
    db,
    reportDb: db,
    jobs,
    files: makeDiskStore(path.join(dataDir, 'files')),
    now: () => fixed ?? new Date(),
  };
  const app = await buildApp(platform);
  registerJobs(platform, app.log);
  await app.ready();
  afterAll(async () => {
    await app.close();
    await jobs.stop();
    await close();
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    app,
    db,
    ownerUrl,
    appUrl,
    dataDir,
    setNow: (now) => {
      fixed = now;
    },
  };
}
