import { printedDate } from '@kerabat/shared/text/printed';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { calendarFile, invitation, type CalendarEntry } from '../../platform/calendar.ts';
import type { Tx } from '../../platform/db.ts';
import { letter, pageLink } from '../../platform/letter.ts';
import { toIso } from '../../platform/time.ts';
import type { Agenda, Meeting, Member } from './assessments.policy.ts';
import type { MeetingRow } from './assessments.table.ts';

const WIB_MS = 7 * 3_600_000;
const clockOf = (at: string): string =>
  new Date(Date.parse(at) + WIB_MS).toISOString().slice(11, 16).replace(':', '.');

/** `17 Juni 2026 pukul 09.30–11.30 WIB` */
export const printedSpan = (startsAt: string, endsAt: string): string => {
  const [from, to] = [officeDay(new Date(startsAt)), officeDay(new Date(endsAt))];
  const end = from === to ? clockOf(endsAt) : `${printedDate(to)} pukul ${clockOf(endsAt)}`;
  return `${printedDate(from)} pukul ${clockOf(startsAt)}–${end} WIB`;
};

const placeOf = ({ place, onlineUrl }: Pick<MeetingRow, 'place' | 'onlineUrl'>): string =>
  [place, onlineUrl].filter(Boolean).join('; ') || 'menyusul';

const lineOf = ({ proposal }: Agenda, index: number): string =>
  `${index + 1}. ${proposal.title.replace(/\s+/g, ' ')} (${proposal.agency.name})`;

const pageOf = ({ config }: Pick<Platform, 'config'>, id: string): string =>
  pageLink(config, `/telaah/${id}`);

const entryOf = (
  platform: Pick<Platform, 'config'>,
  { row }: Pick<Meeting, 'row'>,
  isCancelled: boolean,
): CalendarEntry => ({
  uid: `telaah-${row.id}@kerabat`,
  sequence: row.sequence,
  title: row.title,
  startsAt: toIso(row.startsAt),
  endsAt: toIso(row.endsAt),
  place: row.place,
  link: row.onlineUrl,
  description: `Bahan rapat: ${pageOf(platform, row.id)}`,
  isCancelled,
  changedAt: toIso(row.updatedAt),
});

export const calendarOf = (platform: Platform, meeting: Meeting): string =>
  calendarFile(entryOf(platform, meeting, meeting.row.status === 'cancelled'));

const OCCASIONS = {
  invited: {
    subject: 'Undangan rapat telaah TKKSD',
    lead: 'Kami mengundang Bapak/Ibu pada rapat telaah TKKSD berikut.',
    closing:
      'Bahan setiap usulan dapat dibaca, dan pendapat dapat diberikan sebelum rapat, melalui halaman berikut:',
  },
  changed: {
    subject: 'Perubahan rapat telaah TKKSD',
    lead: 'Rapat telaah TKKSD berikut berubah; undangan ini menggantikan yang terdahulu.',
    closing:
      'Bahan setiap usulan dapat dibaca, dan pendapat dapat diberikan sebelum rapat, melalui halaman berikut:',
  },
  cancelled: {
    subject: 'Pembatalan rapat telaah TKKSD',
    lead: 'Rapat telaah TKKSD berikut dibatalkan bagi Bapak/Ibu.',
    closing: 'Keterangan selengkapnya ada pada halaman berikut:',
  },
} as const;
export type Occasion = keyof typeof OCCASIONS;

/** Queues a letter with a calendar entry for each of these members, in the transaction of the change. */
export async function tellMembers(
  platform: Platform,
  tx: Tx,
  meeting: Meeting,
  members: readonly Member[],
  occasion: Occasion,
): Promise<void> {
  const { row, items } = meeting;
  const { subject, lead, closing } = OCCASIONS[occasion];
  const entry = entryOf(platform, meeting, occasion === 'cancelled');
  const facts = `Rapat: ${row.title}\nWaktu: ${printedSpan(row.startsAt, row.endsAt)}\nTempat: ${placeOf(row)}`;
  const agenda = occasion === 'cancelled' ? [] : [`Agenda:\n${items.map(lineOf).join('\n')}`];
  const reason = occasion === 'cancelled' && row.cancelReason ? [`Alasan: ${row.cancelReason}`] : [];
  for (const member of members)
    await platform.jobs.enqueue(tx, 'mail', {
      ...letter(
        member,
        `${subject}: ${row.title}`,
        lead,
        facts,
        ...agenda,
        ...reason,
        closing,
        pageOf(platform, row.id),
      ),
      calendar: invitation(entry, platform.config.mailFrom, { name: member.name, email: member.email }),
    });
}
