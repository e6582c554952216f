import { sql } from 'drizzle-orm';
import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { ROLES } from '@kerabat/shared/access/permissions';
import { USER_STATUSES } from '@kerabat/shared/users/schema';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';

export const users = pgTable(
  'users',
  {
    id: id(),
    name: text().notNull(),
    email: text().notNull(),
    nip: text(),
    office: text(),
    agencyId: uuid().references(() => agencies.id),
    roles: text({ enum: ROLES }).array().notNull(),
    status: text({ enum: USER_STATUSES }).notNull(),
    passwordHash: text(),
    /** Sealed with a key derived from JWT_SECRET; never leaves the service. */
    totpSecret: text(),
    totpEnabledAt: instant(),
    /** The last 30-second step whose code was used: a code works once. */
    totpLastStep: integer(),
    recoveryCodeHashes: text().array().notNull().default([]),
    lockedUntil: instant(),
    lastSignedInAt: instant(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [uniqueIndex('users_email_lower').on(sql`lower(${table.email})`), index().on(table.agencyId)],
);
export type UserRow = typeof users.$inferSelect;
