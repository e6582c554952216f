import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { AwaitedSide } from '@kerabat/shared/procedures/vocabulary';
import type { Tx } from '../../platform/db.ts';
import { cooperations, cooperationStages, cooperationTasks } from './cooperations.table.ts';
import type { NewCooperation } from './cooperations.queries.ts';

export async function insertStages(tx: Tx, rows: (typeof cooperationStages.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(cooperationStages).values(rows);
}

/** Forgets stages of a case: those that fell back or no longer apply. */
export async function deleteStages(tx: Tx, cooperationId: string, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return;
  await tx
    .delete(cooperationStages)
    .where(
      and(eq(cooperationStages.cooperationId, cooperationId), inArray(cooperationStages.code, [...codes])),
    );
}

export async function storeAwaited(
  tx: Tx,
  cooperationId: string,
  { code, awaits }: { code: string; awaits: readonly AwaitedSide[] },
): Promise<void> {
  await tx
    .update(cooperationStages)
    .set({ awaits: [...awaits] })
    .where(and(eq(cooperationStages.cooperationId, cooperationId), eq(cooperationStages.code, code)));
}

/** Marks a stage of a locked case as passed. */
export async function passStage(
  tx: Tx,
  cooperationId: string,
  code: string,
  by: Pick<typeof cooperationStages.$inferInsert, 'passedAt' | 'passedBy' | 'note'>,
): Promise<void> {
  await tx
    .insert(cooperationStages)
    .values({ cooperationId, code, ...by })
    .onConflictDoUpdate({ target: [cooperationStages.cooperationId, cooperationStages.code], set: by });
}

export type NewTask = typeof cooperationTasks.$inferInsert;
export type TaskRow = typeof cooperationTasks.$inferSelect;

export const listTasksOf = (tx: Tx, cooperationId: string): Promise<TaskRow[]> =>
  tx.select().from(cooperationTasks).where(eq(cooperationTasks.cooperationId, cooperationId));

export async function insertTasks(tx: Tx, rows: readonly NewTask[]): Promise<void> {
  if (rows.length > 0) await tx.insert(cooperationTasks).values([...rows]);
}

export async function deleteTasks(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.delete(cooperationTasks).where(inArray(cooperationTasks.id, [...ids]));
}

export async function updateTask(tx: Tx, id: string, values: Partial<NewTask>): Promise<void> {
  await tx.update(cooperationTasks).set(values).where(eq(cooperationTasks.id, id));
}

/** The bureau's tasks of a case go with its officer, unless somebody else holds them. */
export async function handOverTasks(
  tx: Tx,
  cooperationId: string,
  from: string | null,
  to: string | null,
): Promise<void> {
  await tx
    .update(cooperationTasks)
    .set({ assigneeId: to })
    .where(
      and(
        eq(cooperationTasks.cooperationId, cooperationId),
        eq(cooperationTasks.permission, 'cooperation.process'),
        from === null ? isNull(cooperationTasks.assigneeId) : eq(cooperationTasks.assigneeId, from),
      ),
    );
}

/** Writes what follows from the state of a case; its version was raised by the change itself. */
export async function storeDerived(tx: Tx, id: string, values: Partial<NewCooperation>): Promise<void> {
  await tx.update(cooperations).set(values).where(eq(cooperations.id, id));
}
