import { and, arrayOverlaps, asc, eq, gte, inArray, isNull, lte, ne, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { delegations } from '../delegations/delegations.table.ts';
import type { Oversight } from '../delegations/oversight.policy.ts';
import { users } from '../users/users.table.ts';

const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  office: users.office,
  roles: users.roles,
  agencyId: users.agencyId,
  status: users.status,
};

export async function findPerson(db: DbOrTx, id: string) {
  const [row] = await db.select(columns).from(users).where(eq(users.id, id));
  return row;
}
export type Person = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** Both hold still until the hand-over is done. */
export const lockPeople = (tx: Tx, ids: readonly string[]) =>
  tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]))
    .orderBy(asc(users.id))
    .for('update');

export const readColleagues = (db: DbOrTx, exceptId: string) =>
  db
    .select(columns)
    .from(users)
    .where(and(eq(users.status, 'active'), ne(users.id, exceptId)))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));

/** People by id, and everybody with one of these roles who may still work. */
export const readOverseen = (db: DbOrTx, oversight: Oversight, holders: readonly string[]) =>
  db
    .select(columns)
    .from(users)
    .where(
      oversight === 'all'
        ? inArray(users.id, [...holders])
        : and(ne(users.status, 'disabled'), arrayOverlaps(users.roles, [...oversight])),
    )
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));

/** Who of these is away on this day, and who stands in. */
export const readAway = (db: DbOrTx, ids: readonly string[], day: string) =>
  db
    .select({ personId: delegations.personId, until: delegations.endsOn, deputy: users.name })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.deputyId))
    .where(
      and(
        inArray(delegations.personId, [...ids]),
        isNull(delegations.revokedAt),
        lte(delegations.startsOn, day),
        gte(delegations.endsOn, day),
      ),
    );
