import { EVENT_KIND_LABELS, SIGNING_METHOD_LABELS } from '@kerabat/shared/cooperations/labels';
import { printedDate } from '@kerabat/shared/text/printed';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { calendarFile, invitation, type CalendarEntry } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/db.ts';
import { letter } from '../../platform/letter.ts';
import type { LoadedCase } from './case-load.ts';
import type { EventRow } from './dealings.table.ts';
import type { Notice } from './events.policy.ts';

type CaseOf = Pick<LoadedCase, 'row'>;

const describe = ({ row }: CaseOf, { kind, signingMethod, agenda }: EventRow): string =>
  [
    `${EVENT_KIND_LABELS[kind]}: ${row.title} (${row.number})`,
    ...(signingMethod === null ? [] : [`Cara: ${SIGNING_METHOD_LABELS[signingMethod]}`]),
    ...(agenda === null ? [] : [agenda]),
  ].join('\n');

const entryOf = (found: CaseOf, event: EventRow): CalendarEntry => ({
  uid: `${event.id}@kerabat`,
  sequence: event.sequence,
  title: event.title,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  place: event.place,
  link: event.onlineLink,
  description: describe(found, event),
  isCancelled: event.isCancelled,
  changedAt: event.updatedAt,
});

export const writeCalendar = (found: CaseOf, event: EventRow): string => calendarFile(entryOf(found, event));

const clock = (at: string): string =>
  new Date(at).toLocaleTimeString('id-ID', { timeZone: 'Asia/Jakarta', hour: '2-digit', minute: '2-digit' });

const when = ({ startsAt, endsAt }: EventRow): string => {
  const [first, last] = [officeDay(new Date(startsAt)), officeDay(new Date(endsAt))];
  return first === last
    ? `${printedDate(first)}, pukul ${clock(startsAt)}–${clock(endsAt)} WIB`
    : `${printedDate(first)} pukul ${clock(startsAt)} s.d. ${printedDate(last)} pukul ${clock(endsAt)} WIB`;
};

const WORDS: Readonly<Record<Notice, { subject: string; lead: string }>> = {
  invited: { subject: 'Undangan', lead: 'Dengan hormat kami mengundang Bapak/Ibu pada kegiatan berikut.' },
  changed: { subject: 'Perubahan', lead: 'Kegiatan berikut berubah. Kalender Bapak/Ibu ikut diperbarui.' },
  cancelled: { subject: 'Pembatalan', lead: 'Kegiatan berikut dibatalkan, atau undangan Bapak/Ibu ditarik.' },
};

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Queues what each attendee with an address is told, with the meeting for the calendar, in the transaction of the change. */
export async function tellAttendees(
  { jobs, config }: Platform,
  tx: Tx,
  found: CaseOf,
  event: EventRow,
  notices: readonly { to: { name: string; email: string }; notice: Notice }[],
): Promise<void> {
  for (const { to, notice } of notices) {
    const { subject, lead } = WORDS[notice];
    const facts = [
      `Kegiatan: ${oneLine(event.title)}`,
      `Waktu: ${when(event)}`,
      ...(event.place === null ? [] : [`Tempat: ${oneLine(event.place)}`]),
      ...(event.onlineLink === null ? [] : [`Tautan: ${event.onlineLink}`]),
      `Berkas kerja sama: ${oneLine(found.row.title)} (${found.row.number})`,
    ].join('\n');
    const entry = entryOf(found, event);
    await jobs.enqueue(tx, 'mail', {
      ...letter(
        to,
        `${subject}: ${oneLine(event.title)}`,
        lead,
        facts,
        ...(event.agenda === null || notice === 'cancelled' ? [] : [`Agenda:\n${event.agenda}`]),
      ),
      calendar: invitation(
        notice === 'cancelled' ? { ...entry, isCancelled: true } : entry,
        config.mailFrom,
        to,
      ),
    });
  }
}
