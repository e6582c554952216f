import type { ImportField, ProposalImport } from '@kerabat/shared/imports/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { unprocessable } from '../../platform/problem.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { listRows } from './import-rows.queries.ts';
import { MOST_ROWS_AT_ONCE } from './imports.policy.ts';
import { findImport, lockImport, updateImport } from './imports.queries.ts';
import { demandPreview, describe, noSuchImport, SUBJECT } from './imports.service.ts';
import type { ImportRecord } from './imports.table.ts';
import { digest, keepRows } from './preview.service.ts';
import { openReader, type Reader } from './reading/reader.ts';

const ROWS_PER_STEP = 1000;

type Wish = { index: number; field: ImportField | null };

const fault = (index: number, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/columns/${index}`, code, detail }]);

/** The columns after the wishes; a field belongs to one column only, and the wish takes it from the other. */
function remapped(columns: ProposalImport['columns'], wishes: readonly Wish[]): ProposalImport['columns'] {
  const fieldOf = new Map(wishes.map(({ index, field }) => [index, field]));
  const wanted = new Set<ImportField>();
  wishes.forEach(({ index, field }, at) => {
    if (!columns.some((column) => column.index === index))
      throw fault(at, 'imports.unknown_column', `Kolom ${index} tidak ada pada lembar kerja ini.`);
    if (field === null) return;
    if (wanted.has(field))
      throw fault(at, 'imports.field_twice', 'Satu isian hanya dapat berasal dari satu kolom.');
    wanted.add(field);
  });
  return columns.map((column) => {
    const wish = fieldOf.get(column.index);
    if (wish !== undefined) return { ...column, field: wish };
    return column.field !== null && wanted.has(column.field) ? { ...column, field: null } : column;
  });
}

/** Lays the kept rows before a reader once more; what people corrected stays. */
export async function loadRows(db: DbOrTx, importId: string, reader: Reader): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = await listRows(db, importId, {}, after, ROWS_PER_STEP);
    await reader.load(rows.map(({ row, cells, corrections }) => ({ row, cells, corrections })));
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_STEP) return;
    after = last.row;
  }
}

async function readAgain(platform: Platform, tx: Tx, record: ImportRecord): Promise<string[]> {
  const reader = openReader();
  try {
    await loadRows(tx, record.id, reader);
    const notices = await digest(platform, record, reader);
    await keepRows(tx, record, reader);
    return notices;
  } finally {
    await reader.close();
  }
}

async function apply(platform: Platform, tx: Tx, record: ImportRecord, columns: ProposalImport['columns']) {
  if (record.total > MOST_ROWS_AT_ONCE) {
    await platform.jobs.enqueue(tx, 'import.read', { importId: record.id });
    return updateImport(tx, record.id, { columns, status: 'reading', done: 0 });
  }
  const notices = await readAgain(platform, tx, { ...record, columns, rowVersion: record.rowVersion + 1 });
  return updateImport(tx, record.id, { columns, notices });
}

/** Says anew what the columns hold; long lists are read again behind the answer. */
export async function remapColumns(
  platform: Platform,
  { actor, requestId }: Caller,
  id: string,
  expected: Expected,
  wishes: readonly Wish[],
): Promise<ProposalImport> {
  const seen = await findImport(platform.db, id);
  if (!seen) throw noSuchImport();
  demandPreview(seen);
  return platform.db.transaction(async (tx) => {
    const before = await lockImport(tx, id);
    if (!before) throw noSuchImport();
    await checkSeen(tx, SUBJECT, before, expected);
    demandPreview(before);
    const columns = remapped(before.columns, wishes);
    const record = await apply(platform, tx, before, columns);
    await recordAudit(tx, actor, requestId, {
      event: 'import.remapped',
      subjectType: SUBJECT,
      subjectId: id,
      agencyId: before.agencyId,
      detail: {
        rowVersion: record.rowVersion,
        fields: ['columns'],
        columns: columns.flatMap(({ index, field }) => (field ? [{ index, field }] : [])),
      },
    });
    return describe(tx, record);
  });
}
