import { IMPORT_FIELDS, type ImportField } from '@kerabat/shared/imports/schema';
import { HEADER_WORDS } from './header-words.ts';
import { isNumberRow } from './row-kinds.ts';
import { NearBook } from './similarity.ts';
import { keyOf } from './words.ts';
import type { Sheet } from './workbook.ts';

export interface Column {
  index: number;
  header: string;
  field: ImportField | null;
}

export interface HeaderPlace {
  /** Zero-based rows of the heading, one or two. */
  first: number;
  last: number;
  columns: Column[];
  score: number;
}

const LONGEST_HEADER = 80;
const ROWS_SEARCHED = 60;

const PHRASES: readonly { field: ImportField; key: string }[] = IMPORT_FIELDS.flatMap((field) =>
  [...new Set(HEADER_WORDS[field].map(keyOf))].filter(Boolean).map((key) => ({ field, key })),
);

const MISSPELT = new NearBook(
  PHRASES.filter(({ key }) => key.length >= 5).map(({ field, key }) => [key, field] as const),
);

interface Heading {
  header: string;
  /** The lower of two heading rows. */
  own?: string;
}

interface Match {
  field: ImportField;
  score: number;
}

/** Units and counts in brackets say how to read the column, not what it holds. */
const withoutUnit = (header: string) => header.replace(/\([^)]*\)/g, ' ').trim() || header;

/** The fields that a heading may mean, best first: exact 3, contains a known phrase 1–2, a typing error below 1. */
export function matchHeader(header: string): Match[] {
  const key = keyOf(withoutUnit(header));
  if (key === '' || header.length > LONGEST_HEADER) return [];
  const best = new Map<ImportField, number>();
  for (const phrase of PHRASES) {
    const score = matchScore(key, phrase.key);
    if (score > (best.get(phrase.field) ?? 0)) best.set(phrase.field, score);
  }
  if (best.size === 0)
    for (const { value, alike } of MISSPELT.find(key, 0.8))
      if (alike > (best.get(value) ?? 0)) best.set(value, alike);
  return [...best]
    .map(([field, score]) => ({ field, score }))
    .sort((left, right) => right.score - left.score);
}

function matchScore(key: string, phrase: string): number {
  if (key === phrase) return 3 + phrase.length / 100;
  return phrase.length > 2 && ` ${key} `.includes(` ${phrase} `) ? 1 + phrase.length / key.length : 0;
}

/** A column whose best field went elsewhere takes no much weaker one: wrong is worse than open. */
const NEAR_BEST = 0.5;

/** Under a group the lower heading says what the column holds, if it says anything. */
function wishesOf({ header, own }: Heading, index: number) {
  const lower = own === undefined ? [] : matchHeader(own);
  const matches = lower.length > 0 ? lower : matchHeader(header);
  const best = matches[0]?.score ?? 0;
  return matches.filter(({ score }) => score >= best - NEAR_BEST).map((match) => ({ index, ...match }));
}

/** Each field goes to the column whose heading says it best; each column gets one field at most. */
export function assignFields(headings: readonly Heading[]): { columns: Column[]; score: number } {
  const wishes = headings.flatMap(wishesOf);
  wishes.sort((left, right) => right.score - left.score || left.index - right.index);
  const fieldOf = new Map<number, ImportField>();
  const taken = new Set<ImportField>();
  let score = 0;
  for (const wish of wishes) {
    if (fieldOf.has(wish.index) || taken.has(wish.field)) continue;
    fieldOf.set(wish.index, wish.field);
    taken.add(wish.field);
    score += wish.score;
  }
  const columns = headings.map(({ header }, index) => ({ index, header, field: fieldOf.get(index) ?? null }));
  return { columns, score };
}

const mergeAt = (sheet: Sheet, row: number, column: number) =>
  sheet.merges.find(
    ({ startRow, endRow, startCol, endCol }) =>
      row >= startRow && row <= endRow && column >= startCol && column <= endCol,
  );

const cellAt = (sheet: Sheet, row: number, column: number): string => sheet.rows[row]?.[column] ?? '';

/** The group over a column: its own cell, or the merged cell that reaches over it. */
function groupAt(sheet: Sheet, row: number, column: number): string {
  const merge = mergeAt(sheet, row, column);
  return merge ? cellAt(sheet, merge.startRow, merge.startCol) : cellAt(sheet, row, column);
}

/**
 * A second heading row stands only under merged groups, or where the first row is empty: `Mulai | Selesai` under
 * `Jangka Waktu`. A row with anything under a heading of its own is data.
 */
function secondRowHeaders(sheet: Sheet, first: number): Heading[] | undefined {
  const below = sheet.rows[first + 1];
  if (!below || isNumberRow(below) || below.every((cell) => cell === '')) return undefined;
  const width = Math.max(below.length, sheet.rows[first]?.length ?? 0);
  const headers: Heading[] = [];
  for (let column = 0; column < width; column++) {
    const merge = mergeAt(sheet, first, column);
    const group = groupAt(sheet, first, column);
    const own = cellAt(sheet, first + 1, column);
    const isGroup = merge !== undefined && merge.endCol > merge.startCol;
    const opensGroup = cellAt(sheet, first, column) !== '' && cellAt(sheet, first, column + 1) === '';
    if (own !== '' && group !== '' && !isGroup && !opensGroup) return undefined;
    const inherited = group === '' && own !== '' ? groupToTheLeft(sheet, first, column) : group;
    headers.push({ header: [...new Set([inherited, own])].filter(Boolean).join(' '), own });
  }
  return headers;
}

/** Without merged cells, a group reaches over the empty cells to its right. */
function groupToTheLeft(sheet: Sheet, row: number, column: number): string {
  for (let left = column - 1; left >= 0; left--) {
    const cell = cellAt(sheet, row, left);
    if (cell !== '') return cell;
  }
  return '';
}

const SUBJECTS: readonly ImportField[] = ['title', 'agency'];

function isHeader(columns: readonly Column[]): boolean {
  const fields = columns.flatMap(({ field }) => (field === null ? [] : [field]));
  return fields.length >= 2 && fields.some((field) => SUBJECTS.includes(field));
}

function headerAt(sheet: Sheet, row: number): HeaderPlace | undefined {
  const cells = sheet.rows[row] ?? [];
  if (cells.filter((cell) => cell !== '').length < 2) return undefined;
  const single = assignFields(cells.map((header) => ({ header })));
  const two = secondRowHeaders(sheet, row);
  const double = two && assignFields(two);
  const best =
    double && double.score > single.score
      ? { first: row, last: row + 1, ...double }
      : { first: row, last: row, ...single };
  return isHeader(best.columns) ? best : undefined;
}

/** The heading of a sheet below its title rows: the row that names most of what a proposal holds. */
export function findHeader(sheet: Sheet): HeaderPlace | undefined {
  let best: HeaderPlace | undefined;
  for (let row = 0; row < Math.min(sheet.rows.length, ROWS_SEARCHED); row++) {
    const place = headerAt(sheet, row);
    if (place && place.score > (best?.score ?? 0)) best = place;
  }
  return best;
}
