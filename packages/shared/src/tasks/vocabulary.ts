import type { Permission } from '../access/permissions.ts';

/** Where a task comes from: the record that waits. */
export const TASK_SOURCES = ['proposal', 'cooperation', 'review', 'inquiry'] as const;
export type TaskSource = (typeof TASK_SOURCES)[number];

/** Whose work a task is: named for this person (or for whom they stand in), or for everybody of the office. */
export const TASK_HOLDERS = ['me', 'office'] as const;

/** How near the limit is; `later` holds those without one. */
export const TASK_URGENCIES = ['overdue', 'week', 'later'] as const;
export type TaskUrgency = (typeof TASK_URGENCIES)[number];

/** `week` ends this many days from today. */
export const WEEK_DAYS = 7;

/** Who holds one of these has tasks: the steps of proposals, cases, reviews and offers. */
export const TASK_PERMISSIONS = [
  'proposal.write',
  'proposal.approve',
  'proposal.start-verification',
  'proposal.verify',
  'proposal.schedule-review',
  'proposal.decide-review',
  'review.manage',
  'review.give-opinion',
  'cooperation.prepare',
  'cooperation.process',
  'cooperation.discuss',
  'cooperation.review-legally',
  'cooperation.approve',
  'cooperation.override',
  'cooperation.end',
  'inquiry.handle',
] as const satisfies readonly Permission[];
export type TaskPermission = (typeof TASK_PERMISSIONS)[number];

export const TASK_SOURCE_LABELS = {
  proposal: 'Usulan',
  cooperation: 'Kerja sama',
  review: 'Telaah',
  inquiry: 'Tawaran',
} as const satisfies Record<TaskSource, string>;

export const TASK_URGENCY_LABELS = {
  overdue: 'Lewat batas',
  week: 'Dalam 7 hari',
  later: 'Nanti',
} as const satisfies Record<TaskUrgency, string>;
