import { has, type Actor } from '../../platform/actor.ts';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { inquiryBranches } from './tasks.queries.ts';

/** What waits for this actor among the offers of the public form. */
export const inquiryTasks = (actor: Actor, asker: TaskAsker): TaskBranch[] =>
  has(actor, 'inquiry.handle') ? inquiryBranches(asker) : [];
