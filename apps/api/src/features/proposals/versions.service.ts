import type { ProposalVersions } from '@kerabat/shared/proposals/versions.schema';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { toIso } from '../../platform/time.ts';
import { contentOf } from './proposals.content.ts';
import { maySeePersonalData, visibleTo } from './proposals.policy.ts';
import { findProposal, listHandIns } from './proposals.queries.ts';
import { noSuchProposal } from './proposals.service.ts';
import { changesBetween, maySeeUnsent, type HandedIn } from './versions.policy.ts';

/** What changed from one hand-in to the next, newest first, and what has changed since the last. */
export async function versionsOf({ db }: Platform, { actor }: Caller, id: string): Promise<ProposalVersions> {
  const found = await findProposal(db, id, visibleTo(actor));
  if (!found) throw noSuchProposal();
  const withPersonal = maySeePersonalData(actor, found.row);
  const compare = (before: HandedIn | null | undefined, after: HandedIn | null) =>
    before && after ? changesBetween(before, after, { withPersonal }) : [];
  const handIns = await listHandIns(db, id);
  const items = handIns.map((row, index) => ({
    version: row.version,
    isKnown: row.content !== null,
    at: toIso(row.at),
    actor: { name: row.actorName, office: row.actorOffice },
    changes: compare(handIns[index - 1]?.content, row.content),
  }));
  const last = handIns.at(-1)?.content;
  return {
    items: items.reverse(),
    current: maySeeUnsent(actor, found.row) ? compare(last, contentOf(found.row)) : [],
  };
}
