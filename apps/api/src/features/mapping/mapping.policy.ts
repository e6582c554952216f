import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { has, type Actor } from '../../platform/actor.ts';
import type { Scope } from '../proposals/proposals.policy.ts';

/** Who sees everything that was handed in, but has no agency of their own, never sees what has not left an agency. */
const BEFORE_HAND_IN: readonly ProposalStatus[] = ['draft', 'awaiting_head'];

export const maySeeState = ({ agencyId }: Scope, status: ProposalStatus): boolean =>
  agencyId !== null || !BEFORE_HAND_IN.includes(status);

export const mayFreeze = (actor: Actor): boolean => has(actor, 'mapping.freeze');

/** A list by decree holds every line, whoever signs it. */
export const WHOLE_REGISTER: Scope = { agencyId: null, all: true };
