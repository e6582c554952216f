import { and, arrayOverlaps, asc, eq } from 'drizzle-orm';
import type { Role } from '@kerabat/shared/access/permissions';
import type { DbOrTx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';

/** Active people with one of these roles. */
export const listHandlers = (db: DbOrTx, roles: readonly Role[]) =>
  db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(eq(users.status, 'active'), arrayOverlaps(users.roles, [...roles])))
    .orderBy(asc(users.id));
