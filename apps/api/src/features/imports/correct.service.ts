import type { ImportField, ImportRow, SimilarMark } from '@kerabat/shared/imports/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { etagOf, isCurrent, oldest, stale, type Expected } from '../../platform/etag.ts';
import { notFound } from '../../platform/problem.ts';
import { changesOf } from '../audit/audit.service.ts';
import { compareProposals, titleKeyOf } from '../proposals/likeness.policy.ts';
import { findLookAlikes } from '../proposals/lookalikes.service.ts';
import { findLikeRows, findRow, readRowChanges, storeMarks, updateRow } from './import-rows.queries.ts';
import { presentRow } from './imports.presenter.ts';
import { findImport, lockImport, updateImport } from './imports.queries.ts';
import { demandPreview, noSuchImport, SUBJECT } from './imports.service.ts';
import type { ImportRecord, ImportRowRecord } from './imports.table.ts';
import { instructionsFor, stateOf } from './preview.service.ts';
import { visibleText } from './reading/cell-text.ts';
import { assignAgency } from './reading/import-agency.ts';
import { interpretRow, type InterpretedRow } from './reading/interpret-row.ts';
import { contextOf, correctedValues, withLookAlikes } from './reading/reading-desk.ts';
import { buildReferenceIndex } from './reading/reference-index.ts';
import { bestMarks, likeableOf, MOST_MARKS, registerMark, rowMark } from './reading/similar-rows.ts';

export type Corrections = Partial<Record<ImportField, string | null>>;

/** Corrected cells follow the same rule as those of a sheet: what nobody can see is left out. */
const visible = (change: Corrections): Corrections =>
  Object.fromEntries(
    Object.entries(change).map(([field, text]) => [field, text === null ? null : visibleText(text)]),
  );

type Interpret = (row: ImportRowRecord) => InterpretedRow;

/** How the rows of an import are read, with what people put into their cells. */
export async function interpreterFor(platform: Platform, record: ImportRecord): Promise<Interpret> {
  const { lists, columns, year, agency } = await instructionsFor(platform, record);
  const index = buildReferenceIndex(lists);
  const context = contextOf(columns, year);
  return (row) => assignAgency(interpretRow(correctedValues(row, columns), index, context), agency);
}

const isMarkOf = (row: number) => (mark: SimilarMark) => mark.where === 'file' && mark.row === row;

/** Look-alikes are mutual: the other rows of the file learn what this one has become. Returns this row's own marks. */
async function compareInFile(
  tx: Tx,
  row: ImportRowRecord,
  { understood }: InterpretedRow,
): Promise<SimilarMark[]> {
  const marks: SimilarMark[] = [];
  for (const { record: other, score } of await findLikeRows(
    tx,
    row.importId,
    row.row,
    titleKeyOf(understood.title),
  )) {
    const alike =
      understood.title === null
        ? undefined
        : compareProposals(likeableOf(understood), likeableOf(other.understood), score);
    if (alike) marks.push(rowMark(other.row, other.understood.title ?? '', alike));
    const isKnown = other.similarTo.some(isMarkOf(row.row));
    if (!alike && !isKnown) continue;
    const kept = other.similarTo.filter((mark) => !isMarkOf(row.row)(mark));
    const similarTo = bestMarks(alike ? [...kept, rowMark(row.row, understood.title ?? '', alike)] : kept);
    const warnings = withLookAlikes(other.warnings, similarTo);
    await storeMarks(tx, other.id, { similarTo, warnings, hasWarnings: warnings.length > 0 });
  }
  return marks;
}

async function compareWithRegister(
  tx: Tx,
  { scope }: ImportRecord,
  { understood }: InterpretedRow,
): Promise<SimilarMark[]> {
  if (understood.title === null) return [];
  const found = await findLookAlikes(tx, scope, likeableOf(understood), { limit: MOST_MARKS });
  return found.map(({ row, likeness }) => registerMark(row, likeness));
}

/** Reads a row as it stands now, and lets its look-alikes know what it has become. */
export async function readRowAgain(
  tx: Tx,
  record: ImportRecord,
  row: ImportRowRecord,
  interpret: Interpret,
): Promise<ImportRowRecord> {
  const read = interpret(row);
  const similarTo = bestMarks([
    ...(await compareInFile(tx, row, read)),
    ...(await compareWithRegister(tx, record, read)),
  ]);
  const warnings = withLookAlikes(read.warnings, similarTo);
  return updateRow(tx, row.id, {
    corrections: row.corrections,
    understood: read.understood,
    errors: read.errors,
    warnings,
    similarTo,
    titleKey: titleKeyOf(read.understood.title),
    state: stateOf(read.errors),
    hasWarnings: warnings.length > 0,
  });
}

async function checkRowSeen(tx: Tx, row: ImportRowRecord, expected: Expected): Promise<void> {
  if (isCurrent(expected, row.rowVersion)) return;
  const changes = changesOf(await readRowChanges(tx, row, oldest(expected)));
  throw stale(etagOf(row.rowVersion), changes);
}

/** Corrects cells of one row and reads it again; the file that was received stays as it was. */
export async function correctRow(
  platform: Platform,
  { actor, requestId }: Caller,
  id: string,
  number: number,
  expected: Expected,
  change: Corrections,
): Promise<ImportRow> {
  const seen = await findImport(platform.db, id);
  if (!seen) throw noSuchImport();
  demandPreview(seen);
  return platform.db.transaction(async (tx) => {
    const record = await lockImport(tx, id);
    if (!record) throw noSuchImport();
    const before = await findRow(tx, id, number);
    if (!before) throw notFound('Baris impor');
    await checkRowSeen(tx, before, expected);
    demandPreview(record);
    const corrections = { ...before.corrections, ...visible(change) };
    const interpret = await interpreterFor(platform, record);
    const row = await readRowAgain(tx, record, { ...before, corrections }, interpret);
    const { rowVersion } = await updateImport(tx, id, {});
    await recordAudit(tx, actor, requestId, {
      event: 'import.corrected',
      subjectType: SUBJECT,
      subjectId: id,
      agencyId: record.agencyId,
      detail: { row: number, fields: Object.keys(change), rowVersion, versionOfRow: row.rowVersion },
    });
    return presentRow(row, record.columns);
  });
}
