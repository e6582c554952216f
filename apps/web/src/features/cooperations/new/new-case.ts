import type { CaseOrigin } from '@kerabat/shared/cooperations/vocabulary';
import type {
  ExceptionReason,
  Initiator,
  PartnerCategory,
  ProposalKind,
  ThirdPartySubtype,
} from '@kerabat/shared/proposals/vocabulary';
import type { Pick } from '../../../ui/UiSearchPick.vue';
import type { adviseRoute } from './route-advice.ts';
import type { Partner, Proposal } from './sources.ts';

export interface NewCase {
  origin: CaseOrigin;
  originReason: string;
  proposals: Pick[];
  parties: Pick[];
  title: string;
  leadAgencyId: string | undefined;
  kind: ProposalKind | '';
  initiator: Initiator;
  thirdPartySubtype: ThirdPartySubtype | '';
  exceptionReason: ExceptionReason | '';
  background: string;
  objectives: string;
  route: string;
}

export const empty = (): NewCase => ({
  origin: 'PROPOSAL',
  originReason: '',
  proposals: [],
  parties: [],
  title: '',
  leadAgencyId: undefined,
  kind: '',
  initiator: 'DAERAH',
  thirdPartySubtype: '',
  exceptionReason: '',
  background: '',
  objectives: '',
  route: '',
});

interface KnownPartner {
  name: string;
  category: PartnerCategory | null;
  regionCode: string | null;
}

/** Parties from the register, with what the rules look at. */
export const chosenPartners = (
  parties: readonly Pick[],
  offered: ReadonlyMap<string, Partner>,
): KnownPartner[] =>
  parties.map(({ value, label }) => ({
    name: label,
    category: offered.get(value)?.category ?? null,
    regionCode: offered.get(value)?.regionCode ?? null,
  }));

/** Partners as the proposals name them. */
export const carriedPartners = (
  proposals: readonly Proposal[],
  categoryOf: (typeCode: string) => PartnerCategory | null,
): KnownPartner[] =>
  proposals.flatMap(({ candidatePartners }) =>
    candidatePartners.map(({ name, type, regionCode }) => ({
      name,
      category: categoryOf(type ?? ''),
      regionCode: regionCode ?? null,
    })),
  );

/** The body of the request; what proposals bring along is not sent again. */
export function creationOf(draft: NewCase, proposalIds: string[], advice: ReturnType<typeof adviseRoute>) {
  const { origin, parties, title } = draft;
  const common = {
    origin,
    proposalIds,
    ...(advice.register && draft.route ? { route: draft.route } : {}),
    ...(parties.length > 0 ? { parties: parties.map(({ value }) => ({ partnerId: value })) } : {}),
    ...(title.trim() ? { title } : {}),
    ...(advice.central.length > 0 ? { kind: 'SINERGI' } : {}),
  };
  if (origin === 'PROPOSAL') return common;
  const { originReason, background, objectives, thirdPartySubtype, exceptionReason } = draft;
  return {
    ...common,
    title,
    originReason: originReason.trim() || null,
    leadAgencyId: draft.leadAgencyId ?? '',
    kind: advice.kind ?? '',
    initiator: draft.initiator,
    ...(thirdPartySubtype ? { thirdPartySubtype } : {}),
    ...(exceptionReason ? { exceptionReason } : {}),
    ...(background.trim() ? { background } : {}),
    ...(objectives.trim() ? { objectives } : {}),
  };
}
