// Runs the API for dev.mjs and starts it again after each change. `node --watch` watches files on Linux and loses sight
// of one that an editor (vim, JetBrains) or git has replaced; here folders are watched.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { outliveTerminal, relay, RELAYED, root } from './steps.mjs';

const FOLDERS = ['apps/api/src', 'apps/api/seeds', 'apps/api/migrations', 'packages/shared/src'];
const MATTERS = /(?<!\.test)\.(?:ts|json|sql)$/;
/** An editor or git writes several files, and one file several times. */
const QUIET = 200;

const [entry] = process.argv.slice(2);
const leash = new URL('leash.mjs', import.meta.url).href;
let child;
let stopping = false;
let changed = false;
let timer;
let watchers = [];

outliveTerminal();
watch();
start();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));

function watch() {
  for (const watcher of watchers) watcher.close();
  watchers = FOLDERS.flatMap((folder) => foldersIn(path.join(root, folder))).map(watchFolder);
}

function watchFolder(folder) {
  const watcher = fs.watch(folder, (event, file) => {
    // A folder that is new has to be watched too.
    if (event === 'rename' && path.extname(file ?? '') === '') watch();
    if (MATTERS.test(file ?? '')) restartSoon();
  });
  // The folder itself may go away.
  return watcher.on('error', () => watcher.close());
}

function foldersIn(folder) {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  const inner = entries.filter((one) => one.isDirectory());
  return [folder, ...inner.map((one) => path.join(one.parentPath, one.name))];
}

function start() {
  changed = false;
  child = relay(spawn(process.execPath, ['--import', leash, entry], { stdio: RELAYED }));
  child.once('close', (code) => {
    child = undefined;
    if (stopping) process.exit(code ?? 0);
    if (changed) start();
    else console.error('KERABAT: the API has ended; it starts again when a file changes.');
  });
}

function restartSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => {
    changed = true;
    if (child) child.kill('SIGTERM');
    else if (!stopping) start();
  }, QUIET);
}

function stop(signal) {
  if (stopping) return;
  stopping = true;
  if (child) child.kill(signal);
  else process.exit(0);
}
