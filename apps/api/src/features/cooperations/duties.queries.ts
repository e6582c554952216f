import { sql, type SQL } from 'drizzle-orm';
import type { Duty } from '@kerabat/shared/duties/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { DutyCount } from '../../platform/duty-keepers.ts';
import { cooperations, cooperationTasks } from './cooperations.table.ts';

const isRunning = sql`${cooperations.status} = 'running'`;
const held = (column: SQL, ids: readonly string[] | undefined): SQL =>
  ids ? sql`${column} = any(${sql.param([...ids])}::uuid[])` : sql`${column} is not null`;

const officer = sql`${cooperations.officerId}`;
const deputy = sql`${cooperations.deputyId}`;
const assignee = sql`${cooperationTasks.assigneeId}`;
const taskOfCase = sql`${cooperationTasks} join ${cooperations} on ${cooperations.id} = ${cooperationTasks.cooperationId}`;

export async function countHeld(db: DbOrTx, ids: readonly string[] | undefined): Promise<DutyCount[]> {
  const rows = await db.execute<DutyCount>(sql`
    select ${officer} as "personId", 'officer' as kind, count(*)::int as total from ${cooperations}
      where ${held(officer, ids)} and ${isRunning} group by 1
    union all select ${deputy}, 'deputy', count(*)::int from ${cooperations}
      where ${held(deputy, ids)} and ${isRunning} group by 1
    union all select ${assignee}, 'task', count(*)::int from ${taskOfCase}
      where ${held(assignee, ids)} and ${isRunning} group by 1`);
  return [...rows];
}

type Held = Omit<Duty, 'place'> & { caseId: string };

export async function readHeld(db: DbOrTx, personId: string, limit: number): Promise<Held[]> {
  const ofCase = (kind: string, column: SQL) => sql`
    (select ${kind}::text as kind, ${cooperations.id} as id, ${cooperations.title} as title, ${cooperations.number} as number,
      null::text as detail, ${cooperations.id} as "caseId"
    from ${cooperations} where ${held(column, [personId])} and ${isRunning}
    order by ${cooperations.number} limit ${limit})`;
  const rows = await db.execute<Held>(sql`
    ${ofCase('officer', officer)} union all ${ofCase('deputy', deputy)} union all
    (select 'task', ${cooperationTasks.id}, ${cooperations.title}, ${cooperations.number}, ${cooperationTasks.label},
      ${cooperations.id}
    from ${taskOfCase} where ${held(assignee, [personId])} and ${isRunning}
    order by ${cooperationTasks.dueOn} nulls last, ${cooperationTasks.id} limit ${limit})`);
  return [...rows];
}

/** What the tasks by name ask for; an officer and a deputy process. */
export async function readNeeds(db: DbOrTx, personId: string): Promise<string[]> {
  const rows = await db.execute<{ permission: string }>(sql`
    select distinct ${cooperationTasks.permission} as permission from ${taskOfCase}
      where ${held(assignee, [personId])} and ${isRunning}
    union select 'cooperation.process' from ${cooperations}
      where (${held(officer, [personId])} or ${held(deputy, [personId])}) and ${isRunning}`);
  return [...rows].map(({ permission }) => permission);
}

/** Holds the cases in one order, so that two hand-overs at once wait for each other instead of ending in a deadlock. */
async function lockCases(tx: Tx, from: string): Promise<string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select ${cooperations.id} as id from ${cooperations}
    where ${isRunning} and (${held(officer, [from])} or ${held(deputy, [from])} or exists (
      select from ${cooperationTasks} where ${cooperationTasks.cooperationId} = ${cooperations.id} and ${held(assignee, [from])}))
    order by ${cooperations.id} for update`);
  return [...rows].map(({ id }) => id);
}

type Moved = { id: string; number: string; leadAgencyId: string; rowVersion: number };

/** Whoever becomes the officer is no longer the deputy of the same case. */
export async function moveHeld(tx: Tx, from: string, to: string): Promise<Moved[]> {
  const ids = await lockCases(tx, from);
  if (ids.length === 0) return [];
  const these = sql`any(${sql.param(ids)}::uuid[])`;
  const newOfficer = sql`case when ${officer} = ${from}::uuid then ${to}::uuid else ${officer} end`;
  const rows = await tx.execute<Moved>(sql`
    update ${cooperations} set officer_id = ${newOfficer},
      deputy_id = nullif(case when ${deputy} = ${from}::uuid then ${to}::uuid else ${deputy} end, ${newOfficer}),
      row_version = row_version + 1, updated_at = now()
    where ${cooperations.id} = ${these}
    returning ${cooperations.id} as id, ${cooperations.number} as number, ${cooperations.leadAgencyId} as "leadAgencyId",
      ${cooperations.rowVersion} as "rowVersion"`);
  await tx.execute(sql`update ${cooperationTasks} set assignee_id = ${to}::uuid
    where ${cooperationTasks.cooperationId} = ${these} and ${held(assignee, [from])}`);
  return [...rows];
}
