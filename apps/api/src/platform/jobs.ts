import { sql } from 'drizzle-orm';
import type { FastifyBaseLogger } from 'fastify';
import { PgBoss } from 'pg-boss';
import type { DbOrTx } from './db.ts';
import { placeOfError } from './logging.ts';
import type { Mail } from './mail.ts';

/** Every queue by name, with what it carries. */
export interface JobPayloads {
  mail: Mail;
  'password.reset': { email: string };
  'import.read': { importId: string };
  'import.commit': { importId: string };
  'search.reindex': { agencyId?: string; code?: string };
  'limits.redate': Record<string, never>;
}
export type QueueName = keyof JobPayloads;

const QUEUES: Record<QueueName, { retryLimit: number; retryBackoff: boolean; expireInSeconds: number }> = {
  mail: { retryLimit: 8, retryBackoff: true, expireInSeconds: 120 },
  'password.reset': { retryLimit: 5, retryBackoff: true, expireInSeconds: 120 },
  'import.read': { retryLimit: 2, retryBackoff: true, expireInSeconds: 900 },
  'import.commit': { retryLimit: 2, retryBackoff: true, expireInSeconds: 900 },
  'search.reindex': { retryLimit: 5, retryBackoff: true, expireInSeconds: 900 },
  'limits.redate': { retryLimit: 5, retryBackoff: true, expireInSeconds: 900 },
};

type Handler<Name extends QueueName> = (payload: JobPayloads[Name]) => Promise<void>;

/** Work that outlives a request. It is queued in the transaction that causes it and survives a crash. */
export interface Jobs {
  enqueue<Name extends QueueName>(tx: DbOrTx, queue: Name, payload: JobPayloads[Name]): Promise<void>;
  handle<Name extends QueueName>(queue: Name, handler: Handler<Name>): void;
  /** Begins to work on the queues. */
  start(): Promise<void>;
  /** Works off everything that waits, then returns: for tests and commands. */
  drain(): Promise<void>;
  isReady(): boolean;
  stop(): Promise<void>;
}

/** Creates or updates the queue's own tables; needs the owner of the database. */
export async function installQueue(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, supervise: false, schedule: false });
  await boss.start();
  for (const [name, options] of Object.entries(QUEUES)) {
    if (await boss.getQueue(name)) await boss.updateQueue(name, options);
    else await boss.createQueue(name, options);
  }
  await boss.stop({ graceful: true, timeout: 5000 });
}

/** The queue keeps why a job failed and tries again; neither it nor the log learns what the job carried. */
async function attempt(
  log: FastifyBaseLogger,
  queue: string,
  jobId: string,
  work: () => Promise<void>,
): Promise<{ status: 'completed' } | { status: 'failed'; output: object }> {
  try {
    await work();
    return { status: 'completed' };
  } catch (error) {
    const place = placeOfError(error);
    log.error({ queue, jobId, ...place }, 'job failed');
    return { status: 'failed', output: { message: `${place.type} ${String(place.code ?? '')}`.trim() } };
  }
}

/** Worked off side by side, and at once again while so many are found; anything else one by one, as an import fills the memory. */
const AT_ONCE: Partial<Record<string, number>> = { mail: 5 };

const workOff = (
  boss: PgBoss,
  log: FastifyBaseLogger,
  queue: string,
  handler: (payload: never) => Promise<void>,
) =>
  boss.work(
    queue,
    {
      pollingIntervalSeconds: 1,
      batchSize: AT_ONCE[queue] ?? 1,
      burstWhenBatchFull: true,
      perJobResults: true,
    },
    (jobs) =>
      Promise.all(
        jobs.map(async ({ id, data }) => ({
          id,
          ...(await attempt(log, queue, id, () => handler(data as never))),
        })),
      ),
  );

export function makeJobs(url: string, log: FastifyBaseLogger, { supervise = true } = {}): Jobs {
  const boss = new PgBoss({
    connectionString: url,
    max: 3,
    migrate: false,
    createSchema: false,
    supervise,
    schedule: false,
  });
  boss.on('error', (error) => log.error({ err: error }, 'job queue failed'));
  const handlers = new Map<string, (payload: never) => Promise<void>>();
  let ready = false;

  const open = async () => {
    if (ready) return;
    await boss.start();
    ready = true;
  };

  return {
    async enqueue(tx, queue, payload) {
      await open();
      const db = {
        executeSql: async (text: string, values: unknown[] = []) => ({
          rows: [...(await runRaw(tx, text, values))],
        }),
      };
      await boss.send(queue, payload, { db });
    },
    handle(queue, handler) {
      handlers.set(queue, handler as (payload: never) => Promise<void>);
    },
    async start() {
      await open();
      for (const [queue, handler] of handlers) await workOff(boss, log, queue, handler);
    },
    async drain() {
      await open();
      for (const [queue, handler] of handlers) {
        for (;;) {
          const [job] = await boss.fetch(queue, { batchSize: 1 });
          if (!job) break;
          await handler(job.data as never);
          await boss.complete(queue, job.id);
        }
      }
    },
    isReady: () => ready,
    async stop() {
      if (!ready) return;
      ready = false;
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** pg-boss writes `$1`-style text; drizzle wants fragments. */
function runRaw(tx: DbOrTx, text: string, values: unknown[]) {
  const parts = text.split(/\$(\d+)/);
  const fragments = parts.map((part, index) =>
    index % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1] ?? null}`,
  );
  return tx.execute<Record<string, unknown>>(sql.join(fragments));
}
