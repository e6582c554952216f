import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { ImportRow } from '@kerabat/shared/imports/schema';
import { auditRecords } from '../../platform/audit.table.ts';
import { bulkInsert } from '../../platform/bulk-insert.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { proposalImportRows, type ImportRowRecord, type NewImportRowRecord } from './imports.table.ts';

export const insertRows = (db: DbOrTx, rows: readonly NewImportRowRecord[]): Promise<void> =>
  bulkInsert(db, proposalImportRows, rows);

export const deleteRows = (db: DbOrTx, importId: string) =>
  db.delete(proposalImportRows).where(eq(proposalImportRows.importId, importId));

export interface RowFilter {
  state?: ImportRow['state'] | undefined;
  hasWarnings?: boolean | undefined;
}

const matching = (importId: string, { state, hasWarnings }: RowFilter) =>
  and(
    eq(proposalImportRows.importId, importId),
    state === undefined ? undefined : eq(proposalImportRows.state, state),
    hasWarnings === undefined ? undefined : eq(proposalImportRows.hasWarnings, hasWarnings),
  );

export const listRows = (
  db: DbOrTx,
  importId: string,
  filter: RowFilter,
  afterRow: number,
  limit: number,
): Promise<ImportRowRecord[]> =>
  db
    .select()
    .from(proposalImportRows)
    .where(and(matching(importId, filter), gt(proposalImportRows.row, afterRow)))
    .orderBy(asc(proposalImportRows.row))
    .limit(limit);

export const countMatching = (db: DbOrTx, importId: string, filter: RowFilter): Promise<number> =>
  db.$count(proposalImportRows, matching(importId, filter));

export async function findRow(
  db: DbOrTx,
  importId: string,
  row: number,
): Promise<ImportRowRecord | undefined> {
  const [found] = await db
    .select()
    .from(proposalImportRows)
    .where(and(eq(proposalImportRows.importId, importId), eq(proposalImportRows.row, row)));
  return found;
}

export async function findRowById(db: DbOrTx, id: string): Promise<ImportRowRecord | undefined> {
  const [found] = await db.select().from(proposalImportRows).where(eq(proposalImportRows.id, id));
  return found;
}

export async function updateRow(
  tx: Tx,
  id: string,
  values: Partial<NewImportRowRecord>,
): Promise<ImportRowRecord> {
  const [row] = await tx
    .update(proposalImportRows)
    .set({ ...values, rowVersion: sql`${proposalImportRows.rowVersion} + 1` })
    .where(eq(proposalImportRows.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

/** Changes only what is derived from other rows: whoever corrects this one need not look again. */
export async function storeMarks(
  tx: Tx,
  id: string,
  marks: Pick<ImportRowRecord, 'similarTo' | 'warnings' | 'hasWarnings'>,
): Promise<void> {
  await tx.update(proposalImportRows).set(marks).where(eq(proposalImportRows.id, id));
}

/** What happened to a row after the version that a caller last saw: its own corrections, and new columns for all. */
export const readRowChanges = (db: DbOrTx, { importId, row }: ImportRowRecord, version: number) =>
  db
    .select({
      at: auditRecords.at,
      actorName: auditRecords.actorName,
      event: auditRecords.event,
      detail: auditRecords.detail,
    })
    .from(auditRecords)
    .where(
      and(
        eq(auditRecords.subjectType, 'import'),
        eq(auditRecords.subjectId, importId),
        sql`case ${auditRecords.event}
          when 'import.corrected' then (${auditRecords.detail}->>'row')::int = ${row}
            and (${auditRecords.detail}->>'versionOfRow')::int > ${version}
          when 'import.remapped' then (${auditRecords.detail}->>'rowVersion')::int > ${version}
          else false end`,
      ),
    )
    .orderBy(asc(auditRecords.at))
    .limit(20);

/** Rows of the file with a title like this one, and those that were marked as like this row before. */
export const findLikeRows = (db: DbOrTx, importId: string, row: number, titleKey: string) => {
  const score = sql<number>`similarity(${proposalImportRows.titleKey}, ${titleKey})`.mapWith(Number);
  const isMarked = sql`${proposalImportRows.similarTo} @> ${JSON.stringify([{ where: 'file', row }])}::jsonb`;
  return db
    .select({ record: proposalImportRows, score })
    .from(proposalImportRows)
    .where(
      and(
        eq(proposalImportRows.importId, importId),
        sql`${proposalImportRows.row} <> ${row}`,
        sql`(${score} >= 0.2 or ${isMarked})`,
      ),
    )
    .orderBy(sql`${score} desc`, asc(proposalImportRows.row))
    .limit(100);
};

/** How many ready rows each agency has. */
export async function countReadyByAgency(tx: Tx, importId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({
      agencyId: sql<string>`${proposalImportRows.understood}->'agency'->>'id'`,
      count: sql<number>`count(*)::int`,
    })
    .from(proposalImportRows)
    .where(matching(importId, { state: 'ready' }))
    .groupBy(sql`1`);
  return new Map(rows.map(({ agencyId, count }) => [agencyId, count]));
}

/** Ties rows to the proposals that they became. */
export const markCommitted = (tx: Tx, pairs: readonly { id: string; proposalId: string }[]) =>
  tx.execute(sql`
    update ${proposalImportRows} as r
    set state = 'committed', proposal_id = v.proposal_id, row_version = r.row_version + 1
    from unnest(
      ${sql.param(pairs.map(({ id }) => id))}::uuid[],
      ${sql.param(pairs.map(({ proposalId }) => proposalId))}::uuid[]
    ) as v(id, proposal_id)
    where r.id = v.id`);

export const listRefused = (tx: Tx, importId: string) =>
  tx
    .select({ row: proposalImportRows.row, errors: proposalImportRows.errors })
    .from(proposalImportRows)
    .where(matching(importId, { state: 'error' }))
    .orderBy(asc(proposalImportRows.row));
