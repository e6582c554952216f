import type {
  FreezeMapping,
  FrozenItemsQuery,
  MappingDifferences,
  MappingList,
  MappingListsQuery,
} from '@kerabat/shared/mapping/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { badCursor, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { toIso } from '../../platform/time.ts';
import { visibleTo, type Scope } from '../proposals/proposals.policy.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { differencesBetween } from './differences.policy.ts';
import { sealOf } from './items.presenter.ts';
import { readLineIds } from './items.queries.ts';
import { readLivingLines } from './items.service.ts';
import { writeDocument } from './list-document.ts';
import { checkLength, writeWorkbook, type PrintedList } from './list-workbook.ts';
import {
  findList,
  hasDecree,
  insertLines,
  insertList,
  lockLists,
  readFrozen,
  readLists,
  type ListRow,
} from './lists.queries.ts';
import { mayFreeze, WHOLE_REGISTER } from './mapping.policy.ts';

/** A list never changes, so its seal is its version. */
const present = ({ list, frozenBy, itemCount }: ListRow): MappingList => ({
  id: list.id,
  etag: `"${list.sha256}"`,
  year: list.year,
  decreeNumber: list.decreeNumber,
  decreeDate: list.decreeDate,
  itemCount,
  sha256: list.sha256,
  frozenAt: toIso(list.frozenAt),
  frozenBy: frozenBy ?? 'KERABAT',
});

export async function listAll({ db }: Platform, { actor }: Caller, { year }: MappingListsQuery) {
  const rows = await readLists(db, visibleTo(actor), year);
  return { items: rows.map(present), mayFreeze: mayFreeze(actor) };
}

async function getRow(db: DbOrTx, scope: Scope, id: string): Promise<ListRow> {
  const row = await findList(db, scope, id);
  if (!row) throw notFound('Daftar Pemetaan yang ditetapkan');
  return row;
}

export const get = async ({ db }: Platform, { actor }: Caller, id: string): Promise<MappingList> =>
  present(await getRow(db, visibleTo(actor), id));

const refused = (pointer: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer, code, detail }]);

async function checkDecree(tx: Tx, { year, decreeNumber, decreeDate }: FreezeMapping, today: string) {
  // Nobody can put a list right once it is fixed, so a slip of the pen is stopped here.
  if (decreeDate > today)
    throw refused(
      '/decreeDate',
      'mapping.decree_in_future',
      'Tanggal keputusan belum tiba. Tetapkan daftar setelah keputusannya bertanggal.',
    );
  if (await hasDecree(tx, year, decreeNumber))
    throw conflict(
      'mapping.already_frozen',
      `Daftar Pemetaan ${year} sudah ditetapkan dengan keputusan nomor ini. Perubahan ditetapkan dengan keputusan bernomor lain.`,
    );
}

/** Fixes the list of a year as it stands now, by a decree. */
export async function freeze(platform: Platform, caller: Caller, input: FreezeMapping): Promise<MappingList> {
  const { actor, requestId } = caller;
  const now = platform.now();
  const book = await getReferenceBook(platform.db);
  return platform.db.transaction(async (tx) => {
    await lockLists(tx);
    await checkDecree(tx, input, officeDay(now));
    const lines = await readLivingLines(tx, WHOLE_REGISTER, input.year, book);
    if (lines.length === 0)
      throw refused(
        '/year',
        'mapping.nothing_mapped',
        `Belum ada usulan tahun ${input.year} yang dipetakan. Petakan usulan lebih dahulu.`,
      );
    const list = await insertList(tx, {
      ...input,
      sha256: sealOf(lines.map(({ item }) => item)),
      frozenAt: now.toISOString(),
      frozenById: actor.id,
    });
    await insertLines(
      tx,
      lines.map(({ row, item }) => ({
        listId: list.id,
        no: item.no,
        proposalId: row.id,
        agencyId: row.agencyId,
        supportingAgencyIds: row.supportingAgencyIds,
        item,
      })),
    );
    await recordAudit(tx, actor, requestId, {
      event: 'mapping.frozen',
      subjectType: 'mapping_list',
      subjectId: list.id,
      detail: { ...input, itemCount: lines.length, sha256: list.sha256 },
    });
    return present({ list, frozenBy: actor.name, itemCount: lines.length });
  });
}

const SORT = 'no';
const MOST_LINES = 10_000_000;

/** One page of a list as it was fixed. */
export async function items(
  { db }: Platform,
  { actor }: Caller,
  id: string,
  { limit, cursor, includeTotal = false }: FrozenItemsQuery,
) {
  const scope = visibleTo(actor);
  const { itemCount } = await getRow(db, scope, id);
  const afterNo = readCursor(cursor, SORT, KEYS.integer)?.value ?? 0;
  if (afterNo < 0 || afterNo > MOST_LINES) throw badCursor();
  const rows = await readFrozen(db, scope, id, { afterNo, limit: limit + 1 });
  const page = cutPage(rows, limit, SORT, (row) => row.no);
  return {
    items: page.rows.map(({ item }) => item),
    nextCursor: page.nextCursor,
    total: includeTotal ? itemCount : null,
    totalIsCapped: false,
  };
}

/** What the decree fixed against what is mapped today, among what the caller may see of either. */
export async function differences(
  { db, reportDb }: Platform,
  { actor }: Caller,
  id: string,
): Promise<MappingDifferences> {
  const scope = visibleTo(actor);
  const { list } = await getRow(db, scope, id);
  const book = await getReferenceBook(db);
  const living = await readLivingLines(reportDb, scope, list.year, book);
  const frozen = await readFrozen(reportDb, scope, id, { alsoOf: living.map(({ row }) => row.id) });
  const stillMapped = new Set(await readLineIds(reportDb, WHOLE_REGISTER, list.year));
  return differencesBetween(
    frozen.map(({ item }) => item),
    living.map(({ item }) => item),
    stillMapped,
  );
}

async function readForExport(platform: Platform, caller: Caller, id: string, format: string) {
  const scope = visibleTo(caller.actor);
  const { list, itemCount } = await getRow(platform.db, scope, id);
  checkLength(itemCount);
  const rows = await readFrozen(platform.reportDb, scope, id);
  await recordAudit(platform.db, caller.actor, caller.requestId, {
    event: 'mapping.exported',
    subjectType: 'mapping_list',
    subjectId: id,
    detail: { format, year: list.year },
  });
  const decree = { number: list.decreeNumber, date: list.decreeDate, sha256: list.sha256 };
  return { year: list.year, decree, items: rows.map(({ item }) => item) } satisfies PrintedList;
}

const fileName = ({ year, decree }: Awaited<ReturnType<typeof readForExport>>, ending: string): string =>
  `daftar-pemetaan-${year}-${decree.number.replace(/[^\p{L}\p{N}]+/gu, '-')}.${ending}`;

export async function exportXlsx(platform: Platform, caller: Caller, id: string) {
  const list = await readForExport(platform, caller, id, 'xlsx');
  return { fileName: fileName(list, 'xlsx'), content: await writeWorkbook(list) };
}

export async function exportDocx(platform: Platform, caller: Caller, id: string) {
  const list = await readForExport(platform, caller, id, 'docx');
  return { fileName: fileName(list, 'docx'), content: await writeDocument(list) };
}
