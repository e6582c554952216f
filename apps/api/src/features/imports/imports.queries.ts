import { and, desc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Cursor } from '../../platform/paging.ts';
import { proposalImportRows, proposalImports, type ImportRecord } from './imports.table.ts';

export async function findImport(db: DbOrTx, id: string) {
  const [row] = await db.select().from(proposalImports).where(eq(proposalImports.id, id));
  return row;
}

/** Held until the transaction ends: a file is changed, read or stored by one at a time. */
export async function lockImport(tx: Tx, id: string) {
  const [row] = await tx.select().from(proposalImports).where(eq(proposalImports.id, id)).for('update');
  return row;
}

/** The same for work behind the answer: undefined also if another process has it in hand. */
export async function takeImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  const [row] = await tx
    .select()
    .from(proposalImports)
    .where(eq(proposalImports.id, id))
    .for('no key update', { skipLocked: true });
  return row;
}

/** Keeps work from beginning, without keeping a job from work that has begun: it passes over what it cannot lock. */
export async function pauseImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  const [row] = await tx.select().from(proposalImports).where(eq(proposalImports.id, id)).for('key share');
  return row;
}

/** One after the other, for those who have paused an import that is at rest. */
export async function holdPaused(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  const [row] = await tx
    .select()
    .from(proposalImports)
    .where(eq(proposalImports.id, id))
    .for('no key update');
  return row;
}

export const listImportRecords = (
  db: DbOrTx,
  cursor: Cursor | undefined,
  limit: number,
): Promise<ImportRecord[]> =>
  db
    .select()
    .from(proposalImports)
    .where(
      cursor &&
        sql`(${proposalImports.createdAt}, ${proposalImports.id}) < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`,
    )
    .orderBy(desc(proposalImports.createdAt), desc(proposalImports.id))
    .limit(limit);

export const countImports = (db: DbOrTx): Promise<number> => db.$count(proposalImports);

export async function insertImport(
  db: DbOrTx,
  values: typeof proposalImports.$inferInsert,
): Promise<ImportRecord> {
  const [row] = await db.insert(proposalImports).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}

export async function updateImport(
  db: DbOrTx,
  id: string,
  values: Partial<typeof proposalImports.$inferInsert>,
): Promise<ImportRecord> {
  const [row] = await db
    .update(proposalImports)
    .set({ ...values, rowVersion: sql`${proposalImports.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(proposalImports.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

/** Changes the record only if its work has not gone on meanwhile. */
export async function updateImportIn(
  db: DbOrTx,
  id: string,
  status: ImportRecord['status'],
  values: Partial<typeof proposalImports.$inferInsert>,
): Promise<void> {
  await db
    .update(proposalImports)
    .set({ ...values, rowVersion: sql`${proposalImports.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(and(eq(proposalImports.id, id), eq(proposalImports.status, status)));
}

/** One process at a time keeps the rows of an import; the lock goes with the transaction. */
export async function holdRows(tx: Tx, id: string): Promise<boolean> {
  const [lock] = await tx.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtextextended(${`proposal-import-rows ${id}`}, 0)) as held`,
  );
  return lock?.held === true;
}

export interface Counts {
  total: number;
  ready: number;
  withWarnings: number;
  withErrors: number;
}

/** Counts of several imports in one statement. */
export async function countRows(db: DbOrTx, ids: readonly string[]): Promise<Map<string, Counts>> {
  if (ids.length === 0) return new Map();
  const isReady = sql`${proposalImportRows.state} <> 'error'`;
  const rows = await db
    .select({
      importId: proposalImportRows.importId,
      total: sql<number>`count(*)::int`,
      ready: sql<number>`(count(*) filter (where ${isReady}))::int`,
      withWarnings: sql<number>`(count(*) filter (where ${isReady} and ${proposalImportRows.hasWarnings}))::int`,
    })
    .from(proposalImportRows)
    .where(sql`${proposalImportRows.importId} in ${[...ids]}`)
    .groupBy(proposalImportRows.importId);
  return new Map(
    rows.map(({ importId, ...counts }) => [importId, { ...counts, withErrors: counts.total - counts.ready }]),
  );
}

/** Imports whose work was interrupted: nobody holds them, yet they are under way. */
export const findUnfinished = (db: DbOrTx) =>
  db
    .select({ id: proposalImports.id, status: proposalImports.status })
    .from(proposalImports)
    .where(sql`${proposalImports.status} in ('reading', 'committing')`);

/** What old imports said is forgotten; that they happened stays. Returns the files that were never read. */
export async function forgetContentBefore(db: DbOrTx, before: string): Promise<string[]> {
  const isOld = lt(proposalImports.createdAt, before);
  const old = db.select({ id: proposalImports.id }).from(proposalImports).where(isOld);
  await db.delete(proposalImportRows).where(sql`${proposalImportRows.importId} in ${old}`);
  const unread = await db
    .select({ storageKey: proposalImports.storageKey })
    .from(proposalImports)
    .where(and(isOld, isNotNull(proposalImports.storageKey)));
  await db
    .update(proposalImports)
    .set({ storageKey: null, skippedRows: [], columns: [] })
    .where(
      and(isOld, sql`(${proposalImports.columns} <> '[]' or ${proposalImports.storageKey} is not null)`),
    );
  return unread.flatMap(({ storageKey }) => storageKey ?? []);
}
