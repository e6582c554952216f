import type { ImportRow, ProposalImport } from '@kerabat/shared/imports/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { AppError, conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { countMatching, listRows, type RowFilter } from './import-rows.queries.ts';
import { presentImport, presentRow } from './imports.presenter.ts';
import { countImports, countRows, findImport, listImportRecords } from './imports.queries.ts';
import type { ImportRecord } from './imports.table.ts';
import { ImportFileError } from './reading/import-file-error.ts';
import type { ReferenceLists } from './reading/reference-index.ts';
import { buildTemplate } from './template.ts';

/** What the audit trail calls an import. */
export const SUBJECT = 'import';

export const noSuchImport = () => notFound('Impor');

interface Page {
  limit: number;
  cursor?: string | undefined;
  includeTotal?: boolean | undefined;
}

export async function describe(db: DbOrTx, record: ImportRecord): Promise<ProposalImport> {
  const counts = await countRows(db, [record.id]);
  return presentImport(record, counts.get(record.id));
}

export async function getImport({ db }: Platform, id: string): Promise<ProposalImport> {
  const record = await findImport(db, id);
  if (!record) throw noSuchImport();
  return describe(db, record);
}

const NEWEST_FIRST = '-createdAt';

export async function list({ db }: Platform, { limit, cursor, includeTotal }: Page) {
  const rows = await listImportRecords(db, readCursor(cursor, NEWEST_FIRST, KEYS.instant), limit + 1);
  const page = cutPage(rows, limit, NEWEST_FIRST, (row) => row.createdAt);
  const counts = await countRows(
    db,
    page.rows.map(({ id }) => id),
  );
  return {
    items: page.rows.map((row) => presentImport(row, counts.get(row.id))),
    nextCursor: page.nextCursor,
    ...cappedTotal(includeTotal ? await countImports(db) : null),
  };
}

const BY_ROW = 'row';

export async function rowsOf({ db }: Platform, id: string, query: Page & RowFilter) {
  const { limit, cursor, includeTotal, ...filter } = query;
  const record = await findImport(db, id);
  if (!record) throw noSuchImport();
  const after = readCursor(cursor, BY_ROW, KEYS.integer)?.value ?? 0;
  const rows = await listRows(db, id, filter, after, limit + 1);
  const page = cutPage(rows, limit, BY_ROW, (row) => row.row);
  return {
    items: page.rows.map((row): ImportRow => presentRow(row, record.columns)),
    nextCursor: page.nextCursor,
    ...cappedTotal(includeTotal ? await countMatching(db, id, filter) : null),
  };
}

/** While work goes on behind the answer, nobody else touches the rows. */
export function demandRest({ status }: Pick<ImportRecord, 'status'>): void {
  if (status !== 'reading' && status !== 'committing') return;
  throw conflict('imports.still_running', 'Impor ini masih dikerjakan. Tunggu sampai selesai.');
}

/** Only a preview can be changed or stored. */
export function demandPreview({ status }: ImportRecord): void {
  if (status === 'previewed') return;
  if (status === 'committed')
    throw conflict(
      'imports.already_committed',
      'Impor ini sudah disimpan. Lihat usulannya pada daftar usulan.',
    );
  if (status === 'failed')
    throw conflict(
      'imports.failed',
      'Berkas ini tidak dapat dibaca. Perbaiki berkasnya, lalu unggah kembali.',
    );
  demandRest({ status });
}

/** What the reader found wrong with the file, as a refusal of the upload. */
export function toProblem(error: unknown): unknown {
  if (!(error instanceof ImportFileError)) return error;
  return unprocessable(error.code, error.detail, [
    { pointer: '/file', code: error.code, detail: error.detail },
  ]);
}

export const failureOf = (error: unknown): string =>
  error instanceof ImportFileError || error instanceof AppError
    ? error.detail
    : 'Terjadi gangguan pada sistem. Coba lagi; bila berulang, sampaikan kepada administrator.';

interface Closable {
  validUntil: string | null;
}

/** The reference lists as the reader wants them: only what may still be chosen. */
export function listsOf(book: ReferenceBook, now: Date): ReferenceLists {
  const today = officeDay(now);
  const open = <T extends Closable>(entries: Iterable<T>): T[] =>
    [...entries].filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const entries = (set: 'affair' | 'region' | 'funding-source' | 'partner-type' | 'planning-target') =>
    open(book[set].values()).map(
      ({ id, code, name, shortName, aliases, level, number, parentCode, startYear, endYear, category }) => ({
        id,
        code,
        name,
        shortName,
        aliases,
        level,
        number,
        parentCode,
        startYear,
        endYear,
        category,
      }),
    );
  return {
    agencies: open(book.agencies.values()).map(({ id, code, numberCode, name, shortName, aliases }) => ({
      id,
      code,
      numberCode,
      name,
      shortName,
      aliases,
    })),
    affairs: entries('affair'),
    regions: entries('region'),
    planningTargets: entries('planning-target'),
    fundingSources: entries('funding-source'),
    partnerTypes: entries('partner-type'),
  };
}

const OUR_PROVINCE = '13';

export async function template({ db, now }: Platform): Promise<Buffer> {
  const lists = listsOf(await getReferenceBook(db), now());
  const names = (entries: readonly { name: string }[]) => entries.map(({ name }) => name);
  return buildTemplate({
    agencies: names(lists.agencies),
    affairs: names(lists.affairs),
    regions: names(lists.regions.filter(({ parentCode }) => parentCode === OUR_PROVINCE)),
    fundingSources: names(lists.fundingSources),
  });
}
