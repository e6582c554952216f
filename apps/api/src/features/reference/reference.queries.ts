import { and, asc, eq, sql } from 'drizzle-orm';
import type { ReferenceSet } from '@kerabat/shared/reference/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { referenceEntries } from './reference.table.ts';

export const readAllAgencies = (db: DbOrTx) => db.select().from(agencies).orderBy(asc(agencies.code));

export const readAllEntries = (db: DbOrTx) =>
  db.select().from(referenceEntries).orderBy(asc(referenceEntries.set), asc(referenceEntries.code));

export const readSet = (db: DbOrTx, set: ReferenceSet) =>
  db.select().from(referenceEntries).where(eq(referenceEntries.set, set));

export async function findEntry(db: DbOrTx, set: ReferenceSet, id: string) {
  const [row] = await db
    .select()
    .from(referenceEntries)
    .where(and(eq(referenceEntries.set, set), eq(referenceEntries.id, id)));
  return row;
}

const REFERENCE_LOCK = 7_313_011;

/** Names and parents are judged against all other rows, so one administrator writes at a time. */
export const lockReference = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${REFERENCE_LOCK})`);

export async function insertEntry(tx: Tx, values: typeof referenceEntries.$inferInsert) {
  const [row] = await tx.insert(referenceEntries).values(values).returning();
  if (!row) throw new Error('insert returned no entry');
  return row;
}

export async function updateEntry(tx: Tx, id: string, values: Partial<typeof referenceEntries.$inferInsert>) {
  const [row] = await tx
    .update(referenceEntries)
    .set({ ...values, rowVersion: sql`${referenceEntries.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(referenceEntries.id, id))
    .returning();
  if (!row) throw new Error('update found no entry');
  return row;
}

export const deleteEntryRow = (tx: Tx, id: string) =>
  tx.delete(referenceEntries).where(eq(referenceEntries.id, id));
