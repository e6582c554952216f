import type { Permission } from '../access/permissions.ts';
import type { ProposalKind, PartnerCategory } from '../proposals/vocabulary.ts';
import type {
  Certainty,
  ConditionId,
  LimitSetting,
  PaperKind,
  ProcedureCode,
  RuleId,
  Track,
} from './vocabulary.ts';

/** Where a statement comes from, e.g. `PP 28/2018 ps. 6(2)`, and how sure it is. */
export interface Basis {
  text: string;
  certainty: Certainty;
}

interface RequirementBase {
  /**
   * Kept across versions: checklists and overrides refer to it. The same id at two stages is the same requirement checked
   * again, so an override holds for both.
   */
  id: string;
  label: string;
  when: ConditionId | null;
  /** The bureau head may let it pass with a reason, where the domain file allows. */
  overridable: boolean;
  basis: readonly Basis[];
}
export type Requirement =
  | (RequirementBase & {
      type: 'paper';
      paper: PaperKind;
      /** Only papers filed for this very stage count, e.g. the minutes of each discussion. */
      ofStage: boolean;
    })
  | (RequirementBase & { type: 'rule'; rule: RuleId });

export interface Limit {
  /** Null: no number is known; `setting` then decides. */
  days: number | null;
  unit: 'calendar' | 'working';
  setting: LimitSetting | null;
  /** Counted from the day the stage opened, or from the end of the half-year in which it did. */
  from: 'opening' | 'half_year';
  basis: readonly Basis[];
}

export interface Stage {
  code: string;
  label: string;
  /** What happens here, in one Indonesian sentence. */
  purpose: string;
  /** Who in the office acts; holders in `PERMISSION_HOLDERS`. */
  actor: Permission;
  /** Who acts when it is nobody of ours, e.g. "DPRD" or "Calon mitra"; then `actor` records the outcome. */
  outsideActor: string | null;
  track: Track;
  /** Stages that must be passed first; those that do not apply are skipped. */
  after: readonly string[];
  when: ConditionId | null;
  requires: readonly Requirement[];
  produces: readonly PaperKind[];
  limit: Limit | null;
  basis: readonly Basis[];
  /** Passing it ends the case. */
  isEnd: boolean;
}

/** The steps a legal kind prescribes. Published versions never change: a change is a new version. */
export interface Procedure {
  code: ProcedureCode;
  version: number;
  label: string;
  kinds: readonly ProposalKind[];
  stages: readonly Stage[];
}

/** A paper of a case as the rules see it; only accepted ones count. */
export interface PaperFact {
  kind: PaperKind;
  accepted: boolean;
  /** Since when it waits for the bureau's check, and whose it is; null once it was checked. */
  waits: { since: string; by: string | null } | null;
  /** The remark with which it was returned. */
  returned: string | null;
  date: string | null;
  validUntil: string | null;
  /** The stage it was filed for. */
  stage: string | null;
  /** `GUBERNUR`, or `KEPALA_OPD` with a mandate. */
  signatory: 'GUBERNUR' | 'KEPALA_OPD' | null;
  signatoryIsOfficial: boolean | null;
  /** The four clauses of PP 28/2018 ps. 19(2) that the paper has. */
  clauses: readonly string[];
}

/** What people answered about a case; null is "not answered". */
export interface CaseAnswers {
  dprd: {
    levy: boolean | null;
    multiYear: boolean | null;
    assets: boolean | null;
    guarantee: boolean | null;
    inCurrentBudget: boolean | null;
  };
  pksSignatory: 'GUBERNUR' | 'KEPALA_OPD' | null;
  /** PP 28/2018 ps. 18(1). */
  thirdPartyCriteria: { masterPlan: boolean | null; feasible: boolean | null; ableToFund: boolean | null };
  /** PP 28/2018 ps. 27(1). */
  foreignConditions: {
    diplomaticRelations: boolean | null;
    regionalAffair: boolean | null;
    noOfficeAbroad: boolean | null;
    noInterference: boolean | null;
    fitsPlans: boolean | null;
  };
  lawCheck: {
    morality: boolean | null;
    publicOrder: boolean | null;
    nationalInterest: boolean | null;
    law: boolean | null;
  };
}

/** Everything the interpreter looks at. */
export interface CaseView {
  kind: ProposalKind;
  status: 'running' | 'ended' | 'withdrawn' | 'taken_over';
  parties: readonly { category: PartnerCategory | null; regionCode: string | null }[];
  isPlanned: boolean;
  exceptionReason: string | null;
  /** Its proposals were mapped, or it was opened with an exception reason. */
  isMapped: boolean;
  offer: 'none' | 'sent' | 'negotiating' | 'accepted' | 'declined' | 'unanswered';
  answers: CaseAnswers;
  papers: readonly PaperFact[];
  /** Passed stages and the day they were passed. */
  passed: Readonly<Record<string, string>>;
  /** Requirement ids that the bureau head has let pass. */
  overridden: readonly string[];
  /** `YYYY-MM-DD` in WIB. */
  today: string;
}

/** How far a paper is that is asked for and not accepted. */
export type PaperProgress =
  | { state: 'missing' }
  | { state: 'uploaded'; since: string; by: string | null }
  | { state: 'to_correct'; remark: string };

/** Why a requirement does not hold. */
export interface Refusal {
  pointer: string;
  code: string;
  detail: string;
  /** The paper for want of which it does not. */
  paper?: PaperKind | undefined;
}

/** What a stage still lacks, in words a reader can act on. */
export interface Missing {
  requirement: string;
  pointer: string;
  code: string;
  detail: string;
  legalBasis: string | null;
  overridable: boolean;
  /** What is called so and how far it is, where a paper is lacking. */
  paper: { label: string; progress: PaperProgress } | null;
}
