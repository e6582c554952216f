import { arrayContains, asc, eq, or, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { apiClients } from '../clients/clients.table.ts';
import { latePermits } from '../periods/periods.table.ts';
import { proposalCounters, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import { agencies, type AgencyRow } from './agencies.table.ts';

export const readAgencies = (db: DbOrTx) => db.select().from(agencies).orderBy(asc(agencies.code));

export async function findAgency(db: DbOrTx, id: string) {
  const [row] = await db.select().from(agencies).where(eq(agencies.id, id));
  return row;
}

export async function insertAgency(tx: Tx, values: typeof agencies.$inferInsert) {
  const [row] = await tx.insert(agencies).values(values).returning();
  if (!row) throw new Error('insert returned no agency');
  return row;
}

export async function updateAgency(tx: Tx, id: string, values: Partial<typeof agencies.$inferInsert>) {
  const [row] = await tx
    .update(agencies)
    .set({ ...values, rowVersion: sql`${agencies.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(agencies.id, id))
    .returning();
  if (!row) throw new Error('update found no agency');
  return row;
}

export const deleteAgencyRow = (tx: Tx, id: string) => tx.delete(agencies).where(eq(agencies.id, id));

/** How many rows of each kind refer to an agency. */
export async function countUses(tx: Tx, { id, code }: AgencyRow) {
  const [children, people, own, clients, permits] = await Promise.all([
    tx.$count(agencies, eq(agencies.parentCode, code)),
    tx.$count(users, eq(users.agencyId, id)),
    tx.$count(proposals, or(eq(proposals.agencyId, id), arrayContains(proposals.supportingAgencyIds, [id]))),
    tx.$count(apiClients, eq(apiClients.agencyId, id)),
    tx.$count(latePermits, eq(latePermits.agencyId, id)),
  ]);
  return { children, people, proposals: own, clients, permits, numbers: await countNumbers(tx, id) };
}

/** Numbers that were issued with the agency's number code. */
export const countNumbers = (tx: Tx, id: string): Promise<number> =>
  tx.$count(proposalCounters, eq(proposalCounters.agencyId, id));
