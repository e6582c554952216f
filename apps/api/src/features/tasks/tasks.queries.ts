import { sql, type SQL } from 'drizzle-orm';
import type { ListTasksQuery, Task } from '@kerabat/shared/tasks/schema';
import type { DbOrTx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import type { Scope } from '../proposals/proposals.policy.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { inScope } from '../proposals/selection.service.ts';
import type { Duty, Waiting } from './tasks.policy.ts';

/** Whose tasks are looked for. */
export interface Asker {
  id: string | null;
  agencyId: string | null;
  scope: Scope;
  waiting: readonly Waiting[];
  today: string;
}

/** Where a page of tasks ends: 0 for one's own, 1 for the office's; and the limit, far away when there is none. */
export interface Place {
  rank: number;
  due: string;
  id: string;
}

const either = (parts: SQL[]): SQL => (parts.length > 0 ? sql`(${sql.join(parts, sql` or `)})` : sql`false`);

function conditions({ id }: Asker): Record<Duty, { open: SQL; mine: SQL }> {
  const isAuthor = sql`${proposals.authorIds} @> array[${id}]::uuid[]`;
  const isAssignee = sql`${proposals.assigneeId} = ${id}::uuid`;
  return {
    writing: { open: sql`true`, mine: isAuthor },
    'own-writing': {
      open: sql`coalesce(${proposals.authorIds}[1] = ${id}::uuid, true)`,
      mine: isAuthor,
    },
    office: { open: sql`true`, mine: isAssignee },
    assignable: { open: sql`coalesce(${isAssignee}, ${proposals.assigneeId} is null)`, mine: isAssignee },
  };
}

/** One branch per state that waits for the asker; nobody verifies their own work. */
function branchOf(asker: Asker, { status, side, duty }: Waiting): SQL {
  const isTheirs =
    side === 'agency'
      ? sql`${proposals.agencyId} = ${asker.agencyId}::uuid`
      : sql`not (${proposals.authorIds} @> array[${asker.id}]::uuid[])`;
  return sql`(${proposals.status} = ${status} and ${isTheirs} and ${conditions(asker)[duty].open})`;
}

function rankOf(asker: Asker): SQL {
  const cases = asker.waiting.map(
    ({ status, duty }) => sql`when ${status} then coalesce(${conditions(asker)[duty].mine}, false)`,
  );
  return sql`case when case ${proposals.status} ${sql.join(cases, sql` `)} end then 0 else 1 end`;
}

function actionOf({ waiting }: Asker): SQL {
  const cases = waiting.map(({ status, action }) => sql`when ${status} then ${action}::text`);
  return sql`case ${proposals.status} ${sql.join(cases, sql` `)} end`;
}

/** Everything that waits for the asker, with whose it is and which step. */
const tasksOf = (asker: Asker): SQL => sql`
  select ${proposals.id} as id, ${proposals.number} as number, ${proposals.title} as title,
    ${proposals.status} as status, ${proposals.agencyId} as agency_id, ${proposals.statusSince} as status_since,
    ${proposals.dueOn} as due_on, coalesce(${proposals.dueOn}, '9999-12-31'::date) as due,
    ${rankOf(asker)} as rank, ${actionOf(asker)} as action
  from ${proposals}
  where ${inScope(asker.scope)} and ${either(asker.waiting.map((one) => branchOf(asker, one)))}`;

type Filters = Pick<ListTasksQuery, 'holder' | 'action'>;

function chosen({ holder, action }: Filters): SQL {
  const parts = [
    ...(holder ? [sql`rank = any(${sql.param(holder.map((who) => (who === 'me' ? 0 : 1)))}::int[])`] : []),
    ...(action ? [sql`action = any(${sql.param(action)}::text[])`] : []),
  ];
  return parts.length > 0 ? sql.join(parts, sql` and `) : sql`true`;
}

export type TaskRow = {
  id: string;
  number: string | null;
  title: string;
  status: Task['proposal']['status'];
  agency: Task['proposal']['agency'];
  since: string;
  dueOn: string | null;
  due: string;
  rank: number;
  action: Task['action'];
};

/** One page: one's own before the office's, each by the nearest limit. */
export async function readTasks(
  db: DbOrTx,
  asker: Asker,
  filters: Filters,
  { after, limit }: { after: Place | undefined; limit: number },
): Promise<TaskRow[]> {
  if (asker.waiting.length === 0) return [];
  const beyond = after
    ? sql`(rank, due, task.id) > (${after.rank}::int, ${after.due}::date, ${after.id}::uuid)`
    : sql`true`;
  const rows = await db.execute<TaskRow>(sql`
    with task as (${tasksOf(asker)})
    select task.id, task.number, title, status, status_since::text as since, due_on::text as "dueOn",
      due::text as due, rank, action,
      jsonb_build_object('id', agency.id, 'numberCode', agency.number_code, 'name', agency.name,
        'shortName', agency.short_name) as agency
    from task join ${agencies} agency on agency.id = task.agency_id
    where ${chosen(filters)} and ${beyond}
    order by rank, due, task.id limit ${limit}`);
  return [...rows];
}

type Tally = { action: Task['action']; rank: number; total: number; overdue: number; chosen: number };

/** How many there are of each step and holder, how many are late, and how many the filters choose: one statement. */
export async function countTasks(db: DbOrTx, asker: Asker, filters: Filters): Promise<Tally[]> {
  if (asker.waiting.length === 0) return [];
  const rows = await db.execute<Tally>(sql`
    with task as (${tasksOf(asker)})
    select action, rank, count(*)::int as total, (count(*) filter (where due < ${asker.today}::date))::int as overdue,
      (count(*) filter (where ${chosen(filters)}))::int as chosen
    from task group by action, rank`);
  return [...rows];
}
