import { sql, type SQL } from 'drizzle-orm';
import type { Task } from '@kerabat/shared/tasks/schema';
import type { TaskSource, TaskUrgency } from '@kerabat/shared/tasks/vocabulary';
import type { DbOrTx } from '../../platform/db.ts';
import type { TaskBranch } from '../../platform/task-branches.ts';
import { agencies } from '../agencies/agencies.table.ts';

/** Where a page of tasks ends: 0 for one's own, 1 for the office's; and the limit, far away when there is none. */
export interface Place {
  rank: number;
  due: string;
  id: string;
}

/** The days between which a limit counts as near. */
export interface Week {
  today: string;
  weekEnd: string;
}

const URGENCIES: Record<TaskUrgency, (due: SQL, week: Week) => SQL> = {
  overdue: (due, { today }) => sql`${due} < ${today}::date`,
  week: (due, { today, weekEnd }) => sql`${due} between ${today}::date and ${weekEnd}::date`,
  later: (due, { weekEnd }) => sql`${due} > ${weekEnd}::date`,
};

const asUrgent = (due: SQL, urgencies: readonly TaskUrgency[] | undefined, week: Week): SQL =>
  urgencies
    ? sql`(${sql.join(
        urgencies.map((urgency) => URGENCIES[urgency](due, week)),
        sql` or `,
      )})`
    : sql`true`;

export type TaskRow = {
  id: string;
  source: TaskSource;
  rank: number;
  due: string;
  recordId: string;
  rowVersion: number;
  stage: string;
  partId: string | null;
  title: string;
  number: string | null;
  agency: Task['agency'];
  step: string;
  detail: string | null;
  since: string;
  dueOn: string | null;
  heldBy: string | null;
  mayReassign: boolean;
};

interface Reading {
  after: Place | undefined;
  limit: number;
  due: readonly TaskUrgency[] | undefined;
  week: Week;
}

/** Each branch is read by its own index and no further than the page can reach. */
function pageOf({ source, rank, from, where, due, id, columns }: TaskBranch, reading: Reading): SQL {
  const { after, limit, week } = reading;
  const beyond =
    after?.rank === rank ? sql`(${due}, ${id}) > (${after.due}::date, ${after.id}::uuid)` : sql`true`;
  return sql`(select ${id} as id, ${source}::text as source, ${rank}::int as rank, ${due} as due,
    ${columns.recordId} as record_id, ${columns.rowVersion} as row_version, ${columns.stage} as stage, ${columns.partId} as part_id,
    ${columns.title} as title, ${columns.number} as number, ${columns.agencyId} as agency_id,
    ${columns.step} as step, ${columns.detail} as detail, ${columns.since} as since,
    ${columns.heldBy} as held_by, ${columns.mayReassign} as may_reassign
    from ${from} where ${where} and ${beyond} and ${asUrgent(due, reading.due, week)}
    order by ${due}, ${id} limit ${limit})`;
}

/** One page of several branches: one's own before the office's, each by the nearest limit. */
export async function readTasks(
  db: DbOrTx,
  branches: readonly TaskBranch[],
  reading: Reading,
): Promise<TaskRow[]> {
  const reached = branches.filter(({ rank }) => reading.after === undefined || rank >= reading.after.rank);
  if (reached.length === 0) return [];
  const pages = reached.map((branch) => pageOf(branch, reading));
  const rows = await db.execute<TaskRow>(sql`
    with task as (
      select * from (${sql.join(pages, sql` union all `)}) part order by rank, due, id limit ${reading.limit}
    )
    select task.id, task.source, task.rank, task.due::text as due, task.record_id as "recordId",
      task.row_version as "rowVersion", task.stage, task.part_id as "partId", task.title, task.number, task.step, task.detail,
      task.since::text as since, nullif(task.due, '9999-12-31'::date)::text as "dueOn", task.held_by as "heldBy",
      task.may_reassign as "mayReassign",
      case when agency.id is not null then jsonb_build_object('id', agency.id, 'numberCode', agency.number_code,
        'name', agency.name, 'shortName', agency.short_name) end as agency
    from task left join ${agencies} agency on agency.id = task.agency_id
    order by task.rank, task.due, task.id`);
  return [...rows];
}

export type Tally = {
  source: TaskSource;
  rank: number;
  total: number;
  overdue: number;
  week: number;
  isCapped: boolean;
};

/** How much waits in each branch, the late and the near ones apart: exact up to `most`, the nearest limits first. */
export async function countTasks(
  db: DbOrTx,
  branches: readonly TaskBranch[],
  week: Week,
  most: number,
): Promise<Tally[]> {
  if (branches.length === 0) return [];
  const counts = branches.map(({ source, rank, from, where, due, id }) => {
    const rows = sql`(select ${due} as due from ${from} where ${where} order by ${due}, ${id} limit ${most + 1})`;
    return sql`(select ${source}::text as source, ${rank}::int as rank, least(count(*), ${most})::int as total,
      least(count(*) filter (where ${URGENCIES.overdue(sql`due`, week)}), ${most})::int as overdue,
      (count(*) filter (where ${URGENCIES.week(sql`due`, week)}))::int as week,
      count(*) > ${most} as "isCapped" from ${rows} waiting)`;
  });
  const rows = await db.execute<Tally>(sql.join(counts, sql` union all `));
  return [...rows];
}
