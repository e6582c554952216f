import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Database, DbOrTx } from '../../platform/db.ts';
import { compareProposals, likeable, type Likeable, type Likeness } from './likeness.policy.ts';
import { findCandidates, readRegisterPage, type Candidate } from './lookalikes.queries.ts';
import { mayReceive } from './merging.policy.ts';
import { stepsFor, visibleTo, type Scope } from './proposals.policy.ts';
import { findProposal } from './proposals.queries.ts';
import { noSuchProposal } from './proposals.service.ts';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const PAGE = 2000;
const MOST_COMPARED = 100;

/** What a newcomer is compared with. */
export type Registered = Awaited<ReturnType<typeof readRegisterPage>>[number];

type Comparable = Pick<
  Registered,
  'titleKey' | 'agencyId' | 'candidatePartners' | 'affairCodes' | 'locationCodes'
>;

/** A proposal of the register as it is compared. */
export const likeableOf = (row: Comparable): Likeable =>
  likeable({
    titleKey: row.titleKey,
    agency: row.agencyId,
    partners: row.candidatePartners,
    affairs: row.affairCodes,
    locations: row.locationCodes,
  });

interface Found {
  row: Candidate;
  likeness: Likeness;
}

/** The look-alikes that the register holds among what a scope lets through, the likest first. */
export async function findLookAlikes(
  db: DbOrTx,
  scope: Scope,
  like: Likeable,
  { limit, exceptId = null }: { limit: number; exceptId?: string | null },
): Promise<Found[]> {
  const rows = await db.transaction((tx) =>
    findCandidates(tx, scope, { like, exceptId, limit: MOST_COMPARED }),
  );
  return rows
    .flatMap((row): Found[] => {
      const likeness = compareProposals(like, likeableOf(row), row.similarity);
      return likeness ? [{ row, likeness }] : [];
    })
    .sort(
      (left, right) => right.likeness.score - left.likeness.score || (left.row.id < right.row.id ? -1 : 1),
    )
    .slice(0, limit);
}

const MOST_SHOWN = 10;

/** Look-alikes among what this actor may see, each with the reason in words. */
export async function similarTo({ db }: Platform, { actor }: Caller, id: string) {
  const scope = visibleTo(actor);
  const found = await findProposal(db, id, scope);
  if (!found) throw noSuchProposal();
  const mayMerge = stepsFor(actor, found.row).some(({ action }) => action === 'merge');
  const likes = await findLookAlikes(db, scope, likeableOf(found.row), { limit: MOST_SHOWN, exceptId: id });
  return {
    items: likes.map(({ row, likeness }) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      agency: row.agency,
      status: row.status,
      mayMergeInto: mayMerge && mayReceive(row),
      ...likeness,
    })),
  };
}

/** The whole register in pages, for whoever has many titles to compare. */
export async function* walkRegister(db: Database, scope: Scope): AsyncGenerator<Registered[]> {
  let afterId = FIRST_ID;
  for (;;) {
    const page = await readRegisterPage(db, scope, afterId, PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    afterId = last.id;
  }
}
