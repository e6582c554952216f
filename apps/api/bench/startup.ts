import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

async function secondsUntilReady(dataDir: string): Promise<number> {
  const begun = performance.now();
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: '3903', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const chunk of child.stdout) if (String(chunk).includes('KERABAT is ready')) break;
  const seconds = (performance.now() - begun) / 1000;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
  return seconds;
}

/** From an empty DATA_DIR to ready with demo data, and again with the data kept. */
export async function measureStartup(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kerabat-start-'));
  chmodSync(dataDir, 0o755);
  const first = await secondsUntilReady(dataDir);
  const second = await secondsUntilReady(dataDir);
  console.log(`first start ${first.toFixed(1)} s, second start ${second.toFixed(1)} s`);
  rmSync(dataDir, { recursive: true, force: true });
}
