// Shared by start.mjs and test.mjs. Runs on plain Node without any dependency, before anything is installed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const projectNode = path.join(root, 'node_modules', 'node', 'bin', 'node');

const PNPM = 'pnpm@12.21.0';
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** A reason that a person can act on: shown without a stack trace. */
export class Reason extends Error {}

/** A closed terminal must not keep us from stopping in order. */
export function outliveTerminal() {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}

/** Runs the command's work and ends the process with its exit code. */
export async function main(work) {
  outliveTerminal();
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(`\nKERABAT: ${error instanceof Reason ? error.message : error.stack}`);
    process.exitCode = 1;
  }
}

/** The environment in which the project's own Node comes first and npm keeps its remarks to itself. */
export function environment() {
  return {
    ...process.env,
    PATH: [path.dirname(projectNode), process.env.PATH].join(path.delimiter),
    npm_config_loglevel: 'error',
    npm_config_update_notifier: 'false',
  };
}

/** Runs pnpm without needing it installed. */
export function pnpm(...args) {
  return run('npx', ['--yes', PNPM, ...args]);
}

/** Runs a program to its end with our terminal and returns its exit code; a signal ends us too. */
export async function run(command, args) {
  // NODE_ENV=production is meant for the server: tools would leave out what building and testing need.
  const env = { ...environment(), NODE_ENV: undefined };
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  const { code, signal } = await finished(child, command);
  if (!signal) return code;
  console.error(`\nKERABAT: stopped by ${signal}.`);
  process.exit(codeOf(signal));
}

/**
 * How the API is started: it writes to us and we write to the terminal. A terminal that was closed answers with EIO, and
 * the API's logger would repeat its last line for ever instead of ending.
 */
export const RELAYED = ['inherit', 'pipe', 'pipe', 'ipc'];

/** Passes on what a child started with `RELAYED` writes. */
export function relay(child) {
  child.stdout.on('data', (chunk) => process.stdout.write(chunk));
  child.stderr.on('data', (chunk) => process.stderr.write(chunk));
  return child;
}

/** Waits for a child; a signal that we receive meanwhile reaches it exactly once and is told in the answer. */
export async function finished(child, name, onSignal = () => {}) {
  let received;
  const forward = (signal) => {
    if (received) return;
    received = signal;
    onSignal();
    child.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, forward);
  try {
    const code = await new Promise((resolve, reject) => {
      child.once('error', (error) => reject(new Reason(`${name} could not be run: ${error.message}`)));
      // Not `exit`: its last words may still be on their way.
      child.once('close', (exitCode, signal) => resolve(exitCode ?? codeOf(signal)));
    });
    return { code, signal: received };
  } finally {
    for (const signal of SIGNALS) process.off(signal, forward);
  }
}

function codeOf(signal) {
  return 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGSEGV: 11, SIGTERM: 15 }[signal] ?? 0);
}

export function checkMachine() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) {
    throw new Reason(
      `Node 20 or newer is needed, this is ${process.version}. Install it from https://nodejs.org.`,
    );
  }
  const machine = `${process.platform}-${process.arch}`;
  if (!['linux-x64', 'linux-arm64', 'darwin-arm64'].includes(machine)) {
    throw new Reason(
      `KERABAT runs on Linux (x64, arm64) and macOS (arm64); this is ${machine}. On Windows use WSL.`,
    );
  }
  const musl = process.platform === 'linux' && !process.report.getReport().header.glibcVersionRuntime;
  if (musl) throw new Reason('KERABAT needs a Linux with glibc, such as Debian; this one uses musl.');
}

export function checkDisk(megabytes, purpose) {
  const { bavail, bsize } = fs.statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1024 / 1024);
  if (free < megabytes) {
    throw new Reason(
      `${purpose} needs about ${megabytes} MB on the disk of ${root}, only ${free} MB are free.`,
    );
  }
}
