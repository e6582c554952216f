import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { Member } from './assessments.policy.ts';
import {
  reviewConflicts,
  reviewItems,
  reviewMeetings,
  reviewMembers,
  reviewOpinions,
  type MeetingRow,
} from './assessments.table.ts';

export async function insertMeeting(tx: Tx, values: typeof reviewMeetings.$inferInsert): Promise<MeetingRow> {
  const [row] = await tx.insert(reviewMeetings).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}

export async function updateMeeting(
  tx: Tx,
  id: string,
  values: Partial<typeof reviewMeetings.$inferInsert> = {},
): Promise<MeetingRow> {
  const [row] = await tx
    .update(reviewMeetings)
    .set({ ...values, rowVersion: sql`${reviewMeetings.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(reviewMeetings.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

/** Presence of those who stay is kept. */
export async function replaceMembers(tx: Tx, meetingId: string, memberIds: readonly string[]): Promise<void> {
  const others = and(
    eq(reviewMembers.meetingId, meetingId),
    memberIds.length > 0
      ? sql`${reviewMembers.memberId} <> all(${sql.param([...memberIds])}::uuid[])`
      : undefined,
  );
  await tx.delete(reviewMembers).where(others);
  if (memberIds.length > 0)
    await tx
      .insert(reviewMembers)
      .values(memberIds.map((memberId) => ({ meetingId, memberId })))
      .onConflictDoNothing();
}

export async function storePresence(
  tx: Tx,
  meetingId: string,
  memberId: string,
  values: Pick<Member, 'presence' | 'representedBy'>,
): Promise<void> {
  await tx
    .update(reviewMembers)
    .set(values)
    .where(and(eq(reviewMembers.meetingId, meetingId), eq(reviewMembers.memberId, memberId)));
}

export async function replaceAgenda(
  tx: Tx,
  { id: meetingId, rowVersion }: MeetingRow,
  proposalIds: readonly string[],
): Promise<void> {
  const others = and(
    eq(reviewItems.meetingId, meetingId),
    proposalIds.length > 0
      ? sql`${reviewItems.proposalId} <> all(${sql.param([...proposalIds])}::uuid[])`
      : undefined,
  );
  await tx.delete(reviewItems).where(others);
  for (const [index, proposalId] of proposalIds.entries())
    await tx
      .insert(reviewItems)
      .values({ meetingId, proposalId, position: index + 1, rowVersion })
      .onConflictDoUpdate({
        target: [reviewItems.meetingId, reviewItems.proposalId],
        set: { position: index + 1 },
      });
}

export async function updateItem(
  tx: Tx,
  { meetingId, proposalId }: { meetingId: string; proposalId: string },
  values: Partial<typeof reviewItems.$inferInsert>,
): Promise<void> {
  await tx
    .update(reviewItems)
    .set(values)
    .where(and(eq(reviewItems.meetingId, meetingId), eq(reviewItems.proposalId, proposalId)));
}

/** What holds for the whole meeting shows on each of its items. */
export async function touchItems(tx: Tx, { id, rowVersion }: MeetingRow): Promise<void> {
  await tx.update(reviewItems).set({ rowVersion }).where(eq(reviewItems.meetingId, id));
}

type Place = { meetingId: string; proposalId: string; memberId: string };

/** An opinion is never overwritten: the one before stays and says until when it held. */
export async function replaceOpinion(
  tx: Tx,
  { meetingId, proposalId, memberId }: Place,
  at: string,
): Promise<void> {
  await tx
    .update(reviewOpinions)
    .set({ replacedAt: at })
    .where(
      and(
        eq(reviewOpinions.meetingId, meetingId),
        eq(reviewOpinions.proposalId, proposalId),
        eq(reviewOpinions.memberId, memberId),
        isNull(reviewOpinions.replacedAt),
      ),
    );
}

export const insertOpinion = (tx: Tx, values: typeof reviewOpinions.$inferInsert) =>
  tx.insert(reviewOpinions).values(values);

export const insertConflict = (tx: Tx, values: typeof reviewConflicts.$inferInsert) =>
  tx.insert(reviewConflicts).values(values).onConflictDoNothing();

export const deleteConflict = (tx: Tx, { meetingId, proposalId, memberId }: Place) =>
  tx
    .delete(reviewConflicts)
    .where(
      and(
        eq(reviewConflicts.meetingId, meetingId),
        eq(reviewConflicts.proposalId, proposalId),
        eq(reviewConflicts.memberId, memberId),
      ),
    );
