import { integer, timestamp, uuid } from 'drizzle-orm/pg-core';
import { v7 } from 'uuid';

/** Time-ordered ids (UUIDv7), made in the process so that any PostgreSQL from 15 on will do. */
export const newId = (): string => v7();

export const id = () => uuid().primaryKey().$defaultFn(newId);
export const instant = () => timestamp({ withTimezone: true, mode: 'string' });
export const createdAt = () => instant().notNull().defaultNow();
export const updatedAt = () => instant().notNull().defaultNow();
/** Rises by one with every change of the row; the strong ETag is made of it. */
export const rowVersion = () => integer().notNull().default(1);
