import type { Permission } from '@kerabat/shared/access/permissions';

/** Who can take a step of the lifecycle has tasks. */
export const TASK_PERMISSIONS: readonly Permission[] = [
  'proposal.write',
  'proposal.approve',
  'proposal.start-verification',
  'proposal.verify',
  'proposal.schedule-review',
  'proposal.decide-review',
];
