// npm start: everything from a fresh clone to a running KERABAT. The API itself prints its address and accounts.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled } from './install.mjs';
import {
  checkMachine,
  environment,
  finished,
  main,
  projectNode,
  Reason,
  relay,
  RELAYED,
  root,
} from './steps.mjs';
import { ensureWebBuilt } from './web-build.mjs';

const STOP_LIMIT = 60_000;
/** On a large machine V8 would let garbage pile up; with this an office's modest server is enough (docs/performance.md). */
const HEAP = ['--max-semi-space-size=8', '--max-old-space-size=512'];

await main(async () => {
  checkMachine();
  console.log(`KERABAT starts (Node ${process.versions.node}, ${process.platform} ${process.arch})`);
  await ensureInstalled(step(1));
  await ensureWebBuilt(step(2));
  step(3)('Server: starting ... (Ctrl-C stops it)');
  return serve();
});

function step(number) {
  return (line) => console.log(`[${number}/3] ${line}`);
}

async function serve() {
  const entry = path.join(root, 'apps', 'api', 'src', 'main.ts');
  if (!fs.existsSync(entry)) throw new Reason(`${entry} is missing: the clone is not complete.`);
  const leash = pathToFileURL(path.join(root, 'scripts', 'leash.mjs')).href;
  const settings = path.join(root, '.env');
  const options = fs.existsSync(settings) ? [`--env-file=${settings}`] : [];
  const child = spawn(projectNode, [...HEAP, '--import', leash, ...options, entry], {
    cwd: root,
    env: apiEnvironment(),
    // A process group of its own: Ctrl-C reaches the API once, through us, and not a second time from the terminal.
    detached: true,
    stdio: RELAYED,
  });
  const stopWatching = watchNpm();
  const { code, signal } = await finished(relay(child), 'The server', () => {
    console.log('\nStopping ...');
    setTimeout(() => giveUp(child), STOP_LIMIT).unref();
  });
  stopWatching();
  if (code === 0 || signal) console.log('Stopped.');
  else console.error(`KERABAT: the server ended with code ${code}; the lines above say why.`);
  return code;
}

/** A relative DATA_DIR means the folder of the person who types it, not ours. */
function apiEnvironment() {
  const env = environment();
  return env.DATA_DIR ? { ...env, DATA_DIR: path.resolve(env.DATA_DIR) } : env;
}

function giveUp(child) {
  console.error(`KERABAT: the server has not stopped within ${STOP_LIMIT / 1000} seconds and is killed.`);
  child.kill('SIGKILL');
}

/** npm killed by -9 tells nobody, and nobody is left who could stop us: then we stop by ourselves. */
function watchNpm() {
  if (process.env.npm_lifecycle_event !== 'start') return () => {};
  const before = parents();
  const timer = setInterval(() => {
    if (parents() === before) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  return () => clearInterval(timer);
}

/** Our parent, and where that is the shell in which npm runs a script, also the shell's parent. */
function parents() {
  const parent = process.ppid;
  try {
    const [, option] = fs.readFileSync(`/proc/${parent}/cmdline`, 'utf8').split('\0');
    if (option !== '-c') return `${parent}`;
    return `${parent} ${/^PPid:\s*(\d+)/m.exec(fs.readFileSync(`/proc/${parent}/status`, 'utf8'))?.[1]}`;
  } catch {
    return `${parent}`;
  }
}
