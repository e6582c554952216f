import { and, desc, eq, lt, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { cooperationEvents } from '../cooperations/dealings.table.ts';
import type { PersonQuery } from './matching.policy.ts';
import { mayBeAbout } from './search.queries.ts';

/** People who were asked to a meeting of a case. */

type Attendees = typeof cooperationEvents.$inferSelect.attendees;

const attendeesText = sql`(select string_agg(concat_ws(' ', attendee->>'name', attendee->>'email'), ' ')
  from jsonb_array_elements(${cooperationEvents.attendees}) attendee)`;

export const findAttendees = (db: DbOrTx, query: PersonQuery, limit: number) =>
  db
    .select({
      id: cooperationEvents.id,
      title: cooperationEvents.title,
      attendees: cooperationEvents.attendees,
    })
    .from(cooperationEvents)
    .where(mayBeAbout(attendeesText, query))
    .orderBy(desc(cooperationEvents.id))
    .limit(limit);

export async function lockAttendees(tx: Tx, id: string) {
  const [row] = await tx
    .select({ attendees: cooperationEvents.attendees, cooperationId: cooperationEvents.cooperationId })
    .from(cooperationEvents)
    .where(eq(cooperationEvents.id, id))
    .for('update');
  return row;
}

const bump = { rowVersion: sql`${cooperationEvents.rowVersion} + 1`, updatedAt: sql`now()` };

export const setAttendees = (tx: Tx, id: string, attendees: Attendees) =>
  tx
    .update(cooperationEvents)
    .set({ attendees, ...bump })
    .where(eq(cooperationEvents.id, id));

/** Who came to meetings that ended so long ago. */
export async function forgetAttendees(tx: Tx, before: string): Promise<number> {
  const rows = await tx
    .update(cooperationEvents)
    .set({ attendees: [], ...bump })
    .where(and(lt(cooperationEvents.endsAt, before), sql`${cooperationEvents.attendees} <> '[]'::jsonb`))
    .returning({ id: cooperationEvents.id });
  return rows.length;
}
