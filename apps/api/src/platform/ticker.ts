import type { FastifyBaseLogger } from 'fastify';

/** Runs `task` every `everyMs`, never twice at once; a failure is logged and the next run goes on. */
export function startTicker(everyMs: number, task: () => Promise<unknown>, log: FastifyBaseLogger) {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= task()
      .catch((error: unknown) => log.error({ err: error }, 'ticker task failed'))
      .finally(() => {
        running = undefined;
      });
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
