import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import type { Database } from './db.ts';
import type { Jobs } from './jobs.ts';

/** At the root, without sign-in: `live` while the process runs, `ready` when database, migrations and jobs are up. */
export async function health(
  app: FastifyInstance,
  { db, jobs, runJobs }: { db: Database; jobs: Jobs; runJobs: boolean },
) {
  app.get('/health/live', { config: { access: 'public' } }, async () => ({ status: 'ok' }));

  app.get('/health/ready', { config: { access: 'public' } }, async (_request, reply) => {
    const migrated = await db
      .execute(sql`select 1 from drizzle.__drizzle_migrations limit 1`)
      .then((rows) => rows.length === 1)
      .catch(() => false);
    const checks = { database: migrated, jobs: !runJobs || jobs.isReady() };
    const ready = Object.values(checks).every(Boolean);
    return reply
      .code(ready ? 200 : 503)
      .headers(ready ? {} : { 'retry-after': '5' })
      .send({ status: ready ? 'ok' : 'not_ready', checks });
  });
}
