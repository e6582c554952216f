import { and, arrayContains, arrayOverlaps, asc, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { cooperationParties } from '../cooperations/cooperations.table.ts';
import { inquiries } from '../inquiries/inquiries.table.ts';
import { ALIKE_NAMES } from './partners.policy.ts';
import { partners, type PartnerRow } from './partners.table.ts';

const PARTNER_LOCK = 7_313_040;

/** Two who register the same partner at once would not see each other. */
export const lockPartners = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${PARTNER_LOCK})`);

const isActive = eq(partners.status, 'active');

export async function findPartner(db: DbOrTx, id: string): Promise<PartnerRow | undefined> {
  const [row] = await db.select().from(partners).where(eq(partners.id, id));
  return row;
}

export async function lockPartner(tx: Tx, id: string): Promise<PartnerRow | undefined> {
  const [row] = await tx.select().from(partners).where(eq(partners.id, id)).for('update');
  return row;
}

export async function findPartnerOfRegion(db: DbOrTx, regionCode: string): Promise<PartnerRow | undefined> {
  const [row] = await db
    .select()
    .from(partners)
    .where(and(isActive, arrayContains(partners.keys, [regionCode]), eq(partners.regionCode, regionCode)))
    .limit(1);
  return row;
}

/** The partner that goes by this name, written in any of its forms. */
export async function findPartnerByKeys(
  db: DbOrTx,
  keys: readonly string[],
): Promise<PartnerRow | undefined> {
  if (keys.length === 0) return undefined;
  const [row] = await db
    .select()
    .from(partners)
    .where(and(isActive, arrayOverlaps(partners.keys, [...keys])))
    .orderBy(asc(partners.createdAt), asc(partners.id))
    .limit(1);
  return row;
}

export interface Likeness {
  nameKey: string;
  keys: readonly string[];
  exceptId: string | null;
}

/** Partners that bear such a name or one of these keys, the likest first. */
export function findAlike(db: DbOrTx, { nameKey, keys, exceptId }: Likeness, limit: number) {
  const similarity = sql<number>`similarity(${partners.nameKey}, ${nameKey})`;
  const ways: SQL[] = [sql`(${partners.nameKey} % ${nameKey} and ${similarity} >= ${ALIKE_NAMES})`];
  if (keys.length > 0) ways.push(arrayOverlaps(partners.keys, [...keys]));
  return db
    .select({ row: partners, similarity: similarity.mapWith(Number) })
    .from(partners)
    .where(and(isActive, or(...ways), exceptId === null ? undefined : ne(partners.id, exceptId)))
    .orderBy(sql`${similarity} desc`, asc(partners.id))
    .limit(limit);
}

export async function insertPartner(tx: Tx, values: typeof partners.$inferInsert): Promise<PartnerRow> {
  const [row] = await tx.insert(partners).values(values).returning();
  if (!row) throw new Error('insert returned no partner');
  return row;
}

export async function updatePartner(
  tx: Tx,
  id: string,
  values: Partial<typeof partners.$inferInsert>,
): Promise<PartnerRow> {
  const [row] = await tx
    .update(partners)
    .set({ ...values, rowVersion: sql`${partners.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(partners.id, id))
    .returning();
  if (!row) throw new Error('update found no partner');
  return row;
}

export const deletePartnerRow = (tx: Tx, id: string) => tx.delete(partners).where(eq(partners.id, id));

export async function countCasesOf(db: DbOrTx, id: string): Promise<number> {
  return db.$count(cooperationParties, eq(cooperationParties.partnerId, id));
}

export async function countMergedInto(db: DbOrTx, id: string): Promise<number> {
  return db.$count(partners, eq(partners.mergedIntoId, id));
}

/** Cases in which both are parties already; one of them would stand there twice. */
export async function countSharedCases(tx: Tx, left: string, right: string): Promise<number> {
  const withRight = tx
    .select({ id: cooperationParties.cooperationId })
    .from(cooperationParties)
    .where(eq(cooperationParties.partnerId, right));
  return tx.$count(
    cooperationParties,
    and(eq(cooperationParties.partnerId, left), inArray(cooperationParties.cooperationId, withRight)),
  );
}

/** Whatever points at one partner points at the other from now on. */
export async function redirectPartner(tx: Tx, fromId: string, intoId: string): Promise<number> {
  const moved = await tx
    .update(cooperationParties)
    .set({ partnerId: intoId })
    .where(eq(cooperationParties.partnerId, fromId))
    .returning({ id: cooperationParties.cooperationId });
  await tx.update(inquiries).set({ partnerId: intoId }).where(eq(inquiries.partnerId, fromId));
  await tx.update(partners).set({ mergedIntoId: intoId }).where(eq(partners.mergedIntoId, fromId));
  return moved.length;
}
