import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from '../../platform/columns.ts';
import { users } from '../users/users.table.ts';

/**
 * One sign-in on one device. The refresh token is `<family>.<newest>`: the first half stays, the second changes at each
 * refresh, so that an older token is recognised without keeping any. Only hashes are stored.
 */
export const sessions = pgTable(
  'sessions',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    familyHash: text().notNull(),
    refreshHash: text().notNull(),
    previousHash: text(),
    device: text(),
    createdAt: createdAt(),
    lastUsedAt: createdAt(),
    /** Twelve hours after the last refresh, and never later than seven days after the sign-in. */
    expiresAt: instant().notNull(),
    revokedAt: instant(),
    revokedFor: text({ enum: ['sign_out', 'ended', 'reuse', 'password', 'disabled', 'totp'] }),
  },
  (table) => [uniqueIndex().on(table.familyHash), index().on(table.userId)],
);
export type SessionRow = typeof sessions.$inferSelect;

export const ONE_TIME_PURPOSES = ['invitation', 'password_reset'] as const;

/** Links sent by mail; only the hash is kept, and each works once. */
export const oneTimeTokens = pgTable(
  'one_time_tokens',
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({ enum: ONE_TIME_PURPOSES }).notNull(),
    tokenHash: text().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    createdAt: createdAt(),
  },
  (table) => [uniqueIndex().on(table.tokenHash), index().on(table.userId)],
);

/**
 * Attempts per account or address in a window that begins with the first, so that every API process counts together. Keys
 * are keyed hashes: neither an address nor an e-mail lies here.
 */
export const throttleCounters = pgTable('throttle_counters', {
  key: text().primaryKey(),
  windowStart: instant().notNull(),
  count: integer().notNull(),
});
