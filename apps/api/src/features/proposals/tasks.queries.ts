import { sql, type SQL } from 'drizzle-orm';
import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import { proposalStepLabel } from '@kerabat/shared/tasks/labels';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { isInOpenMeeting } from '../assessments/tasks.service.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';
import type { Duty, Waiting } from './waiting.policy.ts';

export interface ProposalAsker extends TaskAsker {
  agencyId: string | null;
  scope: Scope;
  mayReassign: boolean;
}

/** As `proposals_status_due` is written. */
const due = sql`(coalesce(${proposals.dueOn}, '9999-12-31'::date))`;
const people = (ids: readonly string[]) => sql`${sql.param([...ids])}::uuid[]`;

interface Holders {
  mine: SQL;
  standIn: SQL;
  office: SQL;
  heldBy: SQL;
}

/** Written work is of whoever wrote it; a head's own is what they began themselves. */
function byAuthor({ id, standsInFor }: ProposalAsker, duty: Duty): Holders {
  const isMine = sql`${proposals.authorIds} @> array[${id}]::uuid[]`;
  const first = sql`${proposals.authorIds}[1]`;
  const isHeld =
    duty === 'writing'
      ? sql`${proposals.authorIds} && ${people(standsInFor)}`
      : sql`${first} = any(${people(standsInFor)})`;
  return {
    mine: duty === 'writing' ? isMine : sql`(${isMine} and ${first} = ${id}::uuid)`,
    standIn: sql`(${isHeld} and not (${isMine}))`,
    office:
      duty === 'writing'
        ? sql`not (${proposals.authorIds} && ${people(id === null ? standsInFor : [id, ...standsInFor])})`
        : sql`${first} is null`,
    heldBy: sql`(select author from unnest(${proposals.authorIds}) author where author = any(${people(standsInFor)}) limit 1)`,
  };
}

function byAssignee({ id, standsInFor }: ProposalAsker, duty: Duty): Holders {
  const held = id === null ? standsInFor : [id, ...standsInFor];
  return {
    mine: sql`${proposals.assigneeId} = ${id}::uuid`,
    standIn: sql`${proposals.assigneeId} = any(${people(standsInFor)})`,
    office:
      duty === 'assignable'
        ? sql`${proposals.assigneeId} is null`
        : sql`(${proposals.assigneeId} = any(${people(held)})) is not true`,
    heldBy: sql`${proposals.assigneeId}`,
  };
}

/** Nobody verifies their own work. */
const isTheirs = ({ id, agencyId }: ProposalAsker, { side }: Waiting): SQL =>
  side === 'agency'
    ? sql`${proposals.agencyId} = ${agencyId}::uuid`
    : sql`not (${proposals.authorIds} @> array[${id}]::uuid[])`;

function branchesOf(asker: ProposalAsker, waiting: Waiting): TaskBranch[] {
  const { status, action, duty, side } = waiting;
  const holders = (duty === 'writing' || duty === 'own-writing' ? byAuthor : byAssignee)(asker, duty);
  const branch = (rank: 0 | 1, holder: SQL, heldBy: SQL): TaskBranch => ({
    source: 'proposal',
    rank,
    from: sql`${proposals}`,
    where: sql`${proposals.status} = ${status} and ${status === 'in_review' ? sql`not ${isInOpenMeeting}` : sql`true`} and ${isTheirs(asker, waiting)} and ${holder} and (${inScope(asker.scope)})`,
    due,
    id: sql`${proposals.id}`,
    columns: {
      recordId: sql`${proposals.id}`,
      rowVersion: sql`${proposals.rowVersion}`,
      stage: sql`${action}::text`,
      partId: sql`null::uuid`,
      title: sql`${proposals.title}`,
      number: sql`${proposals.number}`,
      agencyId: sql`${proposals.agencyId}`,
      step: sql`${proposalStepLabel(action, status)}::text`,
      detail: sql`${STATUS_LABELS[status]}::text`,
      since: sql`${proposals.statusSince}`,
      heldBy,
      mayReassign: sql`${asker.mayReassign && side === 'province' && duty === 'assignable'}::boolean`,
    },
  });
  const nobody = sql`null::uuid`;
  return [
    ...(asker.id === null ? [] : [branch(0, holders.mine, nobody)]),
    ...(asker.standsInFor.length === 0 ? [] : [branch(0, holders.standIn, holders.heldBy)]),
    branch(1, holders.office, nobody),
  ];
}

export const proposalBranches = (asker: ProposalAsker, waiting: readonly Waiting[]): TaskBranch[] =>
  waiting.flatMap((each) => branchesOf(asker, each));
