import { boolean, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';

export const proposalPeriods = pgTable(
  'proposal_periods',
  {
    id: id(),
    name: text().notNull(),
    year: integer().notNull(),
    planYear: integer().notNull(),
    opensAt: instant().notNull(),
    closesAt: instant().notNull(),
    allowLate: boolean().notNull().default(false),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index().on(table.opensAt, table.id)],
);
export type PeriodRow = typeof proposalPeriods.$inferSelect;

/** The bureau lets one agency hand in after closing, with a reason (domain §3.1). */
export const latePermits = pgTable(
  'late_permits',
  {
    id: id(),
    periodId: uuid()
      .notNull()
      .references(() => proposalPeriods.id, { onDelete: 'cascade' }),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    note: text().notNull(),
    expiresAt: instant().notNull(),
    grantedById: uuid(),
    grantedBy: text().notNull(),
    grantedAt: createdAt(),
  },
  (table) => [index().on(table.periodId, table.agencyId)],
);
export type LatePermitRow = typeof latePermits.$inferSelect;
