import type { Permission } from '../access/permissions.ts';
import type { ProposalStatus } from './vocabulary.ts';

export const PROPOSAL_ACTIONS = [
  'request-approval',
  'send-back',
  'submit',
  'start-verification',
  'return',
  'map',
  'schedule-review',
  'recommend',
  'defer',
  'reject',
  'reopen',
  'merge',
  'withdraw',
  'follow-up',
] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];

/** Rules that must hold before a step; their text and pasal live in `guards.ts`. */
export const GUARDS = [
  'COMPLETE',
  'PERIOD',
  'R-OBJEK',
  'R-LARANG',
  'R-KL',
  'KIND',
  'KIND_REASON',
  'AFFAIR',
  'KAK',
  'R-SK',
  'MINUTES',
  'CASE',
] as const;
export type GuardId = (typeof GUARDS)[number];

export interface ProposalTransition {
  action: ProposalAction;
  from: readonly ProposalStatus[];
  /** `origin`: the state the proposal came from (domain §2.8). */
  to: ProposalStatus | 'origin';
  permission: Permission;
  /** `agency`: only by the proposal's own agency. `province`: by an office that looks at all agencies. */
  side: 'agency' | 'province';
  noteRequired: boolean;
  guards: readonly GuardId[];
  legalBasis: string | null;
}

type Row = Omit<ProposalTransition, 'noteRequired' | 'guards' | 'legalBasis'> &
  Partial<Pick<ProposalTransition, 'noteRequired' | 'guards' | 'legalBasis'>>;

const step = (row: Row): ProposalTransition => ({
  noteRequired: false,
  guards: [],
  legalBasis: null,
  ...row,
});

/** The lifecycle of a proposal: the table of domain §2.8, row by row. */
export const PROPOSAL_TRANSITIONS: readonly ProposalTransition[] = [
  step({
    action: 'request-approval',
    from: ['draft', 'returned'],
    to: 'awaiting_head',
    permission: 'proposal.write',
    side: 'agency',
    guards: ['COMPLETE', 'KIND_REASON'],
  }),
  step({
    action: 'send-back',
    from: ['awaiting_head'],
    to: 'origin',
    permission: 'proposal.approve',
    side: 'agency',
    noteRequired: true,
  }),
  step({
    action: 'submit',
    from: ['awaiting_head', 'draft', 'returned'],
    to: 'submitted',
    permission: 'proposal.approve',
    side: 'agency',
    guards: ['COMPLETE', 'KIND_REASON', 'R-OBJEK', 'PERIOD'],
    legalBasis: 'PP 28/2018 ps. 4(2)-(3), 16(2)-(3)',
  }),
  step({
    action: 'start-verification',
    from: ['submitted'],
    to: 'in_verification',
    permission: 'proposal.start-verification',
    side: 'province',
  }),
  step({
    action: 'return',
    from: ['in_verification'],
    to: 'returned',
    permission: 'proposal.verify',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'return',
    from: ['in_review'],
    to: 'returned',
    permission: 'proposal.decide-review',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'map',
    from: ['in_verification'],
    to: 'mapped',
    permission: 'proposal.verify',
    side: 'province',
    guards: ['KIND', 'AFFAIR', 'R-OBJEK', 'R-LARANG', 'R-KL'],
    legalBasis: 'PP 28/2018 ps. 4-5, 16-17, 46',
  }),
  step({
    action: 'schedule-review',
    from: ['mapped'],
    to: 'in_review',
    permission: 'proposal.schedule-review',
    side: 'province',
    guards: ['KAK', 'R-SK'],
    legalBasis: 'PP 28/2018 ps. 17-18',
  }),
  step({
    action: 'recommend',
    from: ['in_review'],
    to: 'recommended',
    permission: 'proposal.decide-review',
    side: 'province',
    guards: ['MINUTES'],
  }),
  step({
    action: 'defer',
    from: ['in_verification', 'mapped'],
    to: 'deferred',
    permission: 'proposal.verify',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'defer',
    from: ['in_review'],
    to: 'deferred',
    permission: 'proposal.decide-review',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'reject',
    from: ['in_verification', 'mapped'],
    to: 'rejected',
    permission: 'proposal.reject',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'reject',
    from: ['in_review'],
    to: 'rejected',
    permission: 'proposal.decide-review',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'reopen',
    from: ['deferred'],
    to: 'origin',
    permission: 'proposal.verify',
    side: 'province',
  }),
  step({
    action: 'merge',
    from: ['submitted', 'in_verification', 'mapped'],
    to: 'merged',
    permission: 'proposal.verify',
    side: 'province',
    noteRequired: true,
  }),
  step({
    action: 'withdraw',
    from: ['awaiting_head', 'submitted', 'in_verification', 'mapped', 'in_review', 'returned', 'deferred'],
    to: 'withdrawn',
    permission: 'proposal.approve',
    side: 'agency',
    noteRequired: true,
  }),
  step({
    action: 'follow-up',
    from: ['recommended'],
    to: 'followed_up',
    permission: 'proposal.verify',
    side: 'province',
    guards: ['CASE'],
  }),
];

/** States that nothing leaves. */
export const FINAL_STATUSES = [
  'rejected',
  'withdrawn',
  'merged',
  'followed_up',
] as const satisfies readonly ProposalStatus[];

/** The step that everybody waits for in each state: it decides who is the next actor. */
export const NEXT_STEP = {
  draft: 'request-approval',
  awaiting_head: 'submit',
  submitted: 'start-verification',
  in_verification: 'map',
  returned: 'request-approval',
  mapped: 'schedule-review',
  in_review: 'recommend',
  recommended: 'follow-up',
  deferred: 'reopen',
  rejected: null,
  withdrawn: null,
  merged: null,
  followed_up: null,
} as const satisfies Record<ProposalStatus, ProposalAction | null>;

/** The straight way, for the tracker on a proposal's page. */
export const MAIN_PATH = [
  'draft',
  'awaiting_head',
  'submitted',
  'in_verification',
  'mapped',
  'in_review',
  'recommended',
  'followed_up',
] as const satisfies readonly ProposalStatus[];

/**
 * Working days (Monday to Friday, WIB) a state may last: `sla.verifikasi_hari_kerja` and `sla.telaah_hari_kerja`
 * of domain §9; the agency's own steps are the office's choice [D]. `null`: no limit is set.
 */
export const STATUS_LIMIT_DAYS = {
  draft: null,
  awaiting_head: 3,
  submitted: 5,
  in_verification: 5,
  returned: 10,
  mapped: null,
  in_review: 14,
  recommended: null,
  deferred: null,
  rejected: null,
  withdrawn: null,
  merged: null,
  followed_up: null,
} as const satisfies Record<ProposalStatus, number | null>;

/** States in which the agency's own people write; the bureau classifies in the others named below. */
export const AGENCY_EDITABLE = ['draft', 'returned'] as const satisfies readonly ProposalStatus[];
export const BUREAU_EDITABLE = ['in_verification', 'mapped'] as const satisfies readonly ProposalStatus[];

export function findTransitions(action: ProposalAction, from: ProposalStatus): ProposalTransition[] {
  return PROPOSAL_TRANSITIONS.filter((row) => row.action === action && row.from.includes(from));
}

export function transitionsFrom(status: ProposalStatus): ProposalTransition[] {
  return PROPOSAL_TRANSITIONS.filter((row) => row.from.includes(status));
}
