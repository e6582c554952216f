import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Log, Place, RunAs } from './embedded-postgres-place.ts';
import { postgresProcessesIn, signalProcess, waitUntil } from './os-process.ts';

export type Server = { port: number; process: ChildProcess };

const LOG_LIMIT = 10 * 1024 * 1024;
/** Recovery after a power cut can take long; a process that has ended is noticed at once. */
const START_LIMIT = 120_000;

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '128MB',
  max_connections: '60',
  fsync: 'on',
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  // Statements and their details hold personal data (UU 27/2022): they reach the API with the error, not the log.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** Runs one of PostgreSQL's programs with nothing of our environment, which holds secrets and PG* variables. */
export function runProgram(
  path: string,
  args: string[],
  runAs: RunAs | undefined,
  output: number,
): ChildProcess {
  const child = spawn(path, args, {
    ...runAs,
    cwd: '/',
    // A session of its own: Ctrl-C in the terminal reaches the API only, which ends the database as its last act.
    detached: true,
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: ['ignore', output, output],
  });
  // A crash of the API leaves no time to wait: ask the program to end and go.
  const abandon = () => child.pid !== undefined && signalProcess(child.pid, 'SIGINT');
  process.once('exit', abandon);
  child.once('exit', () => process.off('exit', abandon));
  return child;
}

export async function startServer(place: Place, cluster: string, logFile: string): Promise<Server> {
  rotate(logFile);
  const port = await freePort();
  const logStart = sizeOf(logFile);
  const output = openSync(logFile, 'a', 0o600);
  const settings = Object.entries({ ...SETTINGS, port }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ]);
  const child = runProgram(
    join(place.binaries, 'postgres'),
    ['-D', cluster, ...settings],
    place.runAs,
    output,
  );
  closeSync(output);
  child.unref();
  let failure: Error | undefined;
  child.once('error', (error) => (failure = error));
  const ended = () => failure !== undefined || hasEnded(child);
  const ready = () => readinessOf(cluster, child.pid);
  await waitUntil(() => ended() || ready(), START_LIMIT);
  if (!ended() && ready()) return { port, process: child };
  if (!ended()) await stopServer(child);
  throw new Error(`PostgreSQL did not start. ${explain(failure?.message ?? outputSince(logFile, logStart))}`);
}

/** A fast shutdown: open transactions are rolled back, everything acknowledged is on disk. */
export async function stopServer(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  child.ref();
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (hasEnded(child)) return;
    signalProcess(child.pid, signal);
    if (await waitUntil(() => hasEnded(child), patience)) return;
  }
}

/**
 * Ends what an earlier run left behind (its API died by kill -9) and clears its postmaster.pid. Call it only with
 * the directory locked. A process counts as ours when it is postgres and works in this very directory.
 */
export async function stopLeftovers(cluster: string, log: Log): Promise<void> {
  const left = () => postgresProcessesIn(cluster);
  if (left().length > 0)
    log(`Stopping the database that an earlier run left behind (pid ${left().join(', ')}).`);
  for (const [signal, patience] of [
    ['SIGINT', 20_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    const postmaster = postmasterPid(cluster);
    const pids = left();
    const targets = signal === 'SIGINT' && pids.includes(postmaster) ? [postmaster] : pids;
    for (const pid of targets) signalProcess(pid, signal);
    if (await waitUntil(() => left().length === 0, patience)) break;
  }
  if (left().length > 0)
    throw new Error(`The earlier database processes (pid ${left().join(', ')}) do not end.`);
  // Nobody works here any more, so the number in it is stale, even where the system has given it out again.
  if (process.platform === 'linux') rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Turns the last words of a PostgreSQL program into what the developer can do about them. */
export function explain(output: string): string {
  const lastWords = output.trim().split('\n').slice(-8).join('\n');
  const library = /error while loading shared libraries: (\S+):/.exec(lastWords)?.[1];
  const advice = library
    ? `This machine lacks the library ${library} (Debian: apt-get install libstdc++6).`
    : ADVICE.find(([pattern]) => pattern.test(lastWords))?.[1];
  return [advice, lastWords].filter(Boolean).join('\n');
}

const ADVICE: [RegExp, string][] = [
  [/No space left on device|ENOSPC/, 'The disk is full: make room and start again.'],
  [
    /Cannot allocate memory|could not map anonymous shared memory/,
    'There is not enough free memory (about 300 MB).',
  ],
  [
    /not compatible with this version|incompatible with server/,
    'The data belongs to another version of PostgreSQL.',
  ],
  [/EACCES|Permission denied/, 'A folder or file is closed to the user that runs the database.'],
  [/ENOENT/, 'The programs of PostgreSQL are missing: install the dependencies again.'],
];

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function readinessOf(cluster: string, pid: number | undefined): boolean {
  const lines = postmasterLines(cluster);
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

function postmasterPid(cluster: string): number {
  return Number(postmasterLines(cluster)[0]);
}

function postmasterLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

function rotate(logFile: string): void {
  if (sizeOf(logFile) > LOG_LIMIT) renameSync(logFile, `${logFile}.1`);
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function outputSince(logFile: string, from: number): string {
  return readFileSync(logFile).subarray(from).toString('utf8');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
