import { sql } from 'drizzle-orm';
import { pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { VIEWED_LISTS } from '@kerabat/shared/saved-views/schema';
import { createdAt, id, rowVersion, updatedAt } from '../../platform/columns.ts';
import { users } from '../users/users.table.ts';

/** How somebody likes to look at a list: filters, order and columns under a name. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    list: text({ enum: VIEWED_LISTS }).notNull(),
    name: text().notNull(),
    query: text().notNull(),
    columns: text().array().notNull().default([]),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex('saved_views_name').on(table.userId, table.list, sql`lower(${table.name})`)],
);
export type SavedViewRow = typeof savedViews.$inferSelect;
