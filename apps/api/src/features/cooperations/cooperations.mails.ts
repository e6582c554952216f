import type { Stage } from '@kerabat/shared/procedures/types';
import { officeDay } from '@kerabat/shared/time/working-days';
import { letter, pageLink } from '../../platform/letter.ts';
import { withDeputies } from '../delegations/standing-in.service.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { rolesWith } from './people.policy.ts';
import { listActive, listHolders } from './people.queries.ts';

/** Titles may be typed over several lines; a subject has one. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Who must act: the agency that prepares, the officer of the case, or whoever holds the duty where the case has no officer for it. */
async function addresseesOf({ db }: Work, { row }: LoadedCase, { actor }: Stage) {
  if (actor === 'cooperation.prepare') return listHolders(db, rolesWith(actor), row.leadAgencyId);
  if (actor === 'cooperation.process' || actor === 'cooperation.approve')
    return listActive(
      db,
      [row.officerId, row.deputyId].flatMap((id) => id ?? []),
    );
  return listHolders(db, rolesWith(actor), null);
}

const longDay = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('id-ID', { dateStyle: 'long', timeZone: 'UTC' });

const lineOf = (found: LoadedCase, { code, label }: Stage): string => {
  const dueOn = found.stages.find((stage) => stage.code === code)?.dueOn ?? null;
  return dueOn === null ? `- ${label}` : `- ${label}, paling lambat ${longDay(dueOn)}`;
};

/** Tells those who must act now, each once, in the transaction of the step; nobody hears of what they did themselves. */
export async function tellOpened(work: Work, found: LoadedCase, opened: readonly Stage[]): Promise<void> {
  const { platform, db, caller } = work;
  // The samples of the evaluation mode are walked through their steps by nobody.
  if (caller.actor.kind === 'system') return;
  const mails = new Map<string, { person: { name: string; email: string }; stages: Stage[] }>();
  for (const stage of opened)
    for (const person of await withDeputies(
      db,
      await addresseesOf(work, found, stage),
      officeDay(work.now),
    )) {
      if (person.id === caller.actor.id) continue;
      const mail = mails.get(person.id) ?? { person, stages: [] };
      mail.stages.push(stage);
      mails.set(person.id, mail);
    }
  const { row, agency } = found;
  for (const { person, stages } of mails.values())
    await platform.jobs.enqueue(
      db,
      'mail',
      letter(
        person,
        `Tahap kerja sama menunggu Anda: ${oneLine(row.title)}`,
        'Berkas kerja sama berikut memasuki tahap yang menunggu tindakan Anda.',
        `Berkas: ${oneLine(row.title)}\nNomor: ${row.number}\nPerangkat daerah: ${agency.name}`,
        `Tahap:\n${stages.map((stage) => lineOf(found, stage)).join('\n')}`,
        'Yang masih kurang dan langkah berikutnya dapat dilihat melalui halaman berikut:',
        pageLink(platform.config, `/kerja-sama/${row.id}`),
      ),
    );
}
