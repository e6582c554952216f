import type { MappingItem, MappingItemsQuery } from '@kerabat/shared/mapping/schema';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { badCursor, KEYS, readCursor, writeCursor } from '../../platform/paging.ts';
import { visibleTo, type Scope } from '../proposals/proposals.policy.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { presentLine } from './items.presenter.ts';
import { countLines, readLines, type LineRow, type Place } from './items.queries.ts';
import { writeDocument } from './list-document.ts';
import { checkLength, writeWorkbook } from './list-workbook.ts';

const SORT = 'affair';

/** A cursor says which line comes last, and its place in the list: `40|2.09|USL/2022/DISPANGAN/0007`. */
function readPlace(cursor: string | undefined): { no: number; after: Place | undefined } {
  const read = readCursor(cursor, SORT, KEYS.text);
  if (!read) return { no: 0, after: undefined };
  const [, no, affair, number] = /^(\d{1,7})\|([^|]{1,40})\|(.{1,100})$/.exec(read.value) ?? [];
  if (!no || !affair || !number) throw badCursor();
  return { no: Number(no), after: { affair, number } };
}

const placeOf = (row: LineRow, no: number): string =>
  writeCursor(SORT, `${no}|${row.mainAffair}|${row.number}`, row.id);

/** One page of the living Daftar Pemetaan: mapped or further, each proposal once. */
export async function list(platform: Platform, { actor }: Caller, query: MappingItemsQuery) {
  const { year, limit, cursor, includeTotal = false } = query;
  const scope = visibleTo(actor);
  const { no, after } = readPlace(cursor);
  const book = await getReferenceBook(platform.db);
  const rows = await readLines(platform.db, scope, year, { after, limit: limit + 1 });
  const total = includeTotal ? await countLines(platform.db, scope, year) : null;
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row, index) => presentLine(row, no + index + 1, book)),
    nextCursor: rows.length > limit && last ? placeOf(last, no + limit) : null,
    total,
    totalIsCapped: false,
  };
}

export interface Line {
  row: LineRow;
  item: MappingItem;
}

/** Every line of a year as it stands now. */
export async function readLivingLines(
  db: DbOrTx,
  scope: Scope,
  year: number,
  book: ReferenceBook,
): Promise<Line[]> {
  const rows = await readLines(db, scope, year);
  return rows.map((row, index) => ({ row, item: presentLine(row, index + 1, book) }));
}

async function readForExport(platform: Platform, caller: Caller, year: number, format: string) {
  const book = await getReferenceBook(platform.db);
  const scope = visibleTo(caller.actor);
  checkLength(await countLines(platform.reportDb, scope, year));
  const lines = await readLivingLines(platform.reportDb, scope, year, book);
  await recordAudit(platform.db, caller.actor, caller.requestId, {
    event: 'mapping.exported',
    subjectType: 'mapping',
    subjectId: null,
    detail: { format, year },
  });
  return { year, decree: null, items: lines.map(({ item }) => item) };
}

export const exportXlsx = async (platform: Platform, caller: Caller, { year }: { year: number }) =>
  writeWorkbook(await readForExport(platform, caller, year, 'xlsx'));

export const exportDocx = async (platform: Platform, caller: Caller, { year }: { year: number }) =>
  writeDocument(await readForExport(platform, caller, year, 'docx'));
