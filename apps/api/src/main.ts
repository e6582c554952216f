import { createServer, isIPv6 } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyBaseLogger } from 'fastify';
import { pino } from 'pino';
import { loadReference } from '../seeds/load-reference.ts';
import { buildApp, type Platform } from './app.ts';
import { ConfigError, readConfig, type Config } from './config.ts';
import { resumeImports } from './features/imports/background.service.ts';
import { storeProcedures } from './features/procedures/procedures.service.ts';
import { remind } from './features/cooperations/reminders.service.ts';
import { registerJobs } from './jobs.ts';
import { linkAudit } from './platform/audit.ts';
import { openDirectory } from './platform/data-directory.ts';
import { demandConnection, openDatabase } from './platform/db.ts';
import { startEmbeddedPostgres } from './platform/embedded-postgres.ts';
import { makeDiskStore } from './platform/files.ts';
import { makeJobs } from './platform/jobs.ts';
import { keepSecret } from './platform/local-secrets.ts';
import { logging, summarise } from './platform/logging.ts';
import { migrateDatabase } from './platform/migrate.ts';
import { startTicker } from './platform/ticker.ts';
import { housekeep } from './housekeeping.ts';

/** The process: configuration, database, listen, and an orderly end. */

const say = (line: string) => process.stdout.write(`${line}\n`);
const PORTS_TRIED = 50;
const AUDIT_LINK_MS = 2_000;
const HOUSEKEEPING_MS = 3_600_000;
const REMINDING_MS = 3_600_000;

/** Tries to listen; what stands in the way, or undefined. */
const obstacleAt = (port: number, host: string): Promise<string | undefined> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });

/** The chosen port must be free; the default one may move on. */
async function choosePort({ port, portIsSet, host }: Config): Promise<number> {
  const last = portIsSet ? port : port + PORTS_TRIED - 1;
  for (let candidate = port; candidate <= last; candidate += 1) {
    const obstacle = await obstacleAt(candidate, host);
    if (obstacle === undefined) return candidate;
    if (obstacle !== 'EADDRINUSE')
      throw new ConfigError(
        `KERABAT may not listen on HOST ${host}, PORT ${candidate} (${obstacle}). Set a HOST that this machine has and a PORT from 1024 on.`,
      );
  }
  throw new ConfigError(
    portIsSet
      ? `PORT ${port} is in use on ${host}. Stop the other program or choose another PORT.`
      : `No free port between ${port} and ${last}. Set PORT.`,
  );
}

async function openServer(config: Config) {
  if (!config.databaseUrl) {
    say(`Database: embedded PostgreSQL in ${path.resolve(config.dataDir)} ...`);
    return startEmbeddedPostgres({ dataDir: config.dataDir, log: say });
  }
  say('Database: the server of DATABASE_URL');
  await demandConnection('DATABASE_URL', config.databaseUrl);
  if (config.databaseOwnerUrl) await demandConnection('DATABASE_OWNER_URL', config.databaseOwnerUrl);
  return {
    appUrl: config.databaseUrl,
    ownerUrl: config.databaseOwnerUrl ?? config.databaseUrl,
    stop: async () => {},
  };
}

async function prepare({ ownerUrl, appUrl }: { ownerUrl: string; appUrl: string }) {
  say('Database: migrations and reference data ...');
  const separated = await migrateDatabase(ownerUrl, appUrl);
  if (!separated)
    say(
      'WARNING: application and owner share one database role, so the audit log is append-only by habit only. Set DATABASE_OWNER_URL (migrates) and DATABASE_URL (runs) to two roles.',
    );
  const owner = openDatabase(ownerUrl, { max: 1, statementTimeoutMs: 0 });
  await loadReference(owner.db);
  await storeProcedures(owner.db);
  await owner.close();
}

const WEB = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** Loads the sample data and says how to sign in; production has neither. */
async function openEvaluation(platform: Platform, url: string): Promise<string[]> {
  const { config, db } = platform;
  const [{ loadDemoAccounts, DEMO_CLIENT_ID }, { loadDemoProposals }] = await Promise.all([
    import('../seeds/demo-accounts.ts'),
    import('../seeds/demo-proposals.ts'),
  ]);
  const password = config.demoPassword ?? (await keepSecret(config.dataDir, 'demo-password'));
  const clientSecret = await keepSecret(config.dataDir, 'demo-client-secret');
  const accounts = await loadDemoAccounts(db, password, clientSecret);
  const loaded = await loadDemoProposals(platform);
  return [
    ...(loaded > 0 ? [`Demo data: ${loaded} sample proposals loaded`] : []),
    '',
    'Demo accounts (evaluation mode):',
    ...accounts.map(({ email, office }) => `  ${email.padEnd(38)} ${office}`),
    `  Password of all: ${password}${config.demoPassword ? '' : '   (kept in DATA_DIR/demo-password)'}`,
    '',
    `API client: CLIENT_ID=${DEMO_CLIENT_ID} CLIENT_SECRET=${clientSecret}`,
    `Swagger UI: ${url}/docs`,
  ];
}

/** Begins the work behind the requests; returns how to end it. */
async function startWork(platform: Platform, log: FastifyBaseLogger): Promise<() => Promise<void>> {
  if (!platform.config.runJobs) return async () => {};
  await platform.jobs.start();
  await resumeImports(platform);
  const tickers = [
    startTicker(AUDIT_LINK_MS, () => linkAudit(platform.db), log),
    startTicker(HOUSEKEEPING_MS, () => housekeep(platform), log),
    startTicker(REMINDING_MS, () => remind(platform), log),
  ];
  return async () => {
    for (const stopTicker of tickers) await stopTicker();
  };
}

function stopOnSignals(stop: () => Promise<void>, log: FastifyBaseLogger): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info({ signal }, 'stopping');
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'could not stop in order');
          process.exit(1);
        },
      );
    });
}

type DatabaseServer = Awaited<ReturnType<typeof openServer>>;

async function openPlatform(config: Config, server: DatabaseServer) {
  // After the database: a predecessor that is still ending holds its port until then.
  const port = await choosePort(config);
  await prepare(server);
  const main = openDatabase(server.appUrl);
  const report = openDatabase(server.appUrl, { max: 2, statementTimeoutMs: 120_000 });
  const here = ['0.0.0.0', '::', '127.0.0.1', '::1'].includes(config.host);
  const name = here ? 'localhost' : isIPv6(config.host) ? `[${config.host}]` : config.host;
  const url = config.publicUrl ?? `http://${name}:${port}`;
  const platform: Platform = {
    config: { ...config, port, publicUrl: url, webDir: config.webDir ?? WEB },
    jwtSecret: config.jwtSecret ?? (await keepSecret(config.dataDir, 'jwt-secret')),
    db: main.db,
    reportDb: report.db,
    jobs: makeJobs(server.appUrl, pino(logging(config.logLevel))),
    files: makeDiskStore(path.join(config.dataDir, 'files')),
    now: () => new Date(),
  };
  return { platform, url, close: () => Promise.all([main.close(), report.close()]) };
}

async function serve(config: Config, server: DatabaseServer, startedAt: number): Promise<void> {
  const { platform, url, close } = await openPlatform(config, server);
  const app = await buildApp(platform);
  registerJobs(platform, app.log);
  const lines = config.mode === 'evaluation' ? await openEvaluation(platform, url) : [];
  const stopWork = await startWork(platform, app.log);
  await app.listen({ port: platform.config.port, host: config.host });
  const stop = async () => {
    await app.close();
    await stopWork();
    await platform.jobs.stop();
    await close();
    await server.stop();
  };
  stopOnSignals(stop, app.log);
  for (const line of lines) say(line);
  say('');
  say(`KERABAT is ready: ${url}   (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
}

async function run(): Promise<void> {
  const startedAt = Date.now();
  const config = readConfig();
  openDirectory(config.dataDir);
  const server = await openServer(config);
  await serve(config, server, startedAt).catch(async (error: unknown) => {
    await server.stop();
    throw error;
  });
}

run().catch((error: unknown) => {
  if (error instanceof ConfigError)
    process.stderr.write(`KERABAT cannot start. Configuration:\n${error.message}\n`);
  else process.stderr.write(`KERABAT cannot start: ${summarise(error)}\n`);
  process.exit(1);
});
