import { z } from 'zod';
import { badRequest } from './problem.ts';

/** Where a page ended: the sort it belongs to, the value of the sort key there, and the id as tiebreak. */
export interface Cursor {
  sort: string;
  value: string | number | null;
  id: string;
}

const cursorSchema = z.tuple([z.string(), z.union([z.string(), z.number(), z.null()]), z.uuid()]);

export const writeCursor = ({ sort, value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

export const badCursor = () =>
  badRequest(
    'common.bad_cursor',
    'Penanda halaman (cursor) tidak berlaku. Mulai lagi dari halaman pertama.',
    [
      {
        pointer: '/cursor',
        code: 'common.bad_cursor',
        detail: 'Hilangkan cursor untuk mulai dari halaman pertama.',
      },
    ],
  );

/** Reads an opaque cursor; one that is broken or belongs to another sort is a 400. */
export function readCursor(text: string | undefined, sort: string): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const [ofSort, value, id] = cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
    if (ofSort === sort) return { sort, value, id };
  } catch {
    // Falls through to the refusal below: the caller learns what to do, not how the cursor is built.
  }
  throw badCursor();
}

export interface Page<Row> {
  rows: Row[];
  nextCursor: string | null;
}

/** Cuts the one row that was read beyond the page, and says where the next page begins. */
export function cutPage<Row extends { id: string }>(
  rows: Row[],
  limit: number,
  sort: string,
  valueOf: (row: Row) => string | number | null,
): Page<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last ? writeCursor({ sort, value: valueOf(last), id: last.id }) : null;
  return { rows: page, nextCursor };
}

/** Totals are exact up to here; above it the answer says that it is capped (design: api §4). */
export const TOTAL_CAP = 1000;

export const cappedTotal = (counted: number | null): { total: number | null; totalIsCapped: boolean } =>
  counted === null
    ? { total: null, totalIsCapped: false }
    : { total: Math.min(counted, TOTAL_CAP), totalIsCapped: counted > TOTAL_CAP };
