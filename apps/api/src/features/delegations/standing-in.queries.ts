import { and, eq, gte, inArray, isNull, lte } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';
import { delegations } from './delegations.table.ts';

const inForce = (day: string) =>
  and(isNull(delegations.revokedAt), lte(delegations.startsOn, day), gte(delegations.endsOn, day));

/** Who is away on this day and has named this person. */
export const readAbsent = (db: DbOrTx, deputyId: string, day: string) =>
  db
    .select({ id: users.id, name: users.name })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.personId))
    .where(and(eq(delegations.deputyId, deputyId), inForce(day)));

/** The active deputies, on this day, of these people. */
export const readDeputiesOf = (db: DbOrTx, personIds: readonly string[], day: string) =>
  db
    .select({ id: users.id, name: users.name, email: users.email, personId: delegations.personId })
    .from(delegations)
    .innerJoin(users, eq(users.id, delegations.deputyId))
    .where(and(inArray(delegations.personId, [...personIds]), inForce(day), eq(users.status, 'active')));
