import { and, asc, eq, gte, inArray, isNull, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { DutyCount } from '../../platform/duty-keepers.ts';
import { users } from '../users/users.table.ts';
import { delegations } from './delegations.table.ts';

const isOpen = (day: string) => and(isNull(delegations.revokedAt), gte(delegations.endsOn, day));

export const countDeputising = (
  db: DbOrTx,
  day: string,
  ids: readonly string[] | undefined,
): Promise<DutyCount[]> =>
  db
    .select({
      personId: delegations.deputyId,
      kind: sql<'delegation'>`'delegation'`,
      total: sql<number>`count(*)::int`,
    })
    .from(delegations)
    .where(and(isOpen(day), ids ? inArray(delegations.deputyId, [...ids]) : undefined))
    .groupBy(delegations.deputyId);

/** The leaves, running or to come, in which this person stands in. */
export const readDeputising = (db: DbOrTx, deputyId: string, day: string, limit: number) =>
  db
    .select({
      id: delegations.id,
      personId: delegations.personId,
      name: users.name,
      startsOn: delegations.startsOn,
      endsOn: delegations.endsOn,
    })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.personId))
    .where(and(eq(delegations.deputyId, deputyId), isOpen(day)))
    .orderBy(asc(delegations.startsOn), asc(delegations.id))
    .limit(limit);

export async function changeDeputy(tx: Tx, id: string, deputyId: string, at: string): Promise<void> {
  await tx
    .update(delegations)
    .set({ deputyId, updatedAt: at, rowVersion: sql`${delegations.rowVersion} + 1` })
    .where(eq(delegations.id, id));
}
