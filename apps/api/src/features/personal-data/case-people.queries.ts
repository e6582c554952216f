import { desc, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { reviewMeetings, reviewMinutes } from '../assessments/assessments.table.ts';
import { cooperationParties, cooperations } from '../cooperations/cooperations.table.ts';
import type { PersonQuery } from './matching.policy.ts';
import { mayBeAbout } from './search.queries.ts';
import { madeOf } from './signatures.queries.ts';

/** People whom cases and review meetings name without being signed by them. */

const partyId = madeOf(cooperationParties.cooperationId, cooperationParties.order);
const representativeText = sql`(select string_agg(pair.word, ' ')
  from jsonb_each_text(${cooperationParties.representative}) as pair(member, word))`;

type Representative = typeof cooperationParties.$inferSelect.representative;
const party = {
  id: sql<string>`${partyId}`,
  cooperationId: cooperationParties.cooperationId,
  order: cooperationParties.order,
  representative: cooperationParties.representative,
};

export const findRepresentatives = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({ ...party, title: cooperations.title })
    .from(cooperationParties)
    .innerJoin(cooperations, eq(cooperations.id, cooperationParties.cooperationId))
    .where(
      sql`jsonb_typeof(${cooperationParties.representative}) = 'object' and ${mayBeAbout(representativeText, query)}`,
    )
    .orderBy(desc(partyId))
    .limit(limit);

export async function lockParty(tx: Tx, id: string) {
  const [row] = await tx
    .select(party)
    .from(cooperationParties)
    .where(sql`${partyId} = ${id}::uuid`)
    .for('update');
  return row;
}

/** The party is part of its case: whoever has the case open sees that it changed. */
export async function setRepresentative(
  tx: Tx,
  { id, cooperationId }: { id: string; cooperationId: string },
  representative: Representative,
): Promise<void> {
  await tx
    .update(cooperationParties)
    .set({ representative })
    .where(sql`${partyId} = ${id}::uuid`);
  await tx
    .update(cooperations)
    .set({ rowVersion: sql`${cooperations.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cooperations.id, cooperationId));
}

export const findGuests = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({ id: reviewMeetings.id, title: reviewMeetings.title, guests: reviewMeetings.guests })
    .from(reviewMeetings)
    .where(mayBeAbout(sql`array_to_string(${reviewMeetings.guests}, ' ')`, query))
    .orderBy(desc(reviewMeetings.id))
    .limit(limit);

export async function lockGuests(tx: Tx, id: string): Promise<string[] | undefined> {
  const [row] = await tx
    .select({ guests: reviewMeetings.guests })
    .from(reviewMeetings)
    .where(eq(reviewMeetings.id, id))
    .for('update');
  return row?.guests;
}

export const setGuests = (tx: Tx, id: string, guests: string[]) =>
  tx
    .update(reviewMeetings)
    .set({ guests, rowVersion: sql`${reviewMeetings.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(reviewMeetings.id, id));

export const findMinutes = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({ id: reviewMinutes.meetingId, record: reviewMinutes.record })
    .from(reviewMinutes)
    .where(mayBeAbout(sql`${reviewMinutes.record}::text`, query))
    .orderBy(desc(reviewMinutes.meetingId))
    .limit(limit);
