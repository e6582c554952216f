const STALE_AFTER_MS = 15_000;
const POLL_MS = 60;

/**
 * Runs `work` in one tab at a time. The refresh cookie is shared by all tabs and each use replaces it, so two tabs that
 * used the same one would look like theft to the server.
 */
export function withTabLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Only offered on https and on localhost.
  const locks: LockManager | null | undefined = navigator.locks;
  if (locks) return locks.request(name, work);
  return withStorageLock(name, work);
}

async function withStorageLock<T>(name: string, work: () => Promise<T>): Promise<T> {
  const key = `kerabat.lock.${name}`;
  const mine = `${Math.random()}`;
  const holder = () => (localStorage.getItem(key) ?? '').split(' ');
  for (;;) {
    const [owner, since] = holder();
    if (!owner || Date.now() - Number(since) > STALE_AFTER_MS) {
      localStorage.setItem(key, `${mine} ${Date.now()}`);
      await pause(POLL_MS);
      if (holder()[0] === mine) break;
    }
    await pause(POLL_MS);
  }
  try {
    return await work();
  } finally {
    localStorage.removeItem(key);
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
