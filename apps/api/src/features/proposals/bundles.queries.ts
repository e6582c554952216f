import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { proposalBundles, type BundleRow } from './bundles.table.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';

export async function findBundle(db: DbOrTx, id: string): Promise<BundleRow | undefined> {
  const [row] = await db.select().from(proposalBundles).where(eq(proposalBundles.id, id));
  return row;
}

/** Held until the transaction ends, yet proposals that name it may be written meanwhile. */
export async function lockBundle(tx: Tx, id: string): Promise<BundleRow | undefined> {
  const [row] = await tx
    .select()
    .from(proposalBundles)
    .where(eq(proposalBundles.id, id))
    .for('no key update');
  return row;
}

export const readMembers = (db: DbOrTx, bundleId: string, scope: Scope) =>
  db
    .select({
      id: proposals.id,
      number: proposals.number,
      title: proposals.title,
      status: proposals.status,
    })
    .from(proposals)
    .where(and(eq(proposals.bundleId, bundleId), inScope(scope)))
    .orderBy(asc(proposals.number), asc(proposals.id));

/** All members, also those that the caller does not see: a draft's answer may wait for its head. */
export async function readMemberIds(tx: Tx, bundleId: string): Promise<string[]> {
  const rows = await tx.select({ id: proposals.id }).from(proposals).where(eq(proposals.bundleId, bundleId));
  return rows.map(({ id }) => id);
}

export const readTitles = (db: DbOrTx, ids: readonly string[]) =>
  db
    .select({ id: proposalBundles.id, title: proposalBundles.title })
    .from(proposalBundles)
    .where(inArray(proposalBundles.id, [...ids]));

export async function insertBundle(tx: Tx, values: typeof proposalBundles.$inferInsert): Promise<BundleRow> {
  const [row] = await tx.insert(proposalBundles).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}

export async function updateBundle(
  tx: Tx,
  id: string,
  values: Partial<typeof proposalBundles.$inferInsert>,
): Promise<BundleRow> {
  const [row] = await tx
    .update(proposalBundles)
    .set({ ...values, rowVersion: sql`${proposalBundles.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(proposalBundles.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

export async function deleteBundle(tx: Tx, id: string): Promise<void> {
  await tx.delete(proposalBundles).where(eq(proposalBundles.id, id));
}
