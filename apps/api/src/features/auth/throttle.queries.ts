import { eq, lt, sql } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import { throttleCounters } from './auth.table.ts';

/** Adds one to the counter; a window that began before `cutoff` is over and begins anew. */
export async function addToCounter(db: DbOrTx, key: string, now: Date, cutoff: Date): Promise<number> {
  const isOver = sql`${throttleCounters.windowStart} <= ${cutoff.toISOString()}::timestamptz`;
  const [row] = await db
    .insert(throttleCounters)
    .values({ key, windowStart: now.toISOString(), count: 1 })
    .onConflictDoUpdate({
      target: throttleCounters.key,
      set: {
        count: sql`case when ${isOver} then 1 else ${throttleCounters.count} + 1 end`,
        windowStart: sql`case when ${isOver} then excluded.window_start else ${throttleCounters.windowStart} end`,
      },
    })
    .returning({ count: throttleCounters.count });
  return row?.count ?? 0;
}

export async function readCounter(db: DbOrTx, key: string) {
  const [row] = await db.select().from(throttleCounters).where(eq(throttleCounters.key, key));
  return row;
}

export async function clearCounter(db: DbOrTx, key: string): Promise<void> {
  await db.delete(throttleCounters).where(eq(throttleCounters.key, key));
}

/** Counters of more than a day ago count for nothing. */
export async function forgetOldCounters(db: DbOrTx): Promise<void> {
  await db.delete(throttleCounters).where(lt(throttleCounters.windowStart, sql`now() - interval '24 hours'`));
}
