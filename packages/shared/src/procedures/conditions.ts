import { dprdApproval, needsDprd } from '../proposals/dprd.ts';
import type { Basis, CaseView } from './types.ts';
import type { ConditionId } from './vocabulary.ts';

interface Condition {
  /** Null: an answer is missing, so the stage applies and asks for it. */
  holds: (view: CaseView) => boolean | null;
  basis: readonly Basis[];
}

export const CONDITIONS: Readonly<Record<ConditionId, Condition>> = {
  'R-DPRD': {
    holds: ({ kind, answers }) => needsDprd(kind, answers.dprd),
    basis: [
      { text: 'PP 28/2018 ps. 6(2), 19(1)', certainty: 'read' },
      { text: 'PP 28/2018 ps. 30(1), 38', certainty: 'read' },
    ],
  },
  SIGNED_BY_MANDATE: {
    holds: ({ answers: { pksSignatory } }) => (pksSignatory === null ? null : pksSignatory === 'KEPALA_OPD'),
    basis: [{ text: 'PP 28/2018 ps. 2(2), 13(2)', certainty: 'read' }],
  },
  /** A waiver of R-KBFIRST skips the KB altogether: a PKS may then be drafted without it. */
  KB_NOT_WAIVED: {
    holds: ({ overridden }) => !overridden.includes('R-KBFIRST'),
    basis: [{ text: 'Ketentuan kantor', certainty: 'design' }],
  },
};

/** Why the DPRD must approve, for the case page; null when nothing (yet) says so. */
export const whyDprd = ({ kind, answers }: CaseView): string | null => dprdApproval(kind, answers.dprd);
