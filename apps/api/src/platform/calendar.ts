import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

/** A meeting as calendars know it (RFC 5545). */
export interface CalendarEntry {
  /** Stable for the life of the meeting: a calendar recognises its changes by it. */
  uid: string;
  /** Rises with every change that calendars must take over. */
  sequence: number;
  title: string;
  startsAt: string;
  endsAt: string;
  place: string | null;
  link: string | null;
  description: string | null;
  isCancelled: boolean;
  changedAt: string;
}

/** What `mail` carries beside its text: an invitation that the reader's calendar understands. */
export interface CalendarPart {
  method: 'REQUEST' | 'CANCEL';
  content: string;
}

/** `KERABAT <kerabat@x>` or a bare address. */
function organizerOf(from: string) {
  const [, name, email] = /^(.*?)\s*<([^>]+)>$/.exec(from) ?? [];
  return { name: name?.replaceAll('"', '') || 'KERABAT', email: email ?? from };
}

const write = (
  entry: CalendarEntry,
  method: ICalCalendarMethod,
  people: { from?: string; to?: { name: string; email: string } } = {},
): string => {
  const calendar = ical({
    prodId: { company: 'Sumatera Barat', product: 'KERABAT', language: 'ID' },
    method,
  });
  calendar.createEvent({
    id: entry.uid,
    sequence: entry.sequence,
    stamp: new Date(entry.changedAt),
    start: new Date(entry.startsAt),
    end: new Date(entry.endsAt),
    summary: entry.title,
    location: entry.place ?? entry.link,
    url: entry.link,
    description: entry.description,
    status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: people.from === undefined ? null : organizerOf(people.from),
    // Only the addressee: nobody learns the others' addresses from an invitation.
    ...(people.to ? { attendees: [{ ...people.to, rsvp: true }] } : {}),
  });
  return calendar.toString();
};

/** The file to download: names nobody. */
export const calendarFile = (entry: CalendarEntry): string => write(entry, ICalCalendarMethod.PUBLISH);

/** The invitation, its change, or its cancellation for one addressee. */
export const invitation = (
  entry: CalendarEntry,
  from: string,
  to: { name: string; email: string },
): CalendarPart => {
  const method = entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST;
  return { method, content: write(entry, method, { from, to }) };
};
