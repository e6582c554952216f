import { date, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { AGENCY_KINDS } from '@kerabat/shared/reference/schema';
import { createdAt, id, rowVersion, updatedAt } from '../../platform/columns.ts';

/** Perangkat daerah, provincial hospitals and biro. */
export const agencies = pgTable(
  'agencies',
  {
    id: id(),
    code: text().notNull(),
    numberCode: text().notNull(),
    name: text().notNull(),
    shortName: text().notNull(),
    kind: text({ enum: AGENCY_KINDS }).notNull(),
    parentCode: text(),
    aliases: text().array().notNull().default([]),
    validFrom: date({ mode: 'string' }),
    validUntil: date({ mode: 'string' }),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex().on(table.code), uniqueIndex().on(table.numberCode)],
);
export type AgencyRow = typeof agencies.$inferSelect;
