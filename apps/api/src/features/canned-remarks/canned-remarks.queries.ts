import { and, arrayContains, asc, eq, ne, sql } from 'drizzle-orm';
import type { CannedUse } from '@kerabat/shared/canned-remarks/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { cannedRemarks, type CannedRemarkRow } from './canned-remarks.table.ts';

const titleKey = sql`lower(${cannedRemarks.title})`;

export const readCannedRemarks = (db: DbOrTx, use: CannedUse | undefined): Promise<CannedRemarkRow[]> =>
  db
    .select()
    .from(cannedRemarks)
    .where(use ? arrayContains(cannedRemarks.uses, [use]) : undefined)
    .orderBy(asc(titleKey), asc(cannedRemarks.id));

export async function findCannedRemark(db: DbOrTx, id: string): Promise<CannedRemarkRow | undefined> {
  const [row] = await db.select().from(cannedRemarks).where(eq(cannedRemarks.id, id));
  return row;
}

const CANNED_LOCK = 7_313_014;

/** Titles are judged against each other, so one person writes at a time. */
export const lockCannedRemarks = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${CANNED_LOCK})`);

/** Another text under the same title, however it is capitalised. */
export async function hasTitle(tx: Tx, title: string, besides: string | undefined): Promise<boolean> {
  const [row] = await tx
    .select({ id: cannedRemarks.id })
    .from(cannedRemarks)
    .where(
      and(
        sql`${titleKey} = lower(${title})`,
        besides === undefined ? undefined : ne(cannedRemarks.id, besides),
      ),
    )
    .limit(1);
  return row !== undefined;
}

export async function insertCannedRemark(
  tx: Tx,
  values: typeof cannedRemarks.$inferInsert,
): Promise<CannedRemarkRow> {
  const [row] = await tx.insert(cannedRemarks).values(values).returning();
  if (!row) throw new Error('insert returned no canned remark');
  return row;
}

export async function updateCannedRemark(
  tx: Tx,
  id: string,
  values: Partial<typeof cannedRemarks.$inferInsert>,
): Promise<CannedRemarkRow> {
  const [row] = await tx
    .update(cannedRemarks)
    .set({ ...values, rowVersion: sql`${cannedRemarks.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cannedRemarks.id, id))
    .returning();
  if (!row) throw new Error('update found no canned remark');
  return row;
}

export const deleteCannedRemark = (tx: Tx, id: string) =>
  tx.delete(cannedRemarks).where(eq(cannedRemarks.id, id));
