import { date, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import {
  AFFAIR_GROUPS,
  PLANNING_LEVELS,
  REFERENCE_SETS,
  REGION_LEVELS,
  type ReferenceSet,
} from '@kerabat/shared/reference/schema';
import { PARTNER_CATEGORIES } from '@kerabat/shared/proposals/vocabulary';
import { createdAt, id, rowVersion, updatedAt } from '../../platform/columns.ts';

const sets = Object.keys(REFERENCE_SETS) as [ReferenceSet, ...ReferenceSet[]];

/** Every reference list that carries a code, a name and aliases; `set` tells which list. */
export const referenceEntries = pgTable(
  'reference_entries',
  {
    id: id(),
    set: text({ enum: sets }).notNull(),
    code: text().notNull(),
    name: text().notNull(),
    shortName: text(),
    aliases: text().array().notNull().default([]),
    parentCode: text(),
    group: text({ enum: AFFAIR_GROUPS }),
    level: text({ enum: [...REGION_LEVELS, ...PLANNING_LEVELS] }),
    category: text({ enum: PARTNER_CATEGORIES }),
    number: integer(),
    startYear: integer(),
    endYear: integer(),
    validFrom: date({ mode: 'string' }),
    validUntil: date({ mode: 'string' }),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex().on(table.set, table.code)],
);
export type ReferenceRow = typeof referenceEntries.$inferSelect;
