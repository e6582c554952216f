import { and, asc, count, desc, eq, gt, gte, isNotNull, lte, ne, or, sql, type SQL } from 'drizzle-orm';
import type { ListPeriodsQuery } from '@kerabat/shared/periods/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Cursor } from '../../platform/paging.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { latePermits, proposalPeriods } from './periods.table.ts';

const PERIOD_LOCK = 7_313_010;

/** Two periods written at once would not see each other's span. */
export const lockPeriods = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${PERIOD_LOCK})`);

function beyond(cursor: Cursor | undefined, sort: ListPeriodsQuery['sort']): SQL | undefined {
  if (!cursor) return undefined;
  const place = sql`(${cursor.value}::timestamptz, ${cursor.id}::uuid)`;
  const key = sql`(${proposalPeriods.opensAt}, ${proposalPeriods.id})`;
  return sort === 'opensAt' ? sql`${key} > ${place}` : sql`${key} < ${place}`;
}

export const readPeriods = (
  db: DbOrTx,
  sort: ListPeriodsQuery['sort'],
  cursor: Cursor | undefined,
  limit: number,
) => {
  const direction = sort === 'opensAt' ? asc : desc;
  return db
    .select()
    .from(proposalPeriods)
    .where(beyond(cursor, sort))
    .orderBy(direction(proposalPeriods.opensAt), direction(proposalPeriods.id))
    .limit(limit);
};

export async function countPeriods(db: DbOrTx): Promise<number> {
  const [row] = await db.select({ total: count() }).from(proposalPeriods);
  return row?.total ?? 0;
}

export async function findPeriod(db: DbOrTx, id: string) {
  const [row] = await db.select().from(proposalPeriods).where(eq(proposalPeriods.id, id));
  return row;
}

export async function findPeriodForUpdate(tx: Tx, id: string) {
  const [row] = await tx.select().from(proposalPeriods).where(eq(proposalPeriods.id, id)).for('update');
  return row;
}

/** The latest opened period that still accepts proposals. */
export async function findAcceptingPeriod(db: DbOrTx, now: Date) {
  const at = now.toISOString();
  const [row] = await db
    .select()
    .from(proposalPeriods)
    .where(
      and(
        lte(proposalPeriods.opensAt, at),
        or(gte(proposalPeriods.closesAt, at), eq(proposalPeriods.allowLate, true)),
      ),
    )
    .orderBy(desc(proposalPeriods.opensAt), desc(proposalPeriods.id))
    .limit(1);
  return row;
}

export async function findLatestOpened(db: DbOrTx, now: Date) {
  const [row] = await db
    .select()
    .from(proposalPeriods)
    .where(lte(proposalPeriods.opensAt, now.toISOString()))
    .orderBy(desc(proposalPeriods.opensAt), desc(proposalPeriods.id))
    .limit(1);
  return row;
}

export async function findOverlapping(
  tx: Tx,
  span: { opensAt: string; closesAt: string },
  exceptId?: string,
) {
  const [row] = await tx
    .select()
    .from(proposalPeriods)
    .where(
      and(
        lte(proposalPeriods.opensAt, span.closesAt),
        gte(proposalPeriods.closesAt, span.opensAt),
        exceptId === undefined ? undefined : ne(proposalPeriods.id, exceptId),
      ),
    )
    .limit(1);
  return row;
}

export async function insertPeriod(tx: Tx, values: typeof proposalPeriods.$inferInsert) {
  const [row] = await tx.insert(proposalPeriods).values(values).returning();
  if (!row) throw new Error('insert returned no period');
  return row;
}

export async function updatePeriodRow(
  tx: Tx,
  id: string,
  values: Partial<typeof proposalPeriods.$inferInsert>,
) {
  const [row] = await tx
    .update(proposalPeriods)
    .set({ ...values, rowVersion: sql`${proposalPeriods.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(proposalPeriods.id, id))
    .returning();
  if (!row) throw new Error('update found no period');
  return row;
}

export const deletePeriodRow = (tx: Tx, id: string) =>
  tx.delete(proposalPeriods).where(eq(proposalPeriods.id, id));

export async function countProposalsOf(tx: Tx, periodId: string): Promise<number> {
  const [row] = await tx.select({ total: count() }).from(proposals).where(eq(proposals.periodId, periodId));
  return row?.total ?? 0;
}

/** Numbers carry the period's year (`USL/2022/…`). */
export async function hasNumberedProposals(tx: Tx, periodId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(and(eq(proposals.periodId, periodId), isNotNull(proposals.number)))
    .limit(1);
  return rows.length > 0;
}

export const readPermits = (db: DbOrTx, periodId: string) =>
  db
    .select()
    .from(latePermits)
    .where(eq(latePermits.periodId, periodId))
    .orderBy(desc(latePermits.grantedAt), desc(latePermits.id));

export async function findPermit(db: DbOrTx, periodId: string, id: string) {
  const [row] = await db
    .select()
    .from(latePermits)
    .where(and(eq(latePermits.id, id), eq(latePermits.periodId, periodId)));
  return row;
}

export async function findValidPermit(db: DbOrTx, periodId: string, agencyId: string, now: Date) {
  const [row] = await db
    .select({ id: latePermits.id })
    .from(latePermits)
    .where(
      and(
        eq(latePermits.periodId, periodId),
        eq(latePermits.agencyId, agencyId),
        gt(latePermits.expiresAt, now.toISOString()),
      ),
    )
    .limit(1);
  return row;
}

export async function insertPermit(tx: Tx, values: typeof latePermits.$inferInsert) {
  const [row] = await tx.insert(latePermits).values(values).returning();
  if (!row) throw new Error('insert returned no permit');
  return row;
}

export async function deletePermitRow(tx: Tx, periodId: string, id: string) {
  const [row] = await tx
    .delete(latePermits)
    .where(and(eq(latePermits.id, id), eq(latePermits.periodId, periodId)))
    .returning();
  return row;
}
