import { date, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { rowVersion, updatedAt } from '../../platform/columns.ts';
import { users } from '../users/users.table.ts';

/**
 * What the office set differently from the default in `packages/shared/src/settings`; absent keys have their default, null is
 * "no limit".
 */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: integer(),
  updatedById: uuid().references(() => users.id, { onDelete: 'set null' }),
  rowVersion: rowVersion(),
  updatedAt: updatedAt(),
});

/** National holidays and cuti bersama: days that are no working days. */
export const holidays = pgTable('holidays', {
  day: date({ mode: 'string' }).primaryKey(),
  name: text().notNull(),
  rowVersion: rowVersion(),
  updatedAt: updatedAt(),
});

export type SettingRow = typeof settings.$inferSelect;
export type HolidayRow = typeof holidays.$inferSelect;
