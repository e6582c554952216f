import type { FastifyRequest } from 'fastify';
import { uuid } from '@kerabat/shared/contract/common';
import type { ProposalImport, RowIssue } from '@kerabat/shared/imports/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import type { UploadRules } from '../../platform/files.ts';
import { unprocessable } from '../../platform/problem.ts';
import { receiveUpload } from '../../platform/uploads.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { findCurrentPeriod, findPeriodFor } from '../periods/periods.service.ts';
import { titleKeyOf } from '../proposals/likeness.policy.ts';
import { findLookAlikes, walkRegister } from '../proposals/lookalikes.service.ts';
import { visibleTo as visibleProposals } from '../proposals/proposals.policy.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { deleteRows, insertRows } from './import-rows.queries.ts';
import { MOST_ROWS_AT_ONCE } from './imports.policy.ts';
import { insertImport } from './imports.queries.ts';
import { describe, listsOf, toProblem } from './imports.service.ts';
import type { ImportRecord, NewImportRowRecord } from './imports.table.ts';
import { noticesOf } from './notices.ts';
import type { ImportAgency } from './reading/import-agency.ts';
import { openReader, type Reader } from './reading/reader.ts';
import type { ReadRow, SheetFacts } from './reading/reading-desk.ts';
import { likeableOf, MOST_MARKS, type RegisterEntry } from './reading/similar-rows.ts';

const MB = 1024 * 1024;
/** The old XLS and nameless archives come in too, so that the reader can say what is wrong with them. */
const IMPORT_RULES: UploadRules = {
  maxBytes: 20 * MB,
  mediaTypes: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.oasis.opendocument.spreadsheet',
    'application/zip',
    'application/x-cfb',
  ],
  plainTextAs: 'text/csv',
  hint: 'XLSX, ODS, atau CSV',
};

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

/** Below this the register is asked title by title; above, it is walked once. */
const ASKED_SINGLY = 300;
const ROWS_PER_STEP = 500;

async function choosePeriod({ db, now }: Platform, periodId: string | undefined): Promise<string | null> {
  if (periodId === undefined || periodId === '') return (await findCurrentPeriod(db, now()))?.id ?? null;
  const period = uuid.safeParse(periodId).success ? await findPeriodFor(db, periodId) : undefined;
  if (!period) throw fault('periodId', 'imports.unknown_period', 'Periode pengusulan tidak dikenal.');
  return period.id;
}

async function chooseAgency({ db }: Platform, agencyId: string | undefined): Promise<string | null> {
  if (agencyId === undefined || agencyId === '') return null;
  const book = await getReferenceBook(db);
  if (!book.agencies.has(agencyId))
    throw fault('agencyId', 'imports.unknown_agency', 'Perangkat daerah tidak dikenal.');
  return agencyId;
}

type Draft = Pick<
  ImportRecord,
  'sheet' | 'otherSheets' | 'columns' | 'periodId' | 'agencyId' | 'scope' | 'total'
>;

/** Receives a file and reads it: at once if it is short, behind the answer if it is long. */
export async function startImport(
  platform: Platform,
  caller: Caller,
  request: FastifyRequest,
): Promise<ProposalImport> {
  const { actor } = caller;
  const { content, fileName, fields } = await receiveUpload(request, platform.files, IMPORT_RULES, [
    'periodId',
    'agencyId',
  ]);
  const reader = openReader();
  let isLong = false;
  try {
    const place = {
      periodId: await choosePeriod(platform, fields['periodId']),
      agencyId: await chooseAgency(platform, fields['agencyId']),
      scope: visibleProposals(actor),
      createdById: actor.id,
      fileName,
      sha256: content.sha256,
    };
    const facts = await reader.open(platform.files.path(content.storageKey), fileName);
    const draft = { ...place, ...kept(facts) };
    const long = facts.total > MOST_ROWS_AT_ONCE;
    const record = long
      ? await keepForLater(platform, caller, { ...draft, storageKey: content.storageKey })
      : await keepAtOnce(platform, caller, draft, reader);
    isLong = long;
    return await describe(platform.db, record);
  } catch (error) {
    throw toProblem(error);
  } finally {
    await reader.close();
    if (!isLong) await discardFiles(platform, [content.storageKey]);
  }
}

const received = ({ id, agencyId, sha256, total }: ImportRecord) => ({
  event: 'import.received',
  subjectType: 'import',
  subjectId: id,
  agencyId,
  detail: { sha256, rows: total },
});

async function keepForLater(
  { db, jobs }: Platform,
  { actor, requestId }: Caller,
  values: Parameters<typeof insertImport>[1],
): Promise<ImportRecord> {
  return db.transaction(async (tx) => {
    const record = await insertImport(tx, values);
    await recordAudit(tx, actor, requestId, received(record));
    await jobs.enqueue(tx, 'import.read', { importId: record.id });
    return record;
  });
}

async function keepAtOnce(
  platform: Platform,
  { actor, requestId }: Caller,
  draft: Draft & Parameters<typeof insertImport>[1],
  reader: Reader,
): Promise<ImportRecord> {
  const notices = await digest(platform, draft, reader);
  return platform.db.transaction(async (tx) => {
    const record = await insertImport(tx, { ...draft, status: 'previewed', done: draft.total, notices });
    await keepRows(tx, record, reader);
    await recordAudit(tx, actor, requestId, received(record));
    return record;
  });
}

/** What the sheet says about itself. */
const kept = ({ sheet, otherSheets, headerRow, columns, skippedRows, total }: SheetFacts) => ({
  sheet,
  otherSheets,
  headerRow,
  columns,
  skippedRows,
  total,
});

/** Lets the reader interpret what it holds and compares it with the register. Returns what the bureau should know. */
export async function digest(platform: Platform, draft: Draft, reader: Reader): Promise<string[]> {
  const { db } = platform;
  await reader.interpret(await instructionsFor(platform, draft));
  if (draft.total > ASKED_SINGLY)
    for await (const page of walkRegister(db, draft.scope)) await reader.compare(page);
  else await compareSingly(db, draft, reader);
  return noticesOf(platform, draft);
}

/**
 * Replaces the kept rows of an import by what the reader holds now. They take its version, which is ahead of theirs: a row
 * that was seen before is not taken for the new one.
 */
export async function keepRows(
  db: DbOrTx,
  { id, total, rowVersion }: ImportRecord,
  reader: Reader,
  progress: (done: number) => Promise<unknown> = async () => undefined,
): Promise<void> {
  await deleteRows(db, id);
  for (let from = 0; from < total; from += ROWS_PER_STEP) {
    await insertRows(
      db,
      (await reader.take(from, ROWS_PER_STEP)).map((row) => toRecord(id, rowVersion, row)),
    );
    await progress(Math.min(from + ROWS_PER_STEP, total));
  }
}

export async function instructionsFor(
  { db, now }: Platform,
  { columns, periodId, agencyId }: Pick<Draft, 'columns' | 'periodId' | 'agencyId'>,
) {
  const book = await getReferenceBook(db);
  const period = periodId === null ? undefined : await findPeriodFor(db, periodId);
  const named = agencyId === null ? undefined : book.agencies.get(agencyId);
  const agency: ImportAgency | null = named
    ? { id: named.id, numberCode: named.numberCode, name: named.name }
    : null;
  const year = period?.year ?? Number(officeDay(now()).slice(0, 4));
  return { lists: listsOf(book, now()), columns, year, agency };
}

async function compareSingly(db: DbOrTx, { scope }: Draft, reader: Reader): Promise<void> {
  const rows = await reader.take(0, ASKED_SINGLY);
  const found = new Map<string, RegisterEntry>();
  for (const { understood } of rows)
    if (understood.title !== null)
      for (const { row } of await findLookAlikes(db, scope, likeableOf(understood), { limit: MOST_MARKS }))
        found.set(row.id, row);
  await reader.compare([...found.values()]);
}

export const stateOf = (errors: readonly RowIssue[]) => (errors.length === 0 ? 'ready' : 'error');

const toRecord = (importId: string, rowVersion: number, row: ReadRow): NewImportRowRecord => ({
  importId,
  rowVersion,
  row: row.row,
  cells: [...row.cells],
  corrections: row.corrections,
  understood: row.understood,
  errors: row.errors,
  warnings: row.warnings,
  similarTo: row.similarTo,
  titleKey: titleKeyOf(row.understood.title),
  state: stateOf(row.errors),
  hasWarnings: row.warnings.length > 0,
});
