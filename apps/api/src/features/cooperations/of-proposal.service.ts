import { has, type Actor } from '../../platform/actor.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { visibleTo } from './cooperations.policy.ts';
import { listCasesOf } from './of-proposal.queries.ts';

/** What became of a proposal: its cases, for whoever may see them. */
export const casesOfProposal = async (db: DbOrTx, actor: Actor, proposalId: string) =>
  has(actor, 'cooperation.read') ? listCasesOf(db, proposalId, visibleTo(actor)) : [];
