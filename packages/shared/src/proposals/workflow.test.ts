import { describe, expect, it } from 'vitest';
import { ROLE_PERMISSIONS, ROLES, type Permission } from '../access/permissions.ts';
import { ACTION_LABELS, STATUS_LABELS } from './labels.ts';
import { PROPOSAL_STATUSES, type ProposalStatus } from './vocabulary.ts';
import {
  FINAL_STATUSES,
  GUARDS,
  NEXT_STEP,
  PROPOSAL_ACTIONS,
  PROPOSAL_TRANSITIONS,
  findTransitions,
  transitionsFrom,
} from './workflow.ts';

const holders = (permission: Permission) =>
  ROLES.filter((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));

/** The table of domain §2.8, written once more by hand: from, action, who, to. */
const TABLE: readonly [ProposalStatus, string, string, string][] = [
  ['draft', 'request-approval', 'agency_operator,agency_head', 'awaiting_head'],
  ['returned', 'request-approval', 'agency_operator,agency_head', 'awaiting_head'],
  ['awaiting_head', 'send-back', 'agency_head', 'origin'],
  ['awaiting_head', 'submit', 'agency_head', 'submitted'],
  ['draft', 'submit', 'agency_head', 'submitted'],
  ['returned', 'submit', 'agency_head', 'submitted'],
  ['submitted', 'start-verification', 'bureau_staff,section_head', 'in_verification'],
  ['in_verification', 'return', 'bureau_staff,section_head,bureau_head', 'returned'],
  ['in_review', 'return', 'tkksd_chair', 'returned'],
  ['in_verification', 'map', 'bureau_staff,section_head,bureau_head', 'mapped'],
  ['mapped', 'schedule-review', 'section_head', 'in_review'],
  ['in_review', 'recommend', 'tkksd_chair', 'recommended'],
  ['in_verification', 'defer', 'bureau_staff,section_head,bureau_head', 'deferred'],
  ['mapped', 'defer', 'bureau_staff,section_head,bureau_head', 'deferred'],
  ['in_review', 'defer', 'tkksd_chair', 'deferred'],
  ['in_verification', 'reject', 'section_head,bureau_head', 'rejected'],
  ['mapped', 'reject', 'section_head,bureau_head', 'rejected'],
  ['in_review', 'reject', 'tkksd_chair', 'rejected'],
  ['deferred', 'reopen', 'bureau_staff,section_head,bureau_head', 'origin'],
  ['submitted', 'merge', 'bureau_staff,section_head,bureau_head', 'merged'],
  ['in_verification', 'merge', 'bureau_staff,section_head,bureau_head', 'merged'],
  ['mapped', 'merge', 'bureau_staff,section_head,bureau_head', 'merged'],
  ...(
    ['awaiting_head', 'submitted', 'in_verification', 'mapped', 'in_review', 'returned', 'deferred'] as const
  ).map((from): [ProposalStatus, string, string, string] => [from, 'withdraw', 'agency_head', 'withdrawn']),
  ['recommended', 'follow-up', 'bureau_staff,section_head,bureau_head', 'followed_up'],
];

describe('the lifecycle of a proposal', () => {
  it('is the table of the office, row by row and no row more', () => {
    const built = PROPOSAL_TRANSITIONS.flatMap((row) =>
      row.from.map((from) => [from, row.action, holders(row.permission).join(), row.to].join(' | ')),
    );
    expect(built.sort()).toEqual(TABLE.map((row) => row.join(' | ')).sort());
  });

  it('demands a reason for every refusal: send back, return, defer, reject, merge, withdraw', () => {
    const reasoned = new Set(PROPOSAL_TRANSITIONS.filter((row) => row.noteRequired).map((row) => row.action));
    expect([...reasoned].sort()).toEqual(['defer', 'merge', 'reject', 'return', 'send-back', 'withdraw']);
    for (const action of reasoned)
      expect(
        PROPOSAL_TRANSITIONS.filter((row) => row.action === action).every((row) => row.noteRequired),
      ).toBe(true);
  });

  it('has words for every step and state, and uses every guard', () => {
    for (const action of PROPOSAL_ACTIONS) expect(ACTION_LABELS[action].button).toBeTruthy();
    for (const status of PROPOSAL_STATUSES) expect(STATUS_LABELS[status]).toBeTruthy();
    const used = new Set(PROPOSAL_TRANSITIONS.flatMap((row) => row.guards));
    expect([...used].sort()).toEqual([...GUARDS].sort());
  });

  it('leaves no state without a way out or an end mark, and each next step exists', () => {
    for (const status of PROPOSAL_STATUSES) {
      const isFinal = (FINAL_STATUSES as readonly ProposalStatus[]).includes(status);
      expect(transitionsFrom(status).length === 0, status).toBe(isFinal);
      const next = NEXT_STEP[status];
      expect(next === null, status).toBe(isFinal);
      if (next !== null) expect(findTransitions(next, status).length, status).toBeGreaterThan(0);
    }
  });

  it('can be reached in every state from a draft', () => {
    const reached = new Set<ProposalStatus>(['draft']);
    for (const status of reached)
      for (const { to } of transitionsFrom(status)) if (to !== 'origin') reached.add(to);
    expect([...reached].sort()).toEqual([...PROPOSAL_STATUSES].sort());
  });
});
