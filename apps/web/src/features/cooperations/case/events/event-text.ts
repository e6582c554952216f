import { joinInstant } from '../../../../ui/wib.ts';

interface Attendee {
  name: string;
  email: string | null;
}

const EMAIL = /[\s,;<(]*([^\s,;<>()]+@[^\s,;<>()]+)[>)]?\s*$/;

/** One person to a line, the address behind the name. */
export const attendeeLines = (attendees: readonly Attendee[]) =>
  attendees.map(({ name, email }) => (email ? `${name} <${email}>` : name)).join('\n');

export const readAttendees = (text: string): Attendee[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const email = EMAIL.exec(line)?.[1] ?? null;
      return { name: line.replace(EMAIL, '').trim() || line, email };
    });

/** A day and an hour of the office (WIB) as an instant. */
export const instantOf = (day: string | null, clock: string | null) =>
  day && clock ? joinInstant(day, clock) : undefined;
