import { and, arrayOverlaps, asc, eq, inArray } from 'drizzle-orm';
import type { Role } from '@kerabat/shared/access/permissions';
import type { DbOrTx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';

const personColumns = { id: users.id, name: users.name, email: users.email };

/** Active people with one of these roles; of one agency, or of any. */
export const listHolders = (db: DbOrTx, roles: readonly Role[], agencyId: string | null) =>
  db
    .select(personColumns)
    .from(users)
    .where(
      and(
        eq(users.status, 'active'),
        arrayOverlaps(users.roles, [...roles]),
        agencyId === null ? undefined : eq(users.agencyId, agencyId),
      ),
    )
    .orderBy(asc(users.id))
    .limit(100);

export const listActive = (db: DbOrTx, ids: readonly string[], roles?: readonly Role[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select(personColumns)
        .from(users)
        .where(
          and(
            eq(users.status, 'active'),
            inArray(users.id, [...ids]),
            roles ? arrayOverlaps(users.roles, [...roles]) : undefined,
          ),
        );
