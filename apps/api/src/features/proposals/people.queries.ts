import { and, arrayOverlaps, asc, eq, ilike, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';
import type { Circle } from './people.policy.ts';

const withinAny = (circles: readonly Circle[]): SQL | undefined =>
  or(
    ...circles.map(({ agencyIds, roles }) =>
      and(
        arrayOverlaps(users.roles, [...roles]),
        agencyIds === null ? undefined : inArray(users.agencyId, [...agencyIds]),
      ),
    ),
  ) ?? sql`false`;

const containing = (words: string): SQL | undefined => {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(users.name, pattern), ilike(users.office, pattern));
};

export interface PeopleFilter {
  circles: readonly Circle[];
  ids?: readonly string[];
  q?: string | undefined;
  limit?: number;
}

/** Active people of these circles, by name. */
export async function findPeople(db: DbOrTx, { circles, ids, q, limit = 100 }: PeopleFilter) {
  return db
    .select({ id: users.id, name: users.name, email: users.email, office: users.office })
    .from(users)
    .where(
      and(
        eq(users.status, 'active'),
        withinAny(circles),
        ids ? inArray(users.id, [...ids]) : undefined,
        q ? containing(q) : undefined,
      ),
    )
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id))
    .limit(limit);
}
export type FoundPerson = Awaited<ReturnType<typeof findPeople>>[number];

/** Names of people by id, whether they still work here or not. */
export async function readNames(db: DbOrTx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
