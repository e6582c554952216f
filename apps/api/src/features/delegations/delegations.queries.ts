import {
  and,
  arrayOverlaps,
  asc,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Role } from '@kerabat/shared/access/permissions';
import type { DelegationState, ListDelegationsQuery } from '@kerabat/shared/delegations/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Cursor } from '../../platform/paging.ts';
import { cooperationTasks } from '../cooperations/cooperations.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import { delegations } from './delegations.table.ts';
import type { Oversight } from './oversight.policy.ts';

const person = alias(users, 'person');
const deputy = alias(users, 'deputy');
const refOf = (who: typeof person | typeof deputy) => ({ id: who.id, name: who.name, office: who.office });

const withPeople = (db: DbOrTx) =>
  db
    .select({
      row: delegations,
      person: refOf(person),
      personRoles: person.roles,
      deputy: refOf(deputy),
    })
    .from(delegations)
    .innerJoin(person, eq(person.id, delegations.personId))
    .innerJoin(deputy, eq(deputy.id, delegations.deputyId));

/** The rows an actor sees: their own, and those of the people they arrange for. */
function visibleTo(actorId: string | null, oversight: Oversight): SQL | undefined {
  if (oversight === 'all') return undefined;
  return (
    or(
      actorId === null ? undefined : eq(delegations.personId, actorId),
      actorId === null ? undefined : eq(delegations.deputyId, actorId),
      oversight.length === 0 ? undefined : arrayOverlaps(person.roles, [...oversight]),
    ) ?? sql`false`
  );
}

const inState = (today: string): Record<DelegationState, SQL | undefined> => ({
  upcoming: and(isNull(delegations.revokedAt), sql`${delegations.startsOn} > ${today}::date`),
  current: and(
    isNull(delegations.revokedAt),
    lte(delegations.startsOn, today),
    gte(delegations.endsOn, today),
  ),
  past: and(isNull(delegations.revokedAt), sql`${delegations.endsOn} < ${today}::date`),
  revoked: sql`${delegations.revokedAt} is not null`,
});

interface Viewer {
  id: string | null;
  oversight: Oversight;
  today: string;
}

const chosen = ({ id, oversight, today }: Viewer, { state, personId }: ListDelegationsQuery) =>
  and(
    visibleTo(id, oversight),
    state ? or(...state.map((one) => inState(today)[one])) : undefined,
    personId ? or(eq(delegations.personId, personId), eq(delegations.deputyId, personId)) : undefined,
  );

/** The latest first. */
export const readDelegations = (
  db: DbOrTx,
  viewer: Viewer,
  query: ListDelegationsQuery,
  cursor: Cursor | undefined,
) =>
  withPeople(db)
    .where(
      and(
        chosen(viewer, query),
        cursor
          ? sql`(${delegations.startsOn}, ${delegations.id}) < (${cursor.value}::date, ${cursor.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(delegations.startsOn), desc(delegations.id))
    .limit(query.limit + 1);
export type DelegationWithPeople = Awaited<ReturnType<typeof readDelegations>>[number];

export async function countDelegations(
  db: DbOrTx,
  viewer: Viewer,
  query: ListDelegationsQuery,
): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`count(*)::int` })
    .from(delegations)
    .innerJoin(person, eq(person.id, delegations.personId))
    .where(chosen(viewer, query));
  return row?.total ?? 0;
}

export async function findDelegation(db: DbOrTx, id: string, viewer: Omit<Viewer, 'today'>) {
  const [row] = await withPeople(db).where(
    and(eq(delegations.id, id), visibleTo(viewer.id, viewer.oversight)),
  );
  return row;
}

export async function lockDelegation(tx: Tx, id: string) {
  const [row] = await tx.select().from(delegations).where(eq(delegations.id, id)).for('update');
  return row;
}

export async function insertDelegation(tx: Tx, values: typeof delegations.$inferInsert): Promise<void> {
  await tx.insert(delegations).values(values);
}

export async function revokeRow(tx: Tx, id: string, at: string): Promise<void> {
  await tx
    .update(delegations)
    .set({ revokedAt: at, updatedAt: at, rowVersion: sql`${delegations.rowVersion} + 1` })
    .where(eq(delegations.id, id));
}

const personColumns = {
  id: users.id,
  name: users.name,
  email: users.email,
  office: users.office,
  roles: users.roles,
  agencyId: users.agencyId,
  status: users.status,
};

export async function findPerson(db: DbOrTx, id: string) {
  const [row] = await db.select(personColumns).from(users).where(eq(users.id, id));
  return row;
}
export type FoundPerson = NonNullable<Awaited<ReturnType<typeof findPerson>>>;

/** Two leaves of one person, entered at the same moment, must come one after the other. */
export const lockPeople = (tx: Tx, ids: readonly string[]) =>
  tx
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]))
    .orderBy(asc(users.id))
    .for('update');

/** A delegation in force that touches these days: of the person, or in which one of both stands at the other end. */
export async function findOverlap(
  tx: Tx,
  { personIds, startsOn, endsOn }: { personIds: readonly string[]; startsOn: string; endsOn: string },
) {
  const [row] = await withPeople(tx)
    .where(
      and(
        inArray(delegations.personId, [...personIds]),
        isNull(delegations.revokedAt),
        lte(delegations.startsOn, endsOn),
        gte(delegations.endsOn, startsOn),
      ),
    )
    .limit(1);
  return row;
}

/** Active people with one of these roles, by name. */
export const readColleagues = (db: DbOrTx, exceptId: string, roles: readonly Role[]) =>
  roles.length === 0
    ? Promise.resolve([])
    : db
        .select(personColumns)
        .from(users)
        .where(
          and(eq(users.status, 'active'), ne(users.id, exceptId), arrayOverlaps(users.roles, [...roles])),
        )
        .orderBy(asc(sql`lower(${users.name})`), asc(users.id));

/** The permissions that a person's open tasks by name ask for. */
export async function readNamedPermissions(db: DbOrTx, personId: string): Promise<string[]> {
  const rows = await db.execute<{ permission: string }>(sql`
    select distinct ${cooperationTasks.permission} as permission from ${cooperationTasks}
      where ${cooperationTasks.assigneeId} = ${personId}::uuid
    union select 'proposal.verify' from ${proposals}
      where ${proposals.assigneeId} = ${personId}::uuid and ${proposals.status} in ('submitted', 'in_verification')`);
  return [...rows].map(({ permission }) => permission);
}
