import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { lockDirectory } from './data-dir-lock.ts';
import { openDirectory } from './data-directory.ts';
import { findPlace, type Log, type Place } from './embedded-postgres-place.ts';
import {
  explain,
  runProgram,
  startServer,
  stopLeftovers,
  stopServer,
  type Server,
} from './embedded-postgres-server.ts';

type Options = { dataDir: string; log: Log };
type EmbeddedPostgres = { ownerUrl: string; appUrl: string; stop: () => Promise<void> };
type Passwords = { superuser: string; owner: string; app: string };

const SUPERUSER = 'postgres';
const OWNER = 'kerabat_owner';
const APP = 'kerabat_app';
const DATABASE = 'kerabat';
/** SQLSTATE invalid_password. */
const WRONG_PASSWORD = '28P01';
const RESTORE_PASSWORDS = 'Bring it back from a copy, or delete DATA_DIR to begin with an empty database.';

/**
 * A real PostgreSQL without any set-up. It outlives `kill -9` of this process, and the next start ends it; after
 * `stop()` nothing is left running.
 */
export async function startEmbeddedPostgres({ dataDir, log }: Options): Promise<EmbeddedPostgres> {
  const directory = openDirectory(dataDir);
  const unlockDirectory = await lockDirectory(directory);
  const unguard = guardSignals();
  const unlock = () => {
    unguard();
    unlockDirectory();
  };
  try {
    const place = findPlace(directory, log);
    return await startIn(place, directory, log, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/** Ctrl-C before the API listens for it (migrations, demo data) would end this process without its exit hooks. */
function guardSignals(): () => void {
  const guards = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
    const guard = () => {
      if (process.listenerCount(signal) === 1) process.exit(128 + constants.signals[signal]);
    };
    process.on(signal, guard);
    return () => process.off(signal, guard);
  });
  return () => guards.forEach((remove) => remove());
}

async function startIn(
  place: Place,
  directory: string,
  log: Log,
  unlock: () => void,
): Promise<EmbeddedPostgres> {
  const logFile = join(directory, 'postgres.log');
  const cluster = join(place.home, 'postgres');
  await stopLeftovers(cluster, log);
  const passwords = readPasswords(directory, existsSync(cluster));
  if (!existsSync(cluster)) await createCluster(place, cluster, passwords, logFile, log);
  const server = await startServer(place, cluster, logFile);
  try {
    await prepareDatabase(server.port, passwords);
  } catch (error) {
    await stopServer(server.process);
    if ((error as { code?: string }).code !== WRONG_PASSWORD) throw error;
    const file = passwordsIn(directory);
    throw new Error(`The passwords in ${file} are not those of ${cluster}. ${RESTORE_PASSWORDS}`, {
      cause: error,
    });
  }
  return running(server, passwords, unlock, () =>
    log(`PostgreSQL has ended unexpectedly; ${logFile} says why. Start again.`),
  );
}

function running(
  server: Server,
  passwords: Passwords,
  unlock: () => void,
  complain: () => void,
): EmbeddedPostgres {
  const child = server.process;
  child.once('exit', complain);
  const end = async () => {
    child.off('exit', complain);
    await stopServer(child);
    unlock();
  };
  let ending: Promise<void> | undefined;
  return {
    ownerUrl: urlOf(OWNER, passwords.owner, server.port, DATABASE),
    appUrl: urlOf(APP, passwords.app, server.port, DATABASE),
    stop: () => (ending ??= end()),
  };
}

function urlOf(user: string, password: string, port: number, database: string): string {
  return `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;
}

function passwordsIn(directory: string): string {
  return join(directory, 'postgres-passwords.json');
}

function readPasswords(directory: string, clusterExists: boolean): Passwords {
  const file = passwordsIn(directory);
  if (existsSync(file)) return parsePasswords(file);
  if (clusterExists)
    throw new Error(`The database's passwords are gone: ${file} is missing. ${RESTORE_PASSWORDS}`);
  const secret = () => randomBytes(24).toString('base64url');
  const passwords: Passwords = { superuser: secret(), owner: secret(), app: secret() };
  writeFileSync(`${file}.new`, JSON.stringify(passwords), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  return passwords;
}

function parsePasswords(file: string): Passwords {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Passwords;
  } catch (cause) {
    throw new Error(`${file} is not what was written there. ${RESTORE_PASSWORDS}`, { cause });
  }
}

/** Made under another name and renamed when complete, so that a start cut short leaves no half of a database. */
async function createCluster(place: Place, cluster: string, passwords: Passwords, logFile: string, log: Log) {
  log(`Creating the database in ${cluster}.`);
  const draft = join(place.home, `postgres-new-${randomBytes(4).toString('hex')}`);
  for (const name of readdirSync(place.home).filter((entry) => entry.startsWith('postgres-new-'))) {
    rmSync(join(place.home, name), { recursive: true, force: true });
  }
  const passwordFile = `${draft}.password`;
  try {
    writeFileSync(passwordFile, passwords.superuser, { mode: 0o600 });
    mkdirSync(draft, { mode: 0o700 });
    if (place.runAs)
      for (const path of [draft, passwordFile]) chownSync(path, place.runAs.uid, place.runAs.gid);
    await initialise(place, draft, passwordFile, logFile);
    renameSync(draft, cluster);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}

async function initialise(place: Place, draft: string, passwordFile: string, logFile: string) {
  const output = openSync(`${logFile}.initdb`, 'w+', 0o600);
  const args = [
    ...['--pgdata', draft, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    // The built-in provider sorts alike on every machine, whatever locales are installed there.
    ...['--encoding', 'UTF8', '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8'],
    '--no-instructions',
  ];
  try {
    const child = runProgram(join(place.binaries, 'initdb'), args, place.runAs, output);
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) throw new Error(readFileSync(`${logFile}.initdb`, 'utf8'));
  } catch (cause) {
    throw new Error(`The database could not be created. ${explain((cause as Error).message)}`);
  } finally {
    closeSync(output);
    rmSync(`${logFile}.initdb`, { force: true });
  }
}

/** Roles and database; what the application's role may do with each table is the migrations' business. */
async function prepareDatabase(port: number, passwords: Passwords) {
  await asSuperuser(port, passwords, 'postgres', async (sql) => {
    const roles = await sql<{ rolname: string }[]>`select rolname from pg_roles`;
    const known = new Set(roles.map((role) => role.rolname));
    if (!known.has(OWNER))
      await sql.unsafe(`create role ${OWNER} login createdb password '${passwords.owner}'`);
    if (!known.has(APP)) await sql.unsafe(`create role ${APP} login password '${passwords.app}'`);
    const databases = await sql`select 1 from pg_database where datname = ${DATABASE}`;
    if (databases.length === 0)
      await sql.unsafe(`create database ${DATABASE} owner ${OWNER} template template0`);
    await sql.unsafe(`revoke all on database ${DATABASE} from public`);
    await sql.unsafe(`grant connect on database ${DATABASE} to ${APP}`);
  });
  await asSuperuser(port, passwords, DATABASE, async (sql) => {
    await sql.unsafe(`grant usage on schema public to ${APP}`);
  });
}

async function asSuperuser(
  port: number,
  passwords: Passwords,
  database: string,
  work: (sql: postgres.Sql) => Promise<void>,
) {
  const sql = postgres(urlOf(SUPERUSER, passwords.superuser, port, database), { max: 1, onnotice: () => {} });
  try {
    await work(sql);
  } finally {
    await sql.end();
  }
}
