import { and, arrayOverlaps, asc, eq, sql } from 'drizzle-orm';
import type { Role } from '@kerabat/shared/access/permissions';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';
import type { Scope } from './cooperations.policy.ts';
import { inScope } from './cooperations.queries.ts';
import { cooperations, cooperationTasks } from './cooperations.table.ts';

const columns = {
  id: cooperationTasks.id,
  stage: cooperationTasks.stage,
  label: cooperationTasks.label,
  permission: cooperationTasks.permission,
  assigneeId: cooperationTasks.assigneeId,
  caseId: cooperations.id,
  caseNumber: cooperations.number,
  leadAgencyId: cooperations.leadAgencyId,
  rowVersion: cooperations.rowVersion,
};

const ofCase = (db: DbOrTx, caseId: string, taskId: string, scope: Scope) =>
  db
    .select(columns)
    .from(cooperationTasks)
    .innerJoin(cooperations, eq(cooperations.id, cooperationTasks.cooperationId))
    .where(and(eq(cooperationTasks.id, taskId), eq(cooperations.id, caseId), inScope(scope)));

export async function findTask(db: DbOrTx, caseId: string, taskId: string, scope: Scope) {
  const [row] = await ofCase(db, caseId, taskId, scope);
  return row;
}
export type CaseTask = NonNullable<Awaited<ReturnType<typeof findTask>>>;

export async function lockTask(tx: Tx, caseId: string, taskId: string, scope: Scope) {
  const [row] = await ofCase(tx, caseId, taskId, scope).for('update');
  return row;
}

/** Active people with one of these roles, of one agency or of any, and how many tasks of cases each holds. */
export const readTaskHolders = (db: DbOrTx, roles: readonly Role[], agencyId: string | null) =>
  db
    .select({
      id: users.id,
      name: users.name,
      office: users.office,
      openCount: sql<number>`(select count(*)::int from ${cooperationTasks} held where held.assignee_id = ${users}.id)`,
    })
    .from(users)
    .where(
      and(
        eq(users.status, 'active'),
        arrayOverlaps(users.roles, [...roles]),
        agencyId === null ? undefined : eq(users.agencyId, agencyId),
      ),
    )
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id));

/** What waits in a case, by the nearest limit; the step itself before what it lacks. */
export const readTasksOf = (db: DbOrTx, caseId: string) =>
  db
    .select({
      ...columns,
      requirement: cooperationTasks.requirement,
      since: cooperationTasks.since,
      dueOn: cooperationTasks.dueOn,
      holder: users.name,
    })
    .from(cooperationTasks)
    .innerJoin(cooperations, eq(cooperations.id, cooperationTasks.cooperationId))
    .leftJoin(users, eq(users.id, cooperationTasks.assigneeId))
    .where(eq(cooperations.id, caseId))
    .orderBy(
      asc(cooperationTasks.dueOn),
      asc(cooperationTasks.stage),
      sql`${cooperationTasks.requirement} nulls first`,
    );

export async function writeAssignee(tx: Tx, taskId: string, assigneeId: string | null): Promise<void> {
  await tx.update(cooperationTasks).set({ assigneeId }).where(eq(cooperationTasks.id, taskId));
}
