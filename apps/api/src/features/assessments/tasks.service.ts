import { has, type Actor } from '../../platform/actor.ts';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { reviewBranches } from './tasks.queries.ts';

export { isInOpenMeeting } from './tasks.queries.ts';

/** What waits for this actor in the review meetings. */
export const reviewTasks = (actor: Actor, asker: TaskAsker): TaskBranch[] =>
  has(actor, 'review.read')
    ? reviewBranches({
        ...asker,
        id: has(actor, 'review.give-opinion') ? asker.id : null,
        agencyId: actor.agencyId,
        mayDecide: has(actor, 'proposal.decide-review'),
        mayManage: has(actor, 'review.manage'),
      })
    : [];
