import { sql } from 'drizzle-orm';
import { OPEN_MEETINGS } from '@kerabat/shared/assessments/vocabulary';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { DutyCount } from '../../platform/duty-keepers.ts';
import { reviewMeetings, reviewMembers } from './assessments.table.ts';

const membership = sql`${reviewMembers} join ${reviewMeetings} on ${reviewMeetings.id} = ${reviewMembers.meetingId}`;
const isOpen = sql`${reviewMeetings.status} = any(${sql.param([...OPEN_MEETINGS])}::text[])`;

export async function countMemberships(db: DbOrTx, ids: readonly string[] | undefined): Promise<DutyCount[]> {
  const isTheirs = ids ? sql`${reviewMembers.memberId} = any(${sql.param([...ids])}::uuid[])` : sql`true`;
  const rows = await db.execute<DutyCount>(sql`
    select ${reviewMembers.memberId} as "personId", 'review' as kind, count(*)::int as total
    from ${membership} where ${isTheirs} and ${isOpen} group by 1`);
  return [...rows];
}

type Membership = { id: string; title: string; startsAt: string };

/** Meetings to come or still open, the nearest first. */
export async function readMemberships(db: DbOrTx, memberId: string, limit: number): Promise<Membership[]> {
  const rows = await db.execute<Membership>(sql`
    select ${reviewMeetings.id} as id, ${reviewMeetings.title} as title, ${reviewMeetings.startsAt}::text as "startsAt"
    from ${membership} where ${reviewMembers.memberId} = ${memberId}::uuid and ${isOpen}
    order by ${reviewMeetings.startsAt}, ${reviewMeetings.id} limit ${limit}`);
  return [...rows];
}

/** Puts one member in the place of another, where the new one does not sit already; opinions given stay the giver's. */
export async function moveMemberships(tx: Tx, from: string, to: string): Promise<Set<string>> {
  const rows = await tx.execute<{ id: string }>(sql`
    with moved as (
      update ${reviewMembers} set member_id = ${to}::uuid, presence = null, represented_by = null
      where ${reviewMembers.memberId} = ${from}::uuid
        and exists (select from ${reviewMeetings} where ${reviewMeetings.id} = ${reviewMembers.meetingId} and ${isOpen})
        and not exists (select from ${reviewMembers} other
          where other.meeting_id = ${reviewMembers.meetingId} and other.member_id = ${to}::uuid)
      returning ${reviewMembers.meetingId} as id
    )
    update ${reviewMeetings} set row_version = row_version + 1, updated_at = now()
    where ${reviewMeetings.id} in (select id from moved) returning ${reviewMeetings.id} as id`);
  return new Set([...rows].map(({ id }) => id));
}
