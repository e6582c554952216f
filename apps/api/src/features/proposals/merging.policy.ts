import type {
  CandidatePartner,
  ProposalContent,
  ProposalField,
} from '@kerabat/shared/proposals/content.schema';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { plainText } from '../../platform/search-text.ts';
import { isOpen } from './proposals.policy.ts';

/** What has ended takes nothing in, except that a follow-up goes on as a case. */
export const mayReceive = (row: { status: ProposalStatus; submittedAt: string | null }): boolean =>
  row.submittedAt !== null && (row.status === 'followed_up' || isOpen(row.status));

/** The lists that are put together, and how much each holds (content.schema.ts). */
export const GATHERED_LIMITS = {
  supportingAgencyIds: 20,
  affairCodes: 10,
  planningTargetIds: 20,
  locationCodes: 60,
  candidatePartners: 30,
} as const satisfies Partial<Record<ProposalField, number>>;

/** Texts, sums and dates of the target stay its own. */
type Gathered = Pick<ProposalContent, keyof typeof GATHERED_LIMITS>;
type Side = Gathered & { agencyId: string };

const isSamePartner = (left: CandidatePartner, right: CandidatePartner): boolean =>
  plainText(left.name) === plainText(right.name) ||
  (left.regionCode !== null && left.regionCode === right.regionCode);

/** Its own first, then what is new; never more than the field holds. */
function union<Item>(
  own: readonly Item[],
  others: readonly Item[],
  most: number,
  isSame: (left: Item, right: Item) => boolean = Object.is,
): Item[] {
  const all = [...own];
  for (const other of others)
    if (all.length < most && !all.some((one) => isSame(one, other))) all.push(other);
  return all;
}

/** What the target holds after it has taken in the source; the source's agency comes first, so that it can see it. */
export function gather(target: Side, source: Side): Gathered {
  const agencies = [source.agencyId, ...source.supportingAgencyIds].filter((id) => id !== target.agencyId);
  const isNewcomer = !target.supportingAgencyIds.includes(source.agencyId);
  const room = isNewcomer && source.agencyId !== target.agencyId ? 1 : 0;
  const own = target.supportingAgencyIds.slice(0, GATHERED_LIMITS.supportingAgencyIds - room);
  return {
    supportingAgencyIds: union(own, agencies, GATHERED_LIMITS.supportingAgencyIds),
    affairCodes: union(target.affairCodes, source.affairCodes, GATHERED_LIMITS.affairCodes),
    planningTargetIds: union(
      target.planningTargetIds,
      source.planningTargetIds,
      GATHERED_LIMITS.planningTargetIds,
    ),
    locationCodes: union(target.locationCodes, source.locationCodes, GATHERED_LIMITS.locationCodes),
    candidatePartners: union(
      target.candidatePartners,
      source.candidatePartners,
      GATHERED_LIMITS.candidatePartners,
      isSamePartner,
    ),
  };
}
