import { TASK_PERMISSIONS } from '@kerabat/shared/tasks/vocabulary';
import { has, type Actor } from '../../platform/actor.ts';
import type { TaskAsker, TaskBranch } from '../../platform/task-branches.ts';
import { caseBranches } from './tasks.queries.ts';

/** The permissions that open stages of a case. */
const CASE_PERMISSIONS = TASK_PERMISSIONS.filter((permission) => permission.startsWith('cooperation.'));

/** What waits for this actor among the cases. */
export const caseTasks = (actor: Actor, asker: TaskAsker): TaskBranch[] =>
  has(actor, 'cooperation.read')
    ? caseBranches({
        ...asker,
        agencyId: actor.agencyId,
        seesAll: has(actor, 'cooperation.read-all'),
        mayAssign: has(actor, 'cooperation.assign'),
        permissions: CASE_PERMISSIONS.filter((permission) => has(actor, permission)),
      })
    : [];
