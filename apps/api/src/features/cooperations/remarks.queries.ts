import { and, asc, eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { cooperationRemarks } from './cooperations.table.ts';

export type RemarkRow = typeof cooperationRemarks.$inferSelect;

const shown = (withInternal: boolean) => (withInternal ? undefined : eq(cooperationRemarks.internal, false));

export const listRemarks = (db: DbOrTx, cooperationId: string, withInternal: boolean) =>
  db
    .select()
    .from(cooperationRemarks)
    .where(and(eq(cooperationRemarks.cooperationId, cooperationId), shown(withInternal)))
    .orderBy(asc(cooperationRemarks.at), asc(cooperationRemarks.id));

export async function findRemark(
  db: DbOrTx,
  { cooperationId, id }: { cooperationId: string; id: string },
  withInternal: boolean,
): Promise<RemarkRow | undefined> {
  const [row] = await db
    .select()
    .from(cooperationRemarks)
    .where(
      and(
        eq(cooperationRemarks.cooperationId, cooperationId),
        eq(cooperationRemarks.id, id),
        shown(withInternal),
      ),
    );
  return row;
}

export async function insertRemark(
  tx: Tx,
  values: typeof cooperationRemarks.$inferInsert,
): Promise<RemarkRow> {
  const [row] = await tx.insert(cooperationRemarks).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}
