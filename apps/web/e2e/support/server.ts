import { spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    address: string;
    password: string;
    /** Where mail becomes files, without a mail server. */
    mailFolder: string;
  }
}

const ROOT = path.join(import.meta.dirname, '..', '..', '..', '..');
const PASSWORD = 'sandi-untuk-perjalanan-uji';
const READY_WITHIN_MS = 120_000;

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** The environment of a fresh machine: what this process was given for its own database stays out. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = { ...process.env };
  for (const name of ['NODE_ENV', 'VITEST', 'DATABASE_URL', 'DATABASE_OWNER_URL', 'PUBLIC_URL'])
    delete kept[name];
  return kept;
}

/** Starts KERABAT as its users do, on an empty folder; `E2E_ADDRESS` takes one that runs already. */
export default async function setup(project: TestProject) {
  const running = process.env['E2E_ADDRESS'];
  if (running) {
    project.provide('address', running);
    project.provide('password', process.env['E2E_PASSWORD'] ?? PASSWORD);
    project.provide('mailFolder', path.join(process.env['E2E_DATA_DIR'] ?? 'data', 'mail'));
    return undefined;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'kerabat-e2e-data-'));
  // Open to the database's user, so that the database lies in it and goes with it.
  await chmod(folder, 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(ROOT, 'apps', 'api', 'src', 'main.ts')], {
    cwd: ROOT,
    env: {
      ...cleanEnvironment(),
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: path.join(folder, 'data'),
      DEMO_PASSWORD: PASSWORD,
      LOG_LEVEL: 'warn',
      RATE_LIMIT_PER_MINUTE: '100000',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: string[] = [];
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const giveUp = (why: string) => reject(new Error(`${why}\n${output.join('')}`));
    const timer = setTimeout(() => giveUp('KERABAT was not ready in time:'), READY_WITHIN_MS);
    child.once('exit', () => giveUp('KERABAT ended before it was ready:'));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer) => {
        output.push(text.toString());
        if (!output.join('').includes('KERABAT is ready')) return;
        clearTimeout(timer);
        resolve();
      });
  });
  project.provide('address', `http://127.0.0.1:${port}`);
  project.provide('password', PASSWORD);
  project.provide('mailFolder', path.join(folder, 'data', 'mail'));
  return async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
}
