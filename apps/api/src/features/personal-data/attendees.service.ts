import { createCaseEventSchema } from '@kerabat/shared/cooperations/dealings.schema';
import type { PersonalItem } from '@kerabat/shared/personal-data/schema';
import type { Tx } from '../../platform/db.ts';
import { lockAttendees, setAttendees } from './attendees.queries.ts';

/** The rules of the form in which an attendee is typed. */
export const ATTENDEE_RULES = createCaseEventSchema.shape.attendees.unwrap().element;

/** Writes one member of one attendee; null empties it. Returns undefined when there is no such attendee. */
export async function writeAttendee(
  tx: Tx,
  { recordId, field }: Pick<PersonalItem, 'recordId' | 'field'>,
  value: string | null,
): Promise<{ cooperationId: string } | undefined> {
  const [, place, member] = field.split('.');
  const row = await lockAttendees(tx, recordId);
  if (!row?.attendees[Number(place)] || member === undefined) return undefined;
  await setAttendees(
    tx,
    recordId,
    row.attendees.map((one, at) => (at === Number(place) ? { ...one, [member]: value } : one)),
  );
  return { cooperationId: row.cooperationId };
}
