import { and, arrayOverlaps, asc, eq, sql } from 'drizzle-orm';
import type { Role } from '@kerabat/shared/access/permissions';
import { FINAL_STATUSES } from '@kerabat/shared/proposals/workflow';
import type { DbOrTx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';
import { proposals } from './proposals.table.ts';

const ended = sql.join(
  FINAL_STATUSES.map((status) => sql.raw(`'${status}'`)),
  sql`, `,
);

const activeWith = (roles: readonly Role[]) =>
  and(eq(users.status, 'active'), arrayOverlaps(users.roles, [...roles]));

/** Active people with one of these roles, and how many proposals that have not ended each holds. */
export const readAssignees = (db: DbOrTx, roles: readonly Role[]) =>
  db
    .select({
      id: users.id,
      name: users.name,
      office: users.office,
      openCount: sql<number>`(select count(*)::int from ${proposals} held
        where held.assignee_id = ${users}.id and held.status not in (${ended}))`,
    })
    .from(users)
    .where(activeWith(roles))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));

export async function findAssignee(db: DbOrTx, id: string, roles: readonly Role[]) {
  const [row] = await db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(users.id, id), activeWith(roles)));
  return row;
}
