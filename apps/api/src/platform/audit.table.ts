import { bigint, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from './columns.ts';

/** Who did what to which record. Append-only for the application's database role. */
export const auditRecords = pgTable(
  'audit_records',
  {
    id: id(),
    at: createdAt(),
    event: text().notNull(),
    actorKind: text({ enum: ['user', 'client', 'system'] }).notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    agencyId: uuid(),
    subjectType: text().notNull(),
    subjectId: uuid(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    requestId: text(),
  },
  (table) => [
    index().on(table.at, table.id),
    index().on(table.subjectType, table.subjectId),
    index().on(table.actorId),
  ],
);
export type AuditRow = typeof auditRecords.$inferSelect;

/** The SHA-256 chain over committed audit records, written by one linking job after the fact. */
export const auditLinks = pgTable(
  'audit_links',
  {
    seq: bigint({ mode: 'number' }).primaryKey(),
    auditId: uuid()
      .notNull()
      .references(() => auditRecords.id),
    previousHash: text().notNull(),
    hash: text().notNull(),
    linkedAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.auditId)],
);
