import { sql } from 'drizzle-orm';
import {
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Boundaries, MappingItem } from '@kerabat/shared/mapping/schema';
import { createdAt, id, rowVersion } from '../../platform/columns.ts';
import { users } from '../users/users.table.ts';

/** A Daftar Pemetaan that a decree has fixed. Rows are only added (APPEND_ONLY in platform/migrate.ts). */
export const mappingLists = pgTable(
  'mapping_lists',
  {
    id: id(),
    year: integer().notNull(),
    decreeNumber: text().notNull(),
    decreeDate: date({ mode: 'string' }).notNull(),
    /** Over the lines, see `sealOf`. */
    sha256: text().notNull(),
    frozenAt: createdAt(),
    /** The name is looked up, so that no more places keep it. */
    frozenById: uuid().references(() => users.id),
  },
  (table) => [uniqueIndex('mapping_lists_decree').on(table.year, sql`lower(${table.decreeNumber})`)],
);
export type MappingListRow = typeof mappingLists.$inferSelect;

/** Each line as it stood that day; rows are only added. It names its proposal but doesn't depend on it. */
export const mappingListLines = pgTable(
  'mapping_list_lines',
  {
    listId: uuid()
      .notNull()
      .references(() => mappingLists.id),
    no: integer().notNull(),
    proposalId: uuid().notNull(),
    agencyId: uuid().notNull(),
    supportingAgencyIds: uuid().array().notNull().default([]),
    item: jsonb().$type<MappingItem>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.listId, table.no] }),
    uniqueIndex('mapping_list_lines_proposal').on(table.listId, table.proposalId),
    index('mapping_list_lines_agency').on(table.listId, table.agencyId),
  ],
);
export type MappingListLineRow = typeof mappingListLines.$inferSelect;

/** The one set of boundaries; the row stays when they are deleted, so that versions never begin again. */
export const boundaries = pgTable('boundaries', {
  id: integer().primaryKey().default(1),
  rowVersion: rowVersion(),
  fileName: text().notNull(),
  attribution: text(),
  uploadedAt: createdAt(),
  uploadedById: uuid().references(() => users.id),
  geojson: jsonb().$type<Boundaries['geojson']>(),
});
export type BoundariesRow = typeof boundaries.$inferSelect;
