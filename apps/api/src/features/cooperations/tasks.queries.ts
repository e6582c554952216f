import { sql, type SQL } from 'drizzle-orm';
import type { TaskPermission } from '@kerabat/shared/tasks/vocabulary';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { cooperations, cooperationTasks } from './cooperations.table.ts';

export interface CaseAsker extends TaskAsker {
  agencyId: string | null;
  seesAll: boolean;
  mayAssign: boolean;
  /** The permissions of the asker that open steps of a case. */
  permissions: readonly TaskPermission[];
}

/** As `cooperation_tasks_due` is written. */
const due = sql`(coalesce(${cooperationTasks.dueOn}, '9999-12-31'::date))`;

/** An agency acts on the cases it leads; every other step is the province's. */
const isTheirs = ({ agencyId, seesAll }: CaseAsker, permission: TaskPermission): SQL =>
  permission !== 'cooperation.prepare' && seesAll
    ? sql`${cooperationTasks.permission} = ${permission}`
    : sql`(${cooperationTasks.permission} = ${permission} and ${cooperationTasks.cooperationId} = any(array(
        select led.id from ${cooperations} led where led.lead_agency_id = ${agencyId}::uuid and led.status = 'running')))`;

/** The stage's row says what the stage is; a requirement's row says which of its requirements is missing. */
const columns = ({ mayAssign }: CaseAsker, rank: 0 | 1, heldBy: SQL): TaskBranch['columns'] => ({
  recordId: sql`${cooperationTasks.cooperationId}`,
  rowVersion: sql`${cooperations.rowVersion}`,
  stage: sql`${cooperationTasks.stage}`,
  partId: sql`null::uuid`,
  title: sql`${cooperations.title}`,
  number: sql`${cooperations.number}`,
  agencyId: sql`${cooperations.leadAgencyId}`,
  step: sql`${cooperationTasks.label}`,
  detail: sql`coalesce(${cooperationTasks.detail}, case when ${cooperationTasks.requirement} is null then 'Langkah berikutnya' else 'Belum terpenuhi' end)`,
  since: sql`${cooperationTasks.since}`,
  heldBy,
  mayReassign: sql`${mayAssign || rank === 0}::boolean`,
});

/** What waits among the cases: named for the asker, for whom they stand in, and open to each of their permissions. */
export function caseBranches(asker: CaseAsker): TaskBranch[] {
  const { id, standsInFor, permissions } = asker;
  if (permissions.length === 0) return [];
  const nobody = sql`null::uuid`;
  const any = sql.join(
    permissions.map((permission) => isTheirs(asker, permission)),
    sql` or `,
  );
  const branch = (rank: 0 | 1, where: SQL, heldBy: SQL): TaskBranch => ({
    source: 'cooperation',
    rank,
    // An outer join: where nothing is asked of the case, the database leaves it out of the counts.
    from: sql`${cooperationTasks} left join ${cooperations} on ${cooperations.id} = ${cooperationTasks.cooperationId}`,
    where,
    due,
    id: sql`${cooperationTasks.id}`,
    columns: columns(asker, rank, heldBy),
  });
  const assignee = sql`${cooperationTasks.assigneeId}`;
  return [
    ...(id === null ? [] : [branch(0, sql`${assignee} = ${id}::uuid and (${any})`, nobody)]),
    ...(standsInFor.length === 0
      ? []
      : [branch(0, sql`${assignee} = any(${sql.param([...standsInFor])}::uuid[]) and (${any})`, assignee)]),
    ...permissions.map((permission) =>
      branch(1, sql`${cooperationTasks.assigneeId} is null and ${isTheirs(asker, permission)}`, nobody),
    ),
  ];
}
