import { date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { users } from '../users/users.table.ts';

/** Who stands in for whom during a leave. Rows stay: a revoked one says so. */
export const delegations = pgTable(
  'delegations',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    deputyId: uuid()
      .notNull()
      .references(() => users.id),
    startsOn: date({ mode: 'string' }).notNull(),
    endsOn: date({ mode: 'string' }).notNull(),
    reason: text().notNull(),
    createdById: uuid(),
    createdByName: text().notNull(),
    revokedAt: instant(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index().on(table.personId, table.endsOn), index().on(table.deputyId, table.endsOn)],
);
export type DelegationRow = typeof delegations.$inferSelect;
