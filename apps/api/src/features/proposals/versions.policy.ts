import { isDeepStrictEqual } from 'node:util';
import { EMPTY_CONTENT, type ProposalContent } from '@kerabat/shared/proposals/content.schema';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import type { ProposalChange } from '@kerabat/shared/proposals/versions.schema';
import type { Actor } from '../../platform/actor.ts';
import { CONTENT_FIELDS } from './proposals.content.ts';
import { isOwn, type ProposalPlace } from './proposals.policy.ts';

/** What a hand-in kept; fields that came later are missing in an old one. */
export type HandedIn = Partial<ProposalContent>;

const isEmptyContact = (contact: HandedIn['contact']): boolean =>
  !contact || Object.values(contact).every((value) => value === null);

/** As if every field had been there already: one that came later was empty. */
const filled = (content: HandedIn): HandedIn => ({
  ...EMPTY_CONTENT,
  ...content,
  contact: isEmptyContact(content.contact) ? null : content.contact,
});

/** Field by field; the contact only for those who may see personal data. */
export function changesBetween(
  before: HandedIn,
  after: HandedIn,
  { withPersonal }: { withPersonal: boolean },
): ProposalChange[] {
  const [from, to] = [filled(before), filled(after)];
  return CONTENT_FIELDS.filter((field) => field !== 'contact' || withPersonal).flatMap((field) => {
    const change = { field, before: from[field] ?? null, after: to[field] ?? null };
    return isDeepStrictEqual(change.before, change.after) ? [] : [change];
  });
}

const BEING_ANSWERED: readonly ProposalStatus[] = ['returned', 'awaiting_head'];

/** What an agency changes after a return is its own until it hands in again. */
export const maySeeUnsent = (actor: Actor, row: ProposalPlace): boolean =>
  isOwn(actor, row) || !BEING_ANSWERED.includes(row.status);
