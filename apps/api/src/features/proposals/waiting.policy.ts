import { PROPOSAL_STATUSES, type ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { findTransitions, NEXT_STEP, type ProposalAction } from '@kerabat/shared/proposals/workflow';
import { has, type Actor } from '../../platform/actor.ts';

/** Whose a waiting proposal is. */
export type Duty =
  /** Open to everybody of the agency; its writers' own. */
  | 'writing'
  /** The head's, who writes only what they began themselves. */
  | 'own-writing'
  /** Open to everybody of the office that takes the step. */
  | 'office'
  /** The same, until it is assigned: then it is the assignee's alone. */
  | 'assignable';

export interface Waiting {
  status: ProposalStatus;
  action: ProposalAction;
  side: 'agency' | 'province';
  duty: Duty;
}

/** They wait for somebody outside: a plan or a budget, and the case. */
const OUTSIDE: readonly ProposalStatus[] = ['deferred', 'recommended'];
/** The steps of whoever verifies; the assignee has nothing to do with the later ones. */
const VERIFIED: readonly ProposalStatus[] = ['submitted', 'in_verification'];

function dutyOf(actor: Actor, status: ProposalStatus, permission: string): Duty {
  if (VERIFIED.includes(status)) return 'assignable';
  if (permission !== 'proposal.write') return 'office';
  return has(actor, 'proposal.approve') ? 'own-writing' : 'writing';
}

/** The states in which a proposal waits for this actor, by the workflow table. */
export const waitingFor = (actor: Actor): Waiting[] =>
  PROPOSAL_STATUSES.filter((status) => !OUTSIDE.includes(status)).flatMap((status) => {
    const action = NEXT_STEP[status];
    if (action === null) return [];
    return findTransitions(action, status)
      .filter(({ permission }) => has(actor, permission))
      .map(({ permission, side }) => ({ status, action, side, duty: dutyOf(actor, status, permission) }));
  });
