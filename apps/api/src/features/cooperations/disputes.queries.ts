import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import {
  cooperationDisputes,
  cooperationDisputeSteps,
  type DisputeRow,
  type DisputeStepRow,
} from './dealings.table.ts';

export interface DisputeRecord {
  dispute: DisputeRow;
  steps: DisputeStepRow[];
}

async function withSteps(db: DbOrTx, rows: DisputeRow[]): Promise<DisputeRecord[]> {
  const ids = rows.map(({ id }) => id);
  const steps =
    ids.length === 0
      ? []
      : await db
          .select()
          .from(cooperationDisputeSteps)
          .where(inArray(cooperationDisputeSteps.disputeId, ids))
          .orderBy(asc(cooperationDisputeSteps.on), asc(cooperationDisputeSteps.at));
  return rows.map((dispute) => ({
    dispute,
    steps: steps.filter(({ disputeId }) => disputeId === dispute.id),
  }));
}

export const listDisputes = async (db: DbOrTx, cooperationId: string): Promise<DisputeRecord[]> =>
  withSteps(
    db,
    await db
      .select()
      .from(cooperationDisputes)
      .where(eq(cooperationDisputes.cooperationId, cooperationId))
      .orderBy(asc(cooperationDisputes.openedOn), asc(cooperationDisputes.id)),
  );

export async function findDispute(
  db: DbOrTx,
  cooperationId: string,
  id: string,
): Promise<DisputeRecord | undefined> {
  const rows = await db
    .select()
    .from(cooperationDisputes)
    .where(and(eq(cooperationDisputes.cooperationId, cooperationId), eq(cooperationDisputes.id, id)));
  return (await withSteps(db, rows))[0];
}

export async function insertDispute(
  tx: Tx,
  values: typeof cooperationDisputes.$inferInsert,
): Promise<DisputeRecord> {
  const [dispute] = await tx.insert(cooperationDisputes).values(values).returning();
  if (!dispute) throw new Error('insert returned no row');
  return { dispute, steps: [] };
}

export async function insertDisputeStep(
  tx: Tx,
  values: typeof cooperationDisputeSteps.$inferInsert,
): Promise<void> {
  await tx.insert(cooperationDisputeSteps).values(values);
}

export async function updateDispute(
  tx: Tx,
  id: string,
  values: Partial<typeof cooperationDisputes.$inferInsert>,
): Promise<void> {
  await tx
    .update(cooperationDisputes)
    .set({ ...values, rowVersion: sql`${cooperationDisputes.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cooperationDisputes.id, id));
}
