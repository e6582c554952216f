import { expect, it } from 'vitest';
import type { Role } from '@kerabat/shared/access/permissions';
import { SYSTEM } from '../../platform/actor.ts';
import { permissionsOf } from '../auth/actors.service.ts';
import { waitingFor } from './waiting.policy.ts';

const TABLE: readonly [Role[], string[]][] = [
  [['agency_operator'], ['draft request-approval writing', 'returned request-approval writing']],
  [
    ['agency_head'],
    [
      'draft request-approval own-writing',
      'awaiting_head submit office',
      'returned request-approval own-writing',
    ],
  ],
  [['bureau_staff'], ['submitted start-verification assignable', 'in_verification map assignable']],
  [
    ['section_head'],
    [
      'submitted start-verification assignable',
      'in_verification map assignable',
      'mapped schedule-review office',
    ],
  ],
  [['bureau_head'], ['in_verification map assignable']],
  [['tkksd_chair'], ['in_review recommend office']],
  [
    ['tkksd_member', 'legal_reviewer', 'planning_reviewer', 'budget_reviewer', 'leader', 'auditor', 'admin'],
    [],
  ],
];

it.each(TABLE)('%j waits for: %j', (roles, expected) => {
  const actor = { ...SYSTEM, permissions: permissionsOf(roles) };
  expect(waitingFor(actor).map(({ status, action, duty }) => `${status} ${action} ${duty}`)).toEqual(
    expected,
  );
});
