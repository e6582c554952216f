import { has, type Actor } from '../../platform/actor.ts';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { visibleTo } from './proposals.policy.ts';
import { proposalBranches } from './tasks.queries.ts';
import { waitingFor } from './waiting.policy.ts';

/** What waits for this actor among the proposals. */
export const proposalTasks = (actor: Actor, asker: TaskAsker): TaskBranch[] =>
  has(actor, 'proposal.read')
    ? proposalBranches(
        {
          ...asker,
          agencyId: actor.agencyId,
          scope: visibleTo(actor),
          mayReassign: has(actor, 'proposal.assign'),
        },
        waitingFor(actor),
      )
    : [];
