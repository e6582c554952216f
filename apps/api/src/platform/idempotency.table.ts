import { index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';

/** Answers kept for 24 hours so that a repeated request is answered, not repeated. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    id: id(),
    caller: text().notNull(),
    method: text().notNull(),
    path: text().notNull(),
    key: text().notNull(),
    fingerprint: text().notNull(),
    status: integer(),
    headers: jsonb().$type<Record<string, string>>(),
    /** Sealed: an answer may hold a secret that is shown once. */
    body: text(),
    createdAt: createdAt(),
    finishedAt: instant(),
  },
  (table) => [
    uniqueIndex().on(table.caller, table.method, table.path, table.key),
    index().on(table.createdAt),
  ],
);
