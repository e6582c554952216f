import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database, Tx } from '../../platform/db.ts';
import { stageList } from './cooperations.queries.ts';
import { cooperations, cooperationStages } from './cooperations.table.ts';

/** Running cases with their open stages, in the order of their ids. */
export const listRunning = (db: Database, afterId: string, limit: number) =>
  db
    .select({
      id: cooperations.id,
      procedureCode: cooperations.procedureCode,
      procedureVersion: cooperations.procedureVersion,
      stages: stageList(sql`and ${cooperationStages.passedAt} is null`),
    })
    .from(cooperations)
    .where(and(eq(cooperations.status, 'running'), gt(cooperations.id, afterId)))
    .orderBy(asc(cooperations.id))
    .limit(limit);

export async function storeDueDay(
  tx: Tx,
  cooperationId: string,
  { code, dueOn }: { code: string; dueOn: string | null },
): Promise<void> {
  await tx
    .update(cooperationStages)
    .set({ dueOn })
    .where(and(eq(cooperationStages.cooperationId, cooperationId), eq(cooperationStages.code, code)));
}
