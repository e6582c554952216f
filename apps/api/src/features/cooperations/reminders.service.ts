import type { SettingKey } from '@kerabat/shared/settings/vocabulary';
import { addDays, officeDay, workingDaysBetween } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { letter, pageLink } from '../../platform/letter.ts';
import { withDeputies } from '../delegations/standing-in.service.ts';
import { readHolidays, readSettings } from '../settings/settings.service.ts';
import { collect, type Escalation, type Responsible } from './escalations.service.ts';
import { rolesWith } from './people.policy.ts';
import { listActive, listHolders } from './people.queries.ts';
import { claimReminder } from './reminders.queries.ts';

/** In WIB: a digest in the morning, on days when somebody works. */
const FROM_HOUR = 7;
const MOST_LINES = 20;

interface Digest {
  person: { id: string; name: string; email: string };
  /** What they must see to, and what they are told as head of the bureau. */
  own: Escalation[];
  raised: Escalation[];
}

/** Who is told of what has waited longest. */
const HEAD: Responsible = { kind: 'office', id: null, label: '', permission: 'cooperation.override' };

const hourOf = (at: Date): number => new Date(at.getTime() + 7 * 3_600_000).getUTCHours();

async function isTimeToRemind({ db, now }: Platform, today: string): Promise<boolean> {
  if (hourOf(now()) < FROM_HOUR) return false;
  return workingDaysBetween(addDays(today, -1), today, await readHolidays(db)) === 1;
}

/** The people behind a person or an office, and whoever stands in for them today. */
async function peopleOf({ db, now }: Platform, { kind, id, permission }: Responsible) {
  const people =
    kind === 'person' && id !== null
      ? await listActive(db, [id])
      : await listHolders(db, rolesWith(permission), id);
  return withDeputies(db, people, officeDay(now()));
}

async function digestsOf(
  platform: Platform,
  { escalationDays }: Readonly<Record<SettingKey, number | null>>,
): Promise<Digest[]> {
  const items = (await collect(platform)).filter(({ isSample }) => !isSample);
  const digests = new Map<string, Digest>();
  const of = (person: Digest['person']): Digest => {
    const digest = digests.get(person.id) ?? { person, own: [], raised: [] };
    digests.set(person.id, digest);
    return digest;
  };
  const known = new Map<string, Digest['person'][]>();
  for (const item of items) {
    const { responsible } = item;
    const key = `${responsible.kind}|${responsible.id ?? ''}|${responsible.permission}`;
    const people = known.get(key) ?? (await peopleOf(platform, responsible));
    known.set(key, people);
    for (const person of people) of(person).own.push(item);
  }
  const raised = items.filter(({ days }) => escalationDays !== null && days >= escalationDays);
  if (raised.length > 0)
    for (const head of await peopleOf(platform, HEAD)) {
      const digest = of(head);
      digest.raised.push(...raised.filter((item) => !digest.own.includes(item)));
    }
  return [...digests.values()];
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

const lines = (items: readonly Escalation[], withName: boolean): string =>
  [
    ...items
      .slice(0, MOST_LINES)
      .map(
        ({ cooperation, stageLabel, detail, days, responsible }) =>
          `- ${cooperation.number} ${oneLine(cooperation.title)}${stageLabel ? `, tahap ${stageLabel}` : ''}: ${detail} (${days} hari${withName ? `; ${responsible.label}` : ''})`,
      ),
    ...(items.length > MOST_LINES ? [`- dan ${items.length - MOST_LINES} lainnya`] : []),
  ].join('\n');

const mailOf = ({ config }: Platform, { person, own, raised }: Digest) =>
  letter(
    person,
    `Pengingat kerja sama: ${own.length + raised.length} hal menunggu`,
    ...(own.length > 0 ? [`Yang menunggu tindakan Bapak/Ibu:\n${lines(own, false)}`] : []),
    ...(raised.length > 0 ? [`Yang sudah lama melewati batas:\n${lines(raised, true)}`] : []),
    'Selengkapnya dapat dilihat melalui halaman berikut:',
    pageLink(config, raised.length > 0 ? '/eskalasi' : '/kerja-sama'),
  );

/**
 * Once a working day, one digest to each person about whom something waits, and to the bureau head about what has waited
 * longer. Whatever runs twice, or breaks off and runs again, sends nothing twice: each mail is queued with its mark.
 */
export async function remind(platform: Platform): Promise<number> {
  const { db, jobs, now } = platform;
  const day = officeDay(now());
  if (!(await isTimeToRemind(platform, day))) return 0;
  let sent = 0;
  for (const digest of await digestsOf(platform, await readSettings(db)))
    await db.transaction(async (tx) => {
      const alarms = digest.own.length + digest.raised.length;
      if (!(await claimReminder(tx, { day, userId: digest.person.id, alarms }))) return;
      await jobs.enqueue(tx, 'mail', mailOf(platform, digest));
      sent += 1;
    });
  return sent;
}
