import { and, arrayContains, asc, count, eq, exists, or, sql } from 'drizzle-orm';
import type { ReferenceSet } from '@kerabat/shared/reference/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import { referenceEntries, type ReferenceRow } from './reference.table.ts';

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

/** Where proposals keep the key of an entry: the same shape in the current content and in what was handed in. */
const PLACES: Record<ReferenceSet, (row: ReferenceRow) => Partial<Record<ContentField, unknown[]>>[]> = {
  affair: (row) => [{ affairCodes: [row.code] }],
  region: (row) => [{ locationCodes: [row.code] }, { candidatePartners: [{ regionCode: row.code }] }],
  'planning-target': (row) => [{ planningTargetIds: [row.id] }],
  'funding-source': (row) => [{ funding: [{ source: row.code }] }],
  'partner-type': (row) => [{ candidatePartners: [{ type: row.code }] }],
};
const LISTS = ['affairCodes', 'locationCodes', 'planningTargetIds'] as const;
const OBJECTS = ['candidatePartners', 'funding'] as const;
type ContentField = (typeof LISTS)[number] | (typeof OBJECTS)[number];

/** How many proposals name an entry now or did when they were handed in. */
export async function countProposalsNaming(tx: Tx, row: ReferenceRow): Promise<number> {
  const places = PLACES[row.set](row);
  const now = places.flatMap((place) => [
    ...LISTS.flatMap((field) =>
      place[field] ? [arrayContains(proposals[field], place[field] as string[])] : [],
    ),
    ...OBJECTS.flatMap((field) =>
      place[field] ? [sql`${proposals[field]} @> ${JSON.stringify(place[field])}::jsonb`] : [],
    ),
  ]);
  const handedIn = places.map((place) => sql`${proposalHistory.content} @> ${JSON.stringify(place)}::jsonb`);
  const inHistory = tx
    .select({ one: sql`1` })
    .from(proposalHistory)
    .where(and(eq(proposalHistory.proposalId, proposals.id), or(...handedIn)));
  const [found] = await tx
    .select({ total: count() })
    .from(proposals)
    .where(or(...now, exists(inHistory)));
  return found?.total ?? 0;
}
