import { z } from 'zod';
import { calendarDate, instant } from '@kerabat/shared/contract/common';
import { badRequest } from './problem.ts';

/** Where a page ended: the value of the sort key there, and the id as tiebreak. */
export interface Cursor<Value extends string | number = string> {
  value: Value;
  id: string;
}

/** PostgreSQL knows no year 0. */
const isCommonEra = (value: string): boolean => !value.startsWith('0000');

/** What a sort key may be, each as the database writes it: a forged cursor must not reach a cast that fails. */
export const KEYS = {
  text: z.string().refine((value) => !value.includes('\0')),
  integer: z.int32(),
  date: calendarDate.refine(isCommonEra),
  instant: z
    .string()
    .regex(/^[\d-]{10} [\d:.]+\+00$/)
    .refine((value) => instant.safeParse(value.replace(' ', 'T').replace('+00', 'Z')).success)
    .refine(isCommonEra),
};

const cursorParts = z.tuple([z.string(), z.unknown(), z.uuid()]);

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

export const writeCursor = (sort: string, value: string | number, id: string): string =>
  Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');

/** Reads an opaque cursor; one that is broken or belongs to another sort is a 400. */
export function readCursor<Value extends string | number>(
  text: string | undefined,
  sort: string,
  key: z.ZodType<Value>,
): Cursor<Value> | undefined {
  if (text === undefined) return undefined;
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const [ofSort, value, id] = cursorParts.parse(parts);
    if (ofSort === sort) return { value: key.parse(value), id };
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
  valueOf: (row: Row) => string | number,
): Page<Row> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    rows: page,
    nextCursor: rows.length > limit && last ? writeCursor(sort, valueOf(last), last.id) : null,
  };
}

/** Totals are exact up to here; above it the answer says that it is capped (design: api §4). */
export const TOTAL_CAP = 1000;

export const cappedTotal = (counted: number | null): { total: number | null; totalIsCapped: boolean } =>
  counted === null
    ? { total: null, totalIsCapped: false }
    : { total: Math.min(counted, TOTAL_CAP), totalIsCapped: counted > TOTAL_CAP };
