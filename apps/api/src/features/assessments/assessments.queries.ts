import { and, arrayOverlaps, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { ListMeetingsQuery } from '@kerabat/shared/assessments/schema';
import { OPEN_MEETINGS } from '@kerabat/shared/assessments/vocabulary';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Cursor } from '../../platform/paging.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { proposalAttachments, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import {
  CHAIRS,
  REVIEWERS,
  type Agenda,
  type Given,
  type Meeting,
  type Member,
} from './assessments.policy.ts';
import {
  reviewConflicts,
  reviewItems,
  reviewMeetings,
  reviewMembers,
  reviewOpinions,
  type MeetingRow,
} from './assessments.table.ts';

const isChair = sql<boolean>`${users.roles} && array[${sql.join(
  CHAIRS.map((role) => sql`${role}`),
  sql`, `,
)}]::text[]`;

export const proposalColumns = {
  id: proposals.id,
  number: proposals.number,
  title: proposals.title,
  kind: proposals.kind,
  status: proposals.status,
  agencyId: proposals.agencyId,
  supportingAgencyIds: proposals.supportingAgencyIds,
  authorIds: proposals.authorIds,
  attachmentKinds: sql<
    string[]
  >`array(select distinct ${proposalAttachments.documentKind} from ${proposalAttachments}
    where ${proposalAttachments.proposalId} = ${proposals.id})`,
  agency: sql<{ id: string; numberCode: string; name: string; shortName: string }>`jsonb_build_object(
    'id', ${agencies.id}, 'numberCode', ${agencies.numberCode}, 'name', ${agencies.name}, 'shortName', ${agencies.shortName})`,
};

const readMembers = (db: DbOrTx, meetingId: string): Promise<Member[]> =>
  db
    .select({
      id: users.id,
      name: users.name,
      office: users.office,
      email: users.email,
      agencyId: users.agencyId,
      isChair,
      presence: reviewMembers.presence,
      representedBy: reviewMembers.representedBy,
    })
    .from(reviewMembers)
    .innerJoin(users, eq(users.id, reviewMembers.memberId))
    .where(eq(reviewMembers.meetingId, meetingId))
    .orderBy(desc(isChair), asc(sql`lower(${users.name})`), asc(users.id));

const readItems = (db: DbOrTx, meetingId: string): Promise<Agenda[]> =>
  db
    .select({ row: reviewItems, decidedBy: users.name, proposal: proposalColumns })
    .from(reviewItems)
    .innerJoin(proposals, eq(proposals.id, reviewItems.proposalId))
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .leftJoin(users, eq(users.id, reviewItems.decidedById))
    .where(eq(reviewItems.meetingId, meetingId))
    .orderBy(asc(reviewItems.position), asc(reviewItems.proposalId));

const readOpinions = async (db: DbOrTx, meetingId: string): Promise<Given[]> => {
  const rows = await db
    .select({ opinion: reviewOpinions, member: { id: users.id, name: users.name, office: users.office } })
    .from(reviewOpinions)
    .innerJoin(users, eq(users.id, reviewOpinions.memberId))
    .where(eq(reviewOpinions.meetingId, meetingId))
    .orderBy(asc(sql`lower(${users.name})`), asc(users.id), desc(reviewOpinions.revision));
  return rows.map(({ opinion, member }) => ({ ...opinion, member }));
};

async function withCompany(db: DbOrTx, row: MeetingRow, quorumPercent: number): Promise<Meeting> {
  return {
    row,
    quorumPercent: row.quorumPercent ?? quorumPercent,
    members: await readMembers(db, row.id),
    items: await readItems(db, row.id),
    opinions: await readOpinions(db, row.id),
    conflicts: await db.select().from(reviewConflicts).where(eq(reviewConflicts.meetingId, row.id)),
  };
}

export async function findMeeting(
  db: DbOrTx,
  id: string,
  quorumPercent: number,
): Promise<Meeting | undefined> {
  const [row] = await db.select().from(reviewMeetings).where(eq(reviewMeetings.id, id));
  return row && withCompany(db, row, quorumPercent);
}

/** One change at a time: whoever comes second sees the first one's. */
export async function lockMeeting(tx: Tx, id: string, quorumPercent: number): Promise<Meeting | undefined> {
  const [row] = await tx.select().from(reviewMeetings).where(eq(reviewMeetings.id, id)).for('update');
  return row && withCompany(tx, row, quorumPercent);
}

/** What a person is still asked for: invited, no opinion yet, nothing closed or decided, and no conflict. */
const waitsFor = (person: { id: string | null; agencyId: string | null }): SQL => sql`
  ${reviewMembers.memberId} = ${person.id}::uuid
  and ${reviewMeetings.status} in ('invited', 'held')
  and ${proposals.status} = 'in_review'
  and ${reviewItems.decision} is null
  and ${reviewItems.collectionClosedAt} is null
  and not (${proposals.authorIds} @> array[${person.id}::uuid])
  and coalesce(${proposals.agencyId} <> ${person.agencyId}::uuid
    and not (${proposals.supportingAgencyIds} @> array[${person.agencyId}::uuid]), true)
  and not exists (select from ${reviewOpinions} given where given.meeting_id = ${reviewItems.meetingId}
    and given.proposal_id = ${reviewItems.proposalId} and given.member_id = ${person.id}::uuid and given.replaced_at is null)
  and not exists (select from ${reviewConflicts} declared where declared.meeting_id = ${reviewItems.meetingId}
    and declared.proposal_id = ${reviewItems.proposalId} and declared.member_id = ${person.id}::uuid)`;

const waiting = (db: DbOrTx, person: { id: string | null; agencyId: string | null }) =>
  db
    .select({
      id: reviewItems.proposalId,
      meetingId: reviewMeetings.id,
      meetingTitle: reviewMeetings.title,
      title: proposals.title,
      number: proposals.number,
      since: reviewMeetings.invitedAt,
      startsAt: reviewMeetings.startsAt,
    })
    .from(reviewMembers)
    .innerJoin(reviewMeetings, eq(reviewMeetings.id, reviewMembers.meetingId))
    .innerJoin(reviewItems, eq(reviewItems.meetingId, reviewMeetings.id))
    .innerJoin(proposals, eq(proposals.id, reviewItems.proposalId))
    .where(waitsFor(person));

export const readWaiting = (db: DbOrTx, person: { id: string | null; agencyId: string | null }) =>
  waiting(db, person).orderBy(asc(reviewMeetings.startsAt), asc(reviewItems.position));

function beyond(cursor: Cursor | undefined, sort: ListMeetingsQuery['sort']): SQL | undefined {
  if (!cursor) return undefined;
  const place = sql`(${cursor.value}::timestamptz, ${cursor.id}::uuid)`;
  const key = sql`(${reviewMeetings.startsAt}, ${reviewMeetings.id})`;
  return sort === 'startsAt' ? sql`${key} > ${place}` : sql`${key} < ${place}`;
}

const chosen = ({ status, from }: Pick<ListMeetingsQuery, 'status' | 'from'>): SQL | undefined =>
  and(
    status ? inArray(reviewMeetings.status, status) : undefined,
    from ? sql`${reviewMeetings.startsAt} >= ${`${from}T00:00:00+07:00`}::timestamptz` : undefined,
  );

export const readMeetings = (db: DbOrTx, query: ListMeetingsQuery, cursor: Cursor | undefined) => {
  const direction = query.sort === 'startsAt' ? asc : desc;
  return db
    .select({
      row: reviewMeetings,
      itemCount: sql<number>`(select count(*)::int from ${reviewItems} where ${reviewItems.meetingId} = ${reviewMeetings.id})`,
      memberIds: sql<
        string[]
      >`array(select ${reviewMembers.memberId} from ${reviewMembers} where ${reviewMembers.meetingId} = ${reviewMeetings.id})`,
    })
    .from(reviewMeetings)
    .where(and(chosen(query), beyond(cursor, query.sort)))
    .orderBy(direction(reviewMeetings.startsAt), direction(reviewMeetings.id))
    .limit(query.limit + 1);
};

export async function countMeetings(db: DbOrTx, query: ListMeetingsQuery): Promise<number> {
  const [row] = await db.select({ count: count() }).from(reviewMeetings).where(chosen(query));
  return row?.count ?? 0;
}

/** Active people who may give an opinion; only these when named. */
export const readReviewers = (db: DbOrTx, ids?: readonly string[]) =>
  db
    .select({ id: users.id, name: users.name, office: users.office, isChair })
    .from(users)
    .where(
      and(
        eq(users.status, 'active'),
        arrayOverlaps(users.roles, [...REVIEWERS]),
        ids ? inArray(users.id, [...ids]) : undefined,
      ),
    )
    .orderBy(desc(isChair), asc(sql`lower(${users.name})`), asc(users.id));

const otherMeeting = sql<{ id: string; title: string } | null>`(
  select jsonb_build_object('id', other.id, 'title', other.title)
  from ${reviewItems} item join ${reviewMeetings} other on other.id = item.meeting_id
  where item.proposal_id = ${proposals.id} and other.status in (${sql.join(
    OPEN_MEETINGS.map((status) => sql`${status}`),
    sql`, `,
  )})
  limit 1)`;

/** What may come on an agenda: mapped proposals, and those already in review. */
export const readReviewable = (db: DbOrTx, ids?: readonly string[]) =>
  db
    .select({ ...proposalColumns, otherMeeting })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(
      and(
        inArray(proposals.status, ['mapped', 'in_review']),
        ids ? inArray(proposals.id, [...ids]) : undefined,
      ),
    )
    .orderBy(desc(sql`${proposals.status} = 'in_review'`), asc(proposals.number), asc(proposals.id))
    .limit(500);

/** Two agendas written at once would not see each other's lines. */
export const lockAgendas = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(7313021)`);
