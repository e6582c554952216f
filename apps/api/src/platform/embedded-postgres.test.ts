import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync, fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { explain } from './embedded-postgres-server.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { postgresProcessesIn, processIdentity, waitUntil } from './os-process.ts';

const asRoot = process.getuid?.() === 0;
const module = fileURLToPath(new URL('./embedded-postgres.ts', import.meta.url));

let finished: string;
let folder: string;
let dataDir: string;
let lines: string[];
let children: ChildProcess[];

beforeAll(async () => {
  finished = mkdtempSync(join(tmpdir(), 'kerabat-postgres-'));
  chmodSync(finished, 0o755);
  await (await startEmbeddedPostgres({ dataDir: join(finished, 'data'), log: () => {} })).stop();
}, 60_000);

afterAll(() => rmSync(finished, { recursive: true }));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kerabat-postgres-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'data');
  lines = [];
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const pid of postgresProcessesIn(cluster())) process.kill(pid, 'SIGKILL');
  await waitUntil(() => postgresProcessesIn(cluster()).length === 0, 5_000);
  const home = homeOf(dataDir);
  if (home !== dataDir) rmSync(home, { recursive: true });
  rmSync(folder, { recursive: true });
});

describe('the embedded database', { timeout: 60_000 }, () => {
  it('is created by the first start and found again, with its rows, by the second', async () => {
    await write('catatan pertama');
    expect(lines.join()).toContain('Creating the database');
    lines = [];
    expect(await read()).toEqual(['catatan pertama']);
    expect(lines).toEqual([]);
    expect(postgresProcessesIn(cluster())).toEqual([]);
  });

  it('is PostgreSQL 18 in UTF8 and UTC, listens on the loopback address only and syncs every commit', async () => {
    useFinishedDatabase();
    const database = await start();
    const [row] = await query(
      database.ownerUrl,
      (sql) => sql`
      select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
             current_setting('TimeZone') as zone, current_setting('listen_addresses') as addresses,
             current_setting('fsync') as fsync, 'é' = lower('É') as unicode`,
    );
    await database.stop();
    expect(row).toMatchObject({
      encoding: 'UTF8',
      zone: 'UTC',
      addresses: '127.0.0.1',
      fsync: 'on',
      unicode: true,
    });
    expect(row?.['version']).toMatch(/^18\./);
  });

  it('gives the application a role that may connect but create nothing', async () => {
    useFinishedDatabase();
    const database = await start();
    const attempt = query(database.appUrl, (sql) => sql`create table terlarang (isi text)`);
    await expect(attempt).rejects.toThrow('permission denied for schema public');
    await database.stop();
  });

  it('keeps its passwords from other users of the machine', async () => {
    useFinishedDatabase();
    await (await start()).stop();
    expect(statSync(join(dataDir, 'postgres-passwords.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600);
  });

  it('starts again after kill -9 of PostgreSQL and has every acknowledged row', async () => {
    useFinishedDatabase();
    const database = await start();
    await insert(database.ownerUrl, 'sudah diterima');
    process.kill(postmaster(), 'SIGKILL');
    await database.stop();
    expect(existsSync(join(cluster(), 'postmaster.pid'))).toBe(true);
    expect(await read()).toEqual(['sudah diterima']);
  });

  it('takes over from an API that died by kill -9 and left its PostgreSQL running', async () => {
    useFinishedDatabase();
    const api = await startInAnotherProcess();
    await insert(api.ownerUrl, 'ditulis sebelum mati');
    const orphan = postmaster();
    api.child.kill('SIGKILL');
    await once(api.child, 'exit');
    expect(processIdentity(orphan)).toBeDefined();
    expect(await read()).toEqual(['ditulis sebelum mati']);
    expect(processIdentity(orphan)).toBeUndefined();
  });

  it('is not held up by a stale postmaster.pid whose number now belongs to another process', async () => {
    useFinishedDatabase();
    await (await start()).stop();
    writeFileSync(join(cluster(), 'postmaster.pid'), `${process.pid}\n${cluster()}\n`);
    await (await start()).stop();
  });

  it('refuses a second API on the same DATA_DIR and leaves the first one at work', async () => {
    useFinishedDatabase();
    const api = await startInAnotherProcess();
    await expect(start()).rejects.toThrow(/already in use by another KERABAT process \(pid \d+\)/);
    await insert(api.ownerUrl, 'tetap bekerja');
    api.child.send('stop');
    await once(api.child, 'exit');
    expect(postgresProcessesIn(cluster())).toEqual([]);
  });

  it('is not stopped by a Ctrl-C that the terminal sends to the whole process group', async () => {
    useFinishedDatabase();
    const api = await startInAnotherProcess();
    process.kill(-Number(api.child.pid), 'SIGINT');
    await insert(api.ownerUrl, 'selama pengurasan');
    api.child.send('stop');
    await once(api.child, 'exit');
    expect(await read()).toEqual(['selama pengurasan']);
  });

  it('ends with an API that is stopped before it listens to signals itself', async () => {
    useFinishedDatabase();
    const api = await startInAnotherProcess('');
    api.child.kill('SIGINT');
    expect(await once(api.child, 'exit')).toEqual([130, null]);
    expect(await waitUntil(() => postgresProcessesIn(cluster()).length === 0, 10_000)).toBe(true);
  });

  it('throws away what a first start cut short has left', async () => {
    mkdirSync(join(dataDir, 'postgres-new-0000'), { recursive: true });
    await (await start()).stop();
    expect(existsSync(join(dataDir, 'postgres-new-0000'))).toBe(false);
  });

  it('works below a closed folder: as root in an open place of its own, as an ordinary user in DATA_DIR', async () => {
    chmodSync(folder, 0o700);
    await write('di balik pintu tertutup');
    expect(existsSync(join(dataDir, 'postgres'))).toBe(!asRoot);
    expect(lines.some((line) => line.includes(`the database is kept in ${homeOf(dataDir)}`))).toBe(asRoot);
    expect(await read()).toEqual(['di balik pintu tertutup']);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
  });

  it('never begins an empty database because the folder of the old one was closed', async () => {
    useFinishedDatabase();
    await write('jangan hilang');
    chmodSync(folder, 0o700);
    if (asRoot) await expect(start()).rejects.toThrow(`chmod o+x '${folder}'`);
    else expect(await read()).toEqual(['jangan hilang']);
    chmodSync(folder, 0o755);
    expect(await read()).toEqual(['jangan hilang']);
  });

  it('is never shared by a copy of its DATA_DIR, but moves along with it', async () => {
    chmodSync(folder, 0o700);
    await write('hanya satu');
    const other = join(folder, 'salinan');
    execFileSync('cp', ['-a', dataDir, other]);
    const startCopy = async () => (await startEmbeddedPostgres({ dataDir: other, log: () => {} })).stop();
    if (asRoot) await expect(startCopy()).rejects.toThrow(`is a copy of ${dataDir}`);
    else await startCopy();
    rmSync(other, { recursive: true });
    renameSync(dataDir, other);
    dataDir = other;
    expect(await read()).toEqual(['hanya satu']);
  });

  it('names the folder or the file that is in its way', async () => {
    writeFileSync(dataDir, '');
    const reason = `${dataDir} is not a folder`;
    await expect(start()).rejects.toThrow(reason);
    const inner = startEmbeddedPostgres({ dataDir: join(dataDir, 'inner'), log: () => {} });
    await expect(inner).rejects.toThrow(reason);
  });

  it('says what to do when its passwords are lost, broken or those of another database', async () => {
    useFinishedDatabase();
    await (await start()).stop();
    const file = join(dataDir, 'postgres-passwords.json');
    writeFileSync(file, JSON.stringify({ superuser: 'a', owner: 'b', app: 'c' }));
    await expect(start()).rejects.toThrow(/passwords in .* are not those of .* Bring it back/);
    writeFileSync(file, '{');
    await expect(start()).rejects.toThrow(/passwords.json is not what was written there. Bring it back/);
    rmSync(file);
    await expect(start()).rejects.toThrow(/passwords are gone: .* Bring it back/);
  });
});

describe('a PostgreSQL that cannot run', () => {
  it.each([
    ['FATAL: could not write to file "x": No space left on device', 'The disk is full'],
    [
      'postgres: error while loading shared libraries: libxml2.so.2: cannot open',
      'lacks the library libxml2.so.2',
    ],
    ['could not map anonymous shared memory: Cannot allocate memory', 'not enough free memory'],
    ['spawn /x/postgres ENOENT', 'install the dependencies again'],
  ])('is explained: %s', (lastWords, advice) => {
    expect(explain(lastWords)).toContain(advice);
  });
});

/** A copy of a database made once: most questions are not about the first start. */
function useFinishedDatabase() {
  execFileSync('cp', ['-a', join(finished, 'data'), dataDir]);
}

function start() {
  return startEmbeddedPostgres({ dataDir, log: (line) => lines.push(line) });
}

async function startInAnotherProcess(handlers = "process.on('SIGINT', () => {});") {
  const program = `
    ${handlers}
    const { startEmbeddedPostgres } = await import(${JSON.stringify(module)});
    const database = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} });
    process.once('message', () => database.stop().then(() => process.exit()));
    process.send(database.ownerUrl);`;
  const file = join(folder, 'api.mjs');
  writeFileSync(file, program);
  const child = fork(file, { detached: true });
  children.push(child);
  const [ownerUrl] = (await once(child, 'message')) as [string];
  return { child, ownerUrl };
}

function homeOf(directory: string): string {
  const pointer = join(directory, 'postgres-home');
  return existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : directory;
}

function cluster(): string {
  return join(homeOf(dataDir), 'postgres');
}

function postmaster(): number {
  return Number.parseInt(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8'), 10);
}

async function query(url: string, work: (sql: postgres.Sql) => Promise<postgres.Row[]>) {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function insert(url: string, text: string) {
  await query(url, (sql) => sql`create table if not exists catatan (isi text)`);
  await query(url, (sql) => sql`insert into catatan values (${text})`);
}

async function write(text: string) {
  const database = await start();
  await insert(database.ownerUrl, text);
  await database.stop();
}

async function read() {
  const database = await start();
  const rows = await query(database.ownerUrl, (sql) => sql`select isi from catatan`);
  await database.stop();
  return rows.map((row) => row['isi'] as string);
}
