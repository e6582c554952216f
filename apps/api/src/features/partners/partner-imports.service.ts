import type { FastifyRequest } from 'fastify';
import type {
  PartnerImport,
  PartnerImportRow,
  PartnerRowState,
} from '@kerabat/shared/partners/imports.schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf } from '../../platform/etag.ts';
import type { UploadRules } from '../../platform/files.ts';
import { AppError, conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { receiveUpload } from '../../platform/uploads.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { partnerWords, readPlainSheets, type PlainSheet } from '../imports/sheets.service.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { findHeader, valuesOf, type Header } from './import-columns.policy.ts';
import { interpretPartnerRow, type Words } from './import-rows.policy.ts';
import {
  deletePartnerImportsBefore,
  findPartnerImport,
  finishPartnerImport,
  insertPartnerImport,
  lockPartnerImport,
} from './partner-imports.queries.ts';
import type { KeptRow, PartnerImportRecord } from './partner-imports.table.ts';
import { derivedOf, isRegionType, keysOfName } from './partners.policy.ts';
import { regionNameOf, typeNameOf } from './partners.presenter.ts';
import { findPartnerByKeys, findPartnerOfRegion, lockPartners } from './partners.queries.ts';
import { checkPlace, contentOf } from './partners.service.ts';
import { register } from './partners.writes.service.ts';
import { findSimilar } from './similar.service.ts';

const SUBJECT = 'partner-import';
const MOST_ROWS = 2_000;
const MB = 1024 * 1024;
const RULES: UploadRules = {
  maxBytes: 5 * MB,
  mediaTypes: [
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.oasis.opendocument.spreadsheet',
    'application/zip',
    'application/x-cfb',
  ],
  plainTextAs: 'text/csv',
  hint: 'XLSX, ODS, atau CSV',
};

const fileFault = (code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: '/file', code, detail }]);

/** The first sheet with a heading that is known, and its rows below it. */
function chooseSheet(sheets: readonly PlainSheet[]): { header: Header; rows: string[][] } {
  for (const { rows } of sheets) {
    const header = findHeader(rows);
    if (header) return { header, rows };
  }
  throw fileFault(
    'partners.no_header',
    'Judul kolom tidak dikenal. Sedikitnya perlu kolom "Nama mitra" dan satu kolom lain; pakai templat bila ragu.',
  );
}

const countStates = (rows: readonly KeptRow[]): PartnerImport['counts'] => {
  const of = (state: PartnerRowState) => rows.filter((row) => row.state === state).length;
  return {
    ready: of('ready'),
    similar: of('similar'),
    error: of('error'),
    committed: of('committed'),
    skipped: of('skipped'),
  };
};

const presentRow = (row: KeptRow, book: ReferenceBook): PartnerImportRow => {
  const { content: _content, typeCode, regionCode, ...shown } = row;
  return {
    ...shown,
    typeName: typeCode === null ? null : typeNameOf(book, typeCode),
    regionName: regionNameOf(book, regionCode),
  };
};

async function describe(db: DbOrTx, record: PartnerImportRecord): Promise<PartnerImport> {
  const book = await getReferenceBook(db);
  return {
    id: record.id,
    etag: etagOf(record.rowVersion),
    fileName: record.fileName,
    status: record.status,
    columns: record.columns,
    rows: record.rows.map((row) => presentRow(row, book)),
    counts: countStates(record.rows),
    createdAt: toIso(record.createdAt),
    committedAt: toIsoOrNull(record.committedAt),
  };
}

/** What the reference lists say against a row. */
function placeFault(book: ReferenceBook, row: KeptRow): string | null {
  if (row.content === null) return null;
  try {
    checkPlace(book, contentOf(row.content));
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.detail;
    throw error;
  }
}

/** Rows are compared with the register and with the rows above them. */
async function compare(db: DbOrTx, book: ReferenceBook, rows: KeptRow[]): Promise<void> {
  const seen = new Map<string, KeptRow>();
  for (const row of rows) {
    const fault = placeFault(book, row);
    if (fault !== null) row.errors.push({ field: 'region', detail: fault });
    if (row.content === null || row.errors.length > 0) continue;
    const content = contentOf(row.content);
    const { keys } = derivedOf(content);
    const above = keys.map((key) => seen.get(key)).find((other) => other !== undefined);
    if (above)
      row.similar.push({ partnerId: null, row: above.row, name: above.name ?? '', reasons: ['sama'] });
    for (const { id, name, reasons } of await findSimilar(db, content))
      row.similar.push({ partnerId: id, row: null, name, reasons });
    const taken = row.similar.find(({ reasons }) => reasons.includes('wilayah sama'));
    const twice = above !== undefined && isRegionType(content.typeCode);
    if (taken || twice)
      row.errors.push({ field: 'region', detail: 'Daerah ini sudah terdaftar; satu daerah hanya sekali.' });
    for (const key of keys) if (!seen.has(key)) seen.set(key, row);
  }
}

const stateOf = (row: KeptRow): PartnerRowState =>
  row.content === null || row.errors.length > 0 ? 'error' : row.similar.length > 0 ? 'similar' : 'ready';

function readRows({ header, rows }: ReturnType<typeof chooseSheet>, words: Words): KeptRow[] {
  return rows.slice(header.at + 1).flatMap((cells, index): KeptRow[] => {
    const values = valuesOf(cells, header.columns);
    if (Object.keys(values).length === 0) return [];
    const understood = interpretPartnerRow(values, words);
    return [{ row: header.at + index + 2, state: 'error', similar: [], partnerId: null, ...understood }];
  });
}

async function preview(platform: Platform, sheets: readonly PlainSheet[]) {
  const book = await getReferenceBook(platform.db);
  const chosen = chooseSheet(sheets);
  const rows = readRows(chosen, partnerWords(book, platform.now()));
  if (rows.length === 0)
    throw fileFault('partners.nothing_listed', 'Tidak ada baris di bawah judul kolom. Isi daftarnya dahulu.');
  if (rows.length > MOST_ROWS)
    throw fileFault(
      'partners.too_many_rows',
      'Daftar ini melebihi 2.000 baris. Bagi menjadi beberapa berkas.',
    );
  await compare(platform.db, book, rows);
  return { columns: chosen.header.columns, rows: rows.map((row) => ({ ...row, state: stateOf(row) })) };
}

export async function startPartnerImport(
  platform: Platform,
  { actor, requestId }: Caller,
  request: FastifyRequest,
): Promise<PartnerImport> {
  const { content, fileName } = await receiveUpload(request, platform.files, RULES, []);
  try {
    const sheets = await readPlainSheets(platform.files.path(content.storageKey), fileName);
    const read = await preview(platform, sheets);
    const record = await platform.db.transaction(async (tx) => {
      const values = { ...read, fileName, sha256: content.sha256, createdById: actor.id };
      const created = await insertPartnerImport(tx, values);
      await recordAudit(tx, actor, requestId, {
        event: 'partner-import.received',
        subjectType: SUBJECT,
        subjectId: created.id,
        detail: { sha256: content.sha256, rows: read.rows.length },
      });
      return created;
    });
    return await describe(platform.db, record);
  } finally {
    await discardFiles(platform, [content.storageKey]);
  }
}

const noSuchImport = () => notFound('Impor mitra');

export async function getPartnerImport({ db }: Platform, id: string): Promise<PartnerImport> {
  const record = await findPartnerImport(db, id);
  if (!record) throw noSuchImport();
  return describe(db, record);
}

/** Somebody may have registered it since the preview; then the row waits for a person. */
async function registered(tx: Tx, { content }: KeptRow, evenIfSimilar: boolean): Promise<boolean> {
  if (content === null) return true;
  const { typeCode, regionCode, name } = contentOf(content);
  if (isRegionType(typeCode) && regionCode !== null)
    if (await findPartnerOfRegion(tx, regionCode)) return true;
  return !evenIfSimilar && (await findPartnerByKeys(tx, keysOfName(name))) !== undefined;
}

async function commitRow(
  tx: Tx,
  caller: Caller,
  row: KeptRow,
  chosen: ReadonlySet<number>,
): Promise<KeptRow> {
  const isChosen = chosen.has(row.row);
  const isWanted = row.state === 'ready' || (row.state === 'similar' && isChosen);
  if (!isWanted || row.content === null || (await registered(tx, row, isChosen)))
    return { ...row, content: null, state: 'skipped' };
  const { id } = await register(tx, caller, contentOf(row.content));
  return { ...row, content: null, state: 'committed', partnerId: id };
}

/** Registers all ready rows, and the similar ones that are named, once and in one transaction. */
export async function commitPartnerImport(
  platform: Platform,
  caller: Caller,
  id: string,
  evenIfSimilar: readonly number[],
): Promise<PartnerImport> {
  const chosen = new Set(evenIfSimilar);
  const record = await platform.db.transaction(async (tx) => {
    await lockPartners(tx);
    const found = await lockPartnerImport(tx, id);
    if (!found) throw noSuchImport();
    if (found.status === 'committed')
      throw conflict(
        'partners.import_committed',
        'Daftar ini sudah disimpan. Lihat mitranya pada daftar mitra.',
      );
    const rows: KeptRow[] = [];
    for (const row of found.rows) rows.push(await commitRow(tx, caller, row, chosen));
    const counts = countStates(rows);
    if (counts.committed === 0)
      throw fileFault(
        'partners.nothing_ready',
        'Belum ada baris yang dapat disimpan. Betulkan daftarnya dahulu.',
      );
    await recordAudit(tx, caller.actor, caller.requestId, {
      event: 'partner-import.committed',
      subjectType: SUBJECT,
      subjectId: id,
      detail: { created: counts.committed, skipped: counts.skipped },
    });
    return finishPartnerImport(tx, id, { rows, committedAt: platform.now().toISOString() });
  });
  return describe(platform.db, record);
}

/** What a list said of people is not kept longer than it takes to look at it. */
export const PREVIEW_KEPT_DAYS = 7;

export async function forgetPartnerImports({ db, now }: Platform): Promise<void> {
  const before = new Date(now().getTime() - PREVIEW_KEPT_DAYS * 86_400_000).toISOString();
  await deletePartnerImportsBefore(db, before);
}
