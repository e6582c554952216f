import type { CASE_ROUTES } from '@kerabat/shared/cooperations/vocabulary';
import { procedureFor } from '@kerabat/shared/procedures/procedures';
import { adviseKind, registerOnly } from '@kerabat/shared/proposals/kind-advice';
import type {
  Initiator,
  PartnerCategory,
  ProposalKind,
  ThirdPartySubtype,
} from '@kerabat/shared/proposals/vocabulary';

type Route = (typeof CASE_ROUTES)[number];

interface Known {
  kind: ProposalKind | null;
  initiator: Initiator;
  subtype: ThirdPartySubtype | null;
  partners: readonly { name: string; category: PartnerCategory | null; regionCode: string | null }[];
  /** Null: as the law has it. */
  route: Route | null;
}

/** Which way the case will go, and why; the server decides the same by the same rules. */
export function adviseRoute({ kind, initiator, subtype, partners, route }: Known) {
  const central = partners.filter(({ category }) => category === 'CENTRAL').map(({ name }) => name);
  const effective = central.length > 0 ? ('SINERGI' as const) : kind;
  const advice = adviseKind({
    partners,
    crossBorderImpact: null,
    jointEfficiency: null,
    thirdPartySubtype: subtype,
  });
  const register = registerOnly(effective, subtype);
  const taken: Route = route ?? (register ? 'register' : 'full');
  return {
    /** Central or vertical offices among the parties: nothing but Sinergi (PP 28/2018 ps. 46, 49). */
    central,
    kind: effective,
    reasons: advice.kind !== null && sameFamily(advice.kind, effective) ? advice.reasons : [],
    register,
    route: taken,
    procedure: effective ? procedureFor({ kind: effective, initiator, route: taken }) : undefined,
  };
}

/** Compulsory or voluntary is decided elsewhere; the reason for regions holds for both. */
const sameFamily = (one: ProposalKind, other: ProposalKind | null) =>
  one === other || (one.startsWith('KSDD') && other !== null && other.startsWith('KSDD'));
