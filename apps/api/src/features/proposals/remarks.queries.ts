import { and, asc, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { proposalRemarks, proposals } from './proposals.table.ts';

export type RemarkRow = typeof proposalRemarks.$inferSelect;
/** A remark with the proposal that it was made on. */
export interface PlacedRemark {
  remark: RemarkRow;
  on: { id: string; number: string | null; title: string };
}

const placed = (db: DbOrTx) =>
  db
    .select({
      remark: proposalRemarks,
      on: { id: proposals.id, number: proposals.number, title: proposals.title },
    })
    .from(proposalRemarks)
    .innerJoin(proposals, eq(proposals.id, proposalRemarks.proposalId));

const shown = (withInternal: boolean) => (withInternal ? undefined : eq(proposalRemarks.internal, false));

/** A proposal and all that went into it, also by way of another one. */
const gathered = (proposalId: string) => sql`(
  with recursive sources as (
    select ${proposalId}::uuid as id
    union
    select source.id from ${proposals} source join sources on source.merged_into_id = sources.id
  ) select id from sources)`;

export async function listRemarks(
  db: DbOrTx,
  proposalId: string,
  withInternal: boolean,
): Promise<PlacedRemark[]> {
  return placed(db)
    .where(and(sql`${proposalRemarks.proposalId} in ${gathered(proposalId)}`, shown(withInternal)))
    .orderBy(asc(proposalRemarks.at), asc(proposalRemarks.id));
}

export async function findRemark(
  db: DbOrTx,
  proposalId: string,
  id: string,
  withInternal: boolean,
): Promise<PlacedRemark | undefined> {
  const [found] = await placed(db).where(
    and(eq(proposalRemarks.id, id), eq(proposalRemarks.proposalId, proposalId), shown(withInternal)),
  );
  return found;
}

export async function insertRemark(tx: Tx, values: typeof proposalRemarks.$inferInsert): Promise<RemarkRow> {
  const [row] = await tx.insert(proposalRemarks).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}
