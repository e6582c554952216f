import { sql, type SQL } from 'drizzle-orm';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { inquiries } from './inquiries.table.ts';

/** As `inquiries_open` is written. */
const due = sql`(coalesce(${inquiries.dueOn}, '9999-12-31'::date))`;
/** Typed out, so that the partial index is chosen: an offer whose answer is awaited. */
const isAwaited = sql`${inquiries.status} in ('received', 'in_progress')`;
const nobody = sql`null::uuid`;

const branch = (rank: 0 | 1, where: SQL, heldBy: SQL): TaskBranch => ({
  source: 'inquiry',
  rank,
  from: sql`${inquiries}`,
  where: sql`${isAwaited} and ${where}`,
  due,
  id: sql`${inquiries.id}`,
  columns: {
    recordId: sql`${inquiries.id}`,
    rowVersion: sql`${inquiries.rowVersion}`,
    stage: sql`case ${inquiries.status} when 'received' then 'take' else 'answer' end`,
    partId: nobody,
    title: sql`${inquiries.title}`,
    number: sql`${inquiries.number}`,
    agencyId: nobody,
    step: sql`case ${inquiries.status} when 'received' then 'Telaah tawaran' else 'Jawab tawaran' end`,
    detail: sql`${inquiries.organisation}`,
    since: sql`coalesce(${inquiries.receivedAt}, ${inquiries.createdAt})`,
    heldBy,
    mayReassign: sql`false`,
  },
});

/** Offers that wait: taken by the asker, by whom they stand in for, and those that nobody has taken. */
export function inquiryBranches({ id, standsInFor }: TaskAsker): TaskBranch[] {
  const taker = sql`${inquiries.takenById}`;
  return [
    ...(id === null ? [] : [branch(0, sql`${taker} = ${id}::uuid`, nobody)]),
    ...(standsInFor.length === 0
      ? []
      : [branch(0, sql`${taker} = any(${sql.param([...standsInFor])}::uuid[])`, taker)]),
    branch(1, sql`${taker} is null`, nobody),
  ];
}
