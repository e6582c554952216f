import { sql, type SQL } from 'drizzle-orm';
import { OPEN_MEETINGS } from '@kerabat/shared/assessments/vocabulary';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { proposals } from '../proposals/proposals.table.ts';
import {
  reviewConflicts,
  reviewItems,
  reviewMeetings,
  reviewMembers,
  reviewOpinions,
} from './assessments.table.ts';

export interface ReviewAsker extends TaskAsker {
  agencyId: string | null;
  mayDecide: boolean;
  mayManage: boolean;
}

/** The day of the meeting in WIB: until then opinions are awaited. */
const day = sql`((${reviewMeetings.startsAt} at time zone 'Asia/Jakarta')::date)`;
const nobody = sql`null::uuid`;
const isRunning = sql`${reviewMeetings.status} in ('invited', 'held')`;
/** Nothing has been decided, and the proposal has not left the review by another way. */
const isUndecided = sql`${reviewItems.decision} is null and ${proposals.status} = 'in_review'`;

const agenda = sql`${reviewItems}
  join ${reviewMeetings} on ${reviewMeetings.id} = ${reviewItems.meetingId}
  join ${proposals} on ${proposals.id} = ${reviewItems.proposalId}`;

/** As `conflictOf` in the policy says: nobody judges their own agency's proposal, what they wrote, or declared. */
const isImpartial = ({
  id,
  agencyId,
}: ReviewAsker): SQL => sql`not (${proposals.authorIds} @> array[${id}]::uuid[])
  and (${proposals.agencyId} = ${agencyId}::uuid) is not true
  and (${proposals.supportingAgencyIds} @> array[${agencyId}]::uuid[]) is not true
  and not exists (select from ${reviewConflicts} where ${reviewConflicts.meetingId} = ${reviewItems.meetingId}
    and ${reviewConflicts.proposalId} = ${reviewItems.proposalId} and ${reviewConflicts.memberId} = ${id}::uuid)`;

/** An item has no id of its own: a UUID (version 8, RFC 9562) is made of what it is, the same each time. */
const idOf = (what: string): SQL =>
  sql`(overlay(overlay(md5(${reviewItems.meetingId}::text || ${reviewItems.proposalId}::text || ${what}::text)
    placing '8' from 13) placing '8' from 17)::uuid)`;

const onItem = (what: string, step: string): Pick<TaskBranch, 'source' | 'due' | 'id' | 'columns'> => ({
  source: 'review',
  due: day,
  id: idOf(what),
  columns: {
    recordId: sql`${reviewItems.meetingId}`,
    rowVersion: sql`${reviewItems.rowVersion}`,
    stage: sql`${what}::text`,
    partId: sql`${reviewItems.proposalId}`,
    title: sql`${proposals.title}`,
    number: sql`${proposals.number}`,
    agencyId: sql`${proposals.agencyId}`,
    step: sql`${step}::text`,
    detail: sql`${reviewMeetings.title}`,
    since: sql`coalesce(${reviewMeetings.invitedAt}, ${reviewMeetings.createdAt})`,
    heldBy: nobody,
    mayReassign: sql`false`,
  },
});

const onMeeting = (what: string, step: string): Pick<TaskBranch, 'source' | 'due' | 'id' | 'columns'> => ({
  source: 'review',
  due: day,
  id: sql`${reviewMeetings.id}`,
  columns: {
    recordId: sql`${reviewMeetings.id}`,
    rowVersion: sql`${reviewMeetings.rowVersion}`,
    stage: sql`${what}::text`,
    partId: nobody,
    title: sql`${reviewMeetings.title}`,
    number: sql`null::text`,
    agencyId: nobody,
    step: sql`${step}::text`,
    detail: sql`'Rapat telaah'::text`,
    since: sql`${reviewMeetings.updatedAt}`,
    heldBy: nobody,
    mayReassign: sql`false`,
  },
});

/** A member's opinion is personal: it is theirs alone, and nobody stands in for it. */
const opinions = (asker: ReviewAsker): TaskBranch => ({
  ...onItem('opinion', 'Beri pendapat telaah'),
  rank: 0,
  from: agenda,
  where: sql`${isRunning} and ${isUndecided} and ${reviewItems.collectionClosedAt} is null and ${isImpartial(asker)}
    and exists (select from ${reviewMembers} where ${reviewMembers.meetingId} = ${reviewItems.meetingId}
      and ${reviewMembers.memberId} = ${asker.id}::uuid)
    and not exists (select from ${reviewOpinions} where ${reviewOpinions.meetingId} = ${reviewItems.meetingId}
      and ${reviewOpinions.proposalId} = ${reviewItems.proposalId} and ${reviewOpinions.memberId} = ${asker.id}::uuid
      and ${reviewOpinions.replacedAt} is null)`,
});

const decisions = (asker: ReviewAsker): TaskBranch => ({
  ...onItem('decide', 'Putuskan hasil telaah'),
  rank: 1,
  from: agenda,
  where: sql`${isRunning} and ${isUndecided} and ${isImpartial(asker)}`,
});

const invitations: TaskBranch = {
  ...onMeeting('invite', 'Undang rapat telaah'),
  rank: 1,
  from: sql`${reviewMeetings}`,
  where: sql`${reviewMeetings.status} = 'planned'`,
};

/** Held, and everything on the agenda decided: only the minutes are missing. */
const closings: TaskBranch = {
  ...onMeeting('close', 'Tutup rapat dan tetapkan berita acara'),
  rank: 1,
  from: sql`${reviewMeetings}`,
  where: sql`${reviewMeetings.status} = 'held' and not exists (select from ${reviewItems}
    join ${proposals} on ${proposals.id} = ${reviewItems.proposalId}
    where ${reviewItems.meetingId} = ${reviewMeetings.id} and ${isUndecided})`,
};

export const reviewBranches = (asker: ReviewAsker): TaskBranch[] => [
  ...(asker.id === null ? [] : [opinions(asker)]),
  ...(asker.mayDecide ? [decisions(asker)] : []),
  ...(asker.mayManage ? [invitations, closings] : []),
];

/** Whether a proposal lies in a meeting: its decision is then a task of the meeting. For lists of other features. */
export const isInOpenMeeting: SQL = sql`exists (select from ${reviewItems}
  join ${reviewMeetings} on ${reviewMeetings.id} = ${reviewItems.meetingId}
  where ${reviewItems.proposalId} = ${proposals.id}
    and ${reviewMeetings.status} = any(${sql.param([...OPEN_MEETINGS])}::text[]))`;
