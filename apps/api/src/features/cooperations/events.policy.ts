import type { FieldError } from '../../platform/problem.ts';
import type { EventRow } from './dealings.table.ts';

type Content = Pick<EventRow, 'kind' | 'startsAt' | 'endsAt' | 'place' | 'onlineLink' | 'signingMethod'>;

/** What cannot be right about a meeting as a whole. */
export function faultsOfEvent({ kind, startsAt, endsAt, place, onlineLink, signingMethod }: Content) {
  const fault = (broken: boolean, field: string, code: string, detail: string): FieldError[] =>
    broken ? [{ pointer: `/${field}`, code: `cooperations.${code}`, detail }] : [];
  const isSigning = kind === 'PENANDATANGANAN';
  return [
    ...fault(
      new Date(endsAt) <= new Date(startsAt),
      'endsAt',
      'event_ends_before_start',
      'Waktu selesai harus setelah waktu mulai.',
    ),
    ...fault(
      isSigning && signingMethod === null,
      'signingMethod',
      'signing_method_required',
      'Pilih cara penandatanganan: di meja, seremonial, atau hibrida.',
    ),
    ...fault(
      !isSigning && signingMethod !== null,
      'signingMethod',
      'signing_method_not_applicable',
      'Cara penandatanganan hanya untuk kegiatan penandatanganan.',
    ),
    ...fault(
      signingMethod === 'HYBRID' && (place === null || onlineLink === null),
      'onlineLink',
      'hybrid_needs_both',
      'Penandatanganan hibrida memerlukan tempat dan tautan daring.',
    ),
  ];
}

type Attendee = EventRow['attendees'][number];

/** One mail for each address, whatever the list repeats or however it is capitalised. */
function byAddress(attendees: readonly Attendee[]): Map<string, { name: string; email: string }> {
  const found = new Map<string, { name: string; email: string }>();
  for (const { name, email } of attendees)
    if (email !== null && !found.has(email.toLowerCase())) found.set(email.toLowerCase(), { name, email });
  return found;
}

/** What calendars show: only a change of these is worth a mail to those who know of the meeting already. */
const SHOWN = ['kind', 'title', 'startsAt', 'endsAt', 'place', 'onlineLink', 'signingMethod', 'agenda'];

export const changesCalendars = (fields: readonly string[]): boolean =>
  fields.some((field) => SHOWN.includes(field) || field === 'isCancelled');

export type Notice = 'invited' | 'changed' | 'cancelled';

type Addressee = { name: string; email: string };
interface Told {
  to: Addressee;
  notice: Notice;
}
const NOBODY: ReadonlyMap<string, Addressee> = new Map();

/** Who is told what after a change; `before` null: the meeting is new. */
export function noticesOf(
  before: Pick<EventRow, 'attendees' | 'isCancelled'> | null,
  after: Pick<EventRow, 'attendees' | 'isCancelled'>,
  fields: readonly string[],
): Told[] {
  const known = before === null || before.isCancelled ? NOBODY : byAddress(before.attendees);
  const now = after.isCancelled ? NOBODY : byAddress(after.attendees);
  const told = [...now].flatMap(([address, to]): Told[] => {
    if (!known.has(address)) return [{ to, notice: 'invited' }];
    return changesCalendars(fields) ? [{ to, notice: 'changed' }] : [];
  });
  const gone = [...known].filter(([address]) => !now.has(address));
  return [...told, ...gone.map(([, to]): Told => ({ to, notice: 'cancelled' }))];
}
