import type { ProposalKind } from '../proposals/vocabulary.ts';
import type { CaseView, PaperFact, Procedure } from './types.ts';
import type { PaperKind } from './vocabulary.ts';

/** Cases for the tests of the procedures: one that lacks everything, and one that lacks nothing. */

export const TODAY = '2026-07-01';

export const aPaper = (kind: PaperKind, values: Partial<PaperFact> = {}): PaperFact => ({
  kind,
  accepted: true,
  waits: null,
  returned: null,
  date: '2026-06-01',
  validUntil: null,
  stage: null,
  signatory: 'GUBERNUR',
  signatoryIsOfficial: null,
  clauses: ['HAK_KEWAJIBAN', 'JANGKA_WAKTU', 'PENYELESAIAN_PERSELISIHAN', 'SANKSI'],
  ...values,
});

const open = { morality: null, publicOrder: null, nationalInterest: null, law: null };
const yes = { morality: true, publicOrder: true, nationalInterest: true, law: true };

export const bareCase = (kind: ProposalKind, values: Partial<CaseView> = {}): CaseView => ({
  kind,
  status: 'running',
  parties: [],
  isPlanned: false,
  exceptionReason: null,
  isMapped: false,
  offer: 'none',
  answers: {
    dprd: { levy: null, multiYear: null, assets: null, guarantee: null, inCurrentBudget: null },
    pksSignatory: null,
    thirdPartyCriteria: { masterPlan: null, feasible: null, ableToFund: null },
    foreignConditions: {
      diplomaticRelations: null,
      regionalAffair: null,
      noOfficeAbroad: null,
      noInterference: null,
      fitsPlans: null,
    },
    lawCheck: open,
  },
  papers: [],
  passed: {},
  overridden: [],
  today: TODAY,
  ...values,
});

const PARTY = {
  KSDD_WAJIB: 'REGION',
  KSDD_SUKARELA: 'REGION',
  KSDPK: 'DOMESTIC',
  SINERGI: 'CENTRAL',
  KSDPL: 'FOREIGN_REGION',
  KSDLL: 'FOREIGN_BODY',
} as const;

/** Every paper that any stage of the procedure asks for, by itself or through a rule. */
const everyPaper = ({ stages }: Procedure): PaperFact[] => [
  ...(['SK_FEAS', 'BA_KORTEK', 'RK', 'LAP', 'SRT_KUASA'] as const).map((kind) => aPaper(kind)),
  ...stages.flatMap(({ code, requires }) =>
    requires.flatMap((requirement) =>
      requirement.type === 'paper' ? [aPaper(requirement.paper, { stage: code })] : [],
    ),
  ),
];

/** A case in which people did all they can: nothing is missing at any stage. */
export const readyCase = (procedure: Procedure, values: Partial<CaseView> = {}): CaseView => {
  const [kind = 'KSDPK'] = procedure.kinds;
  const bare = bareCase(kind);
  return {
    ...bare,
    parties: [{ category: PARTY[kind], regionCode: null }],
    isPlanned: true,
    isMapped: true,
    offer: 'accepted',
    answers: {
      dprd: { levy: false, multiYear: false, assets: false, guarantee: false, inCurrentBudget: true },
      pksSignatory: 'GUBERNUR',
      thirdPartyCriteria: { masterPlan: true, feasible: true, ableToFund: true },
      foreignConditions: {
        diplomaticRelations: true,
        regionalAffair: true,
        noOfficeAbroad: true,
        noInterference: true,
        fitsPlans: true,
      },
      lawCheck: yes,
    },
    papers: everyPaper(procedure),
    ...values,
  };
};
