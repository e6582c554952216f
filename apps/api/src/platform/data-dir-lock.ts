import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIdentity } from './os-process.ts';

const LOCK = /^lock\.(\d+)\.(.+)$/;

/**
 * One process per directory. Everyone writes a file of its own name first and looks around afterwards, so nobody
 * ever deletes the lock of a living process, however two starts interleave; files of dead processes are swept away.
 */
export async function lockDirectory(directory: string, patience = 6_000): Promise<() => void> {
  const own = join(directory, `lock.${process.pid}.${processIdentity(process.pid) ?? 'unknown'}`);
  const deadline = Date.now() + patience;
  for (;;) {
    const rival = tryLock(directory, own);
    if (rival === undefined) return holding(own);
    if (Date.now() > deadline) throw new Error(refusal(directory, rival));
    await sleep(100 + Math.random() * 200);
  }
}

function holding(own: string): () => void {
  const unlock = () => {
    process.off('exit', unlock);
    rmSync(own, { force: true });
  };
  process.once('exit', unlock);
  return unlock;
}

/** Returns the process that already holds the directory, or undefined when it is ours now. */
function tryLock(directory: string, own: string): number | undefined {
  try {
    writeFileSync(own, '', { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return process.pid;
    throw error;
  }
  const rival = livingRival(directory, own);
  if (rival !== undefined) rmSync(own, { force: true });
  return rival;
}

function livingRival(directory: string, own: string): number | undefined {
  for (const name of readdirSync(directory)) {
    const [, pid, identity] = LOCK.exec(name) ?? [];
    if (pid === undefined || join(directory, name) === own) continue;
    if (processIdentity(Number(pid)) === identity) return Number(pid);
    rmSync(join(directory, name), { force: true });
  }
  return undefined;
}

function refusal(directory: string, pid: number): string {
  return (
    `${directory} is already in use by another KERABAT process (pid ${pid}). ` +
    'Stop that one first, or start this one with another DATA_DIR.'
  );
}
