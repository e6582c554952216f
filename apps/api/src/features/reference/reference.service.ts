import {
  REFERENCE_SETS,
  type ListReferenceQuery,
  type ReferenceEntry,
  type ReferenceSet,
} from '@kerabat/shared/reference/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf } from '../../platform/etag.ts';
import { notFound } from '../../platform/problem.ts';
import type { AgencyRow } from '../agencies/agencies.table.ts';
import { pageOfCodes } from './code-list.policy.ts';
import { findEntry, lockReference, readAllAgencies, readAllEntries, readSet } from './reference.queries.ts';
import type { ReferenceRow } from './reference.table.ts';

type Entries = ReadonlyMap<string, ReferenceRow>;

/**
 * Every agency and reference entry (some 700 rows, small enough to be kept whole). Each list is keyed as proposals
 * refer to it: agencies and planning targets by id, the others by code.
 */
export interface ReferenceBook extends Readonly<Record<ReferenceSet, Entries>> {
  agencies: ReadonlyMap<string, AgencyRow>;
  agenciesByCode: ReadonlyMap<string, AgencyRow>;
  planningTargetsByCode: Entries;
}

const SETS = Object.keys(REFERENCE_SETS) as ReferenceSet[];

async function readBook(db: DbOrTx): Promise<ReferenceBook> {
  const agencies = await readAllAgencies(db);
  const entries = await readAllEntries(db);
  const keyed = (set: ReferenceSet, keyOf: (row: ReferenceRow) => string): Entries =>
    new Map(entries.filter((row) => row.set === set).map((row) => [keyOf(row), row]));
  const lists = Object.fromEntries(
    SETS.map((set) => [set, keyed(set, (row) => (set === 'planning-target' ? row.id : row.code))]),
  ) as Record<ReferenceSet, Entries>;
  return {
    ...lists,
    agencies: new Map(agencies.map((row) => [row.id, row])),
    agenciesByCode: new Map(agencies.map((row) => [row.code, row])),
    planningTargetsByCode: keyed('planning-target', (row) => row.code),
  };
}

/** What another process has changed is seen after this time; what this one changed, at once. */
const FRESH_FOR_MS = 5_000;

let kept = new WeakMap<DbOrTx, { until: number; book: Promise<ReferenceBook> }>();

export function getReferenceBook(db: DbOrTx): Promise<ReferenceBook> {
  const known = kept.get(db);
  if (known && known.until > Date.now()) return known.book;
  const book = readBook(db);
  kept.set(db, { until: Date.now() + FRESH_FOR_MS, book });
  // A failed reading is not remembered.
  book.catch(() => kept.delete(db));
  return book;
}

/** Called after the commit of every change to agencies or reference lists. */
export function forgetReferenceBook(): void {
  kept = new WeakMap();
}

/** Lists are kept by the browser, which asks each time whether they still hold. */
export const REVALIDATE = 'private, max-age=0, must-revalidate';

export const presentEntry = (row: ReferenceRow): ReferenceEntry => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  code: row.code,
  name: row.name,
  shortName: row.shortName,
  aliases: row.aliases,
  parentCode: row.parentCode,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  group: row.group,
  level: row.level,
  category: row.category,
  number: row.number,
  startYear: row.startYear,
  endYear: row.endYear,
});

export async function listEntries({ db, now }: Platform, set: ReferenceSet, query: ListReferenceQuery) {
  const { parentCode, level } = query;
  const rows = (await readSet(db, set)).filter(
    (row) => (!parentCode || row.parentCode === parentCode) && (!level || row.level === level),
  );
  const { rows: items, ...page } = pageOfCodes(rows, query, officeDay(now()));
  return { ...page, items: items.map(presentEntry) };
}

export async function getEntryRow(db: DbOrTx, set: ReferenceSet, id: string): Promise<ReferenceRow> {
  const row = await findEntry(db, set, id);
  if (!row) throw notFound(REFERENCE_SETS[set].title);
  return row;
}

/** Names and parents are judged against all other rows, so one administrator writes at a time; for agencies too. */
export const lockCodeLists = async (tx: Tx): Promise<void> => {
  await lockReference(tx);
};
