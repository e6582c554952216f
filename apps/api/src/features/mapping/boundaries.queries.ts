import { eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';
import { boundaries, type BoundariesRow } from './mapping.table.ts';

const THE_ONE = 1;
const BOUNDARIES_LOCK = 7_313_013;

export async function findBoundaries(db: DbOrTx) {
  const [found] = await db
    .select({ row: boundaries, uploadedBy: users.name })
    .from(boundaries)
    .leftJoin(users, eq(users.id, boundaries.uploadedById))
    .where(eq(boundaries.id, THE_ONE));
  return found;
}

/** The row, or its absence, held until the transaction ends. */
export async function lockBoundaries(tx: Tx): Promise<BoundariesRow | undefined> {
  await tx.execute(sql`select pg_advisory_xact_lock(${BOUNDARIES_LOCK})`);
  const [row] = await tx.select().from(boundaries).where(eq(boundaries.id, THE_ONE));
  return row;
}

export async function storeBoundaries(
  tx: Tx,
  values: Omit<typeof boundaries.$inferInsert, 'id' | 'rowVersion'>,
): Promise<BoundariesRow> {
  const [row] = await tx
    .insert(boundaries)
    .values({ ...values, id: THE_ONE })
    .onConflictDoUpdate({
      target: boundaries.id,
      set: { ...values, rowVersion: sql`${boundaries.rowVersion} + 1` },
    })
    .returning();
  if (!row) throw new Error('insert returned no boundaries');
  return row;
}
