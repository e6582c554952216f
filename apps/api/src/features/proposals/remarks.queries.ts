import { and, asc, eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { proposalRemarks } from './proposals.table.ts';

export type RemarkRow = typeof proposalRemarks.$inferSelect;

const onProposal = (proposalId: string, withInternal: boolean) =>
  and(
    eq(proposalRemarks.proposalId, proposalId),
    withInternal ? undefined : eq(proposalRemarks.internal, false),
  );

export async function listRemarks(
  db: DbOrTx,
  proposalId: string,
  withInternal: boolean,
): Promise<RemarkRow[]> {
  return db
    .select()
    .from(proposalRemarks)
    .where(onProposal(proposalId, withInternal))
    .orderBy(asc(proposalRemarks.at), asc(proposalRemarks.id));
}

export async function findRemark(
  db: DbOrTx,
  proposalId: string,
  id: string,
  withInternal: boolean,
): Promise<RemarkRow | undefined> {
  const [row] = await db
    .select()
    .from(proposalRemarks)
    .where(and(eq(proposalRemarks.id, id), onProposal(proposalId, withInternal)));
  return row;
}

export async function insertRemark(tx: Tx, values: typeof proposalRemarks.$inferInsert): Promise<RemarkRow> {
  const [row] = await tx.insert(proposalRemarks).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}
