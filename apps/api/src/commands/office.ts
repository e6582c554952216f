import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { Platform } from '../app.ts';
import { ConfigError, readConfig, type Config } from '../config.ts';
import { openDatabase } from '../platform/db.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { makeDiskStore } from '../platform/files.ts';
import { makeJobs } from '../platform/jobs.ts';
import { keepSecret } from '../platform/local-secrets.ts';
import { logging, summarise } from '../platform/logging.ts';
import { migrateDatabase } from '../platform/migrate.ts';
import { AppError } from '../platform/problem.ts';

/** What every command needs: configuration and the same database as the server, opened and closed in order. */

const SETTINGS = fileURLToPath(new URL('../../../../.env', import.meta.url));
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** What was typed is wrong: the command says so and how it is used. */
export class UsageError extends Error {}

async function openServer(config: Config) {
  const { databaseUrl, databaseOwnerUrl, dataDir } = config;
  if (databaseUrl) return { appUrl: databaseUrl, ownerUrl: databaseOwnerUrl, stop: async () => {} };
  tell(`Database: embedded PostgreSQL in ${path.resolve(dataDir)} ...`);
  return startEmbeddedPostgres({ dataDir, log: tell });
}

async function openOffice() {
  if (existsSync(SETTINGS)) process.loadEnvFile(SETTINGS);
  const config = readConfig();
  const server = await openServer(config);
  try {
    if (server.ownerUrl) await migrateDatabase(server.ownerUrl, server.appUrl);
    const jwtSecret = config.jwtSecret ?? (await keepSecret(config.dataDir, 'jwt-secret'));
    const { db, close } = openDatabase(server.appUrl, { max: 2, statementTimeoutMs: 120_000 });
    const jobs = makeJobs(server.appUrl, pino(logging('warn'), pino.destination(2)), { supervise: false });
    const files = makeDiskStore(path.join(config.dataDir, 'files'));
    const platform: Platform = { config, jwtSecret, db, reportDb: db, jobs, files, now: () => new Date() };
    const stop = async () => {
      await jobs.stop();
      await close();
      await server.stop();
    };
    return { platform, stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function explain(error: unknown): string {
  if (error instanceof ConfigError) return `Configuration:\n${error.message}`;
  if (error instanceof AppError)
    return [error.detail, ...(error.errors ?? []).map(({ detail }) => detail)]
      .filter((line, at, all) => all.indexOf(line) === at)
      .join('\n');
  return summarise(error);
}

/** Asks and checks first, then opens the database and works; the number is the exit code. */
export async function runCommand<Input>(
  prepare: () => Promise<Input>,
  work: (platform: Platform, input: Input) => Promise<number>,
): Promise<void> {
  try {
    const input = await prepare();
    const { platform, stop } = await openOffice();
    process.exitCode = await work(platform, input).finally(stop);
  } catch (error) {
    tell(explain(error));
    const isUsage =
      error instanceof UsageError || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.exitCode = isUsage ? 2 : 1;
  }
}
