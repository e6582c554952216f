import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Tx } from '../../platform/db.ts';
import { pageLink } from '../../platform/letter.ts';
import { withDeputies } from '../delegations/standing-in.service.ts';
import { headsOf, operatorsOf, writersOf } from './people.policy.ts';
import { findPeople, type FoundPerson } from './people.queries.ts';
import { STEP_MAILS, stepMail, type Occasion } from './proposals.mails.ts';
import type { VisibleProposal } from './proposals.queries.ts';

/** How a person is named in a letter. */
const nameOf = ({ name, office }: Actor): string => (office === null ? name : `${name} (${office})`);

export const occasionOf = (
  { config }: Platform,
  actor: Actor,
  { row, agency }: Pick<VisibleProposal, 'row' | 'agency'>,
  { page = '', note = null }: { page?: string; note?: string | null } = {},
): Occasion => ({
  title: row.title,
  number: row.number,
  agencyName: agency.name,
  by: nameOf(actor),
  note,
  link: pageLink(config, `/usulan/${row.id}${page}`),
});

/** The operators who wrote it; else all of the agency's, and where there are none, whoever may write. */
async function writers(tx: Tx, { agencyId, authorIds }: VisibleProposal['row']): Promise<FoundPerson[]> {
  const operators = await findPeople(tx, { circles: [operatorsOf(agencyId)] });
  const authors = operators.filter(({ id }) => authorIds.includes(id));
  if (authors.length > 0) return authors;
  return operators.length > 0 ? operators : findPeople(tx, { circles: [writersOf(agencyId)] });
}

/** Queues the mails of a step in its transaction; nobody is told of what they did themselves. */
export async function tellAbout(
  platform: Platform,
  tx: Tx,
  actor: Actor,
  found: Pick<VisibleProposal, 'row' | 'agency'>,
  { action, note = null }: { action: ProposalAction; note?: string | null | undefined },
): Promise<void> {
  const mail = STEP_MAILS[action];
  // The samples of the evaluation mode are walked through their steps by nobody.
  if (!mail || actor.kind === 'system') return;
  const { row } = found;
  const people =
    mail.to === 'heads' ? await findPeople(tx, { circles: [headsOf(row.agencyId)] }) : await writers(tx, row);
  const about = occasionOf(platform, actor, found, { page: mail.page, note });
  const told = await withDeputies(tx, people, officeDay(platform.now()));
  for (const person of told.filter(({ id }) => id !== actor.id))
    await platform.jobs.enqueue(tx, 'mail', stepMail(person, mail, about));
}
