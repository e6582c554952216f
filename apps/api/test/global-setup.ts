import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import postgres from 'postgres';
import type { TestProject } from 'vitest/node';
import { loadReference } from '../seeds/load-reference.ts';
import { storeProcedures } from '../src/features/procedures/procedures.service.ts';
import { openDatabase } from '../src/platform/db.ts';
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres.ts';
import { migrateDatabase } from '../src/platform/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    ownerUrl: string;
    appUrl: string;
    template: string;
  }
}

export const withDatabase = (url: string, database: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
};

/** The server of DATABASE_URL, else an embedded one of our own that goes with the run. */
async function openServer() {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (appUrl) return { appUrl, ownerUrl: ownerUrl ?? appUrl, stop: async () => {} };
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kerabat-test-'));
  // Started by root the database is another user's: it keeps its files here only where that user may enter.
  chmodSync(dataDir, 0o711);
  const server = await startEmbeddedPostgres({ dataDir, log: () => {} });
  return {
    ...server,
    stop: async () => {
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** One migrated template with reference data per run; every test file clones it. */
export default async function setup(project: TestProject) {
  const server = await openServer();
  const template = `kerabat_template_${process.pid}`;
  const admin = postgres(server.ownerUrl, { max: 1, onnotice: () => {} });
  await admin.unsafe(`create database ${template}`);
  const ownerUrl = withDatabase(server.ownerUrl, template);
  await migrateDatabase(ownerUrl, withDatabase(server.appUrl, template));
  const { db, close } = openDatabase(ownerUrl, { max: 1 });
  await loadReference(db);
  await storeProcedures(db);
  await close();
  project.provide('ownerUrl', server.ownerUrl);
  project.provide('appUrl', server.appUrl);
  project.provide('template', template);
  return async () => {
    await admin.unsafe(`drop database if exists ${template} with (force)`);
    await admin.end();
    await server.stop();
  };
}
