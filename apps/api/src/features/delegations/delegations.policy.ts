import {
  AGENCY_ROLES,
  ROLE_PERMISSIONS,
  ROLES,
  type Permission,
  type Role,
} from '@kerabat/shared/access/permissions';
import type { DelegationState } from '@kerabat/shared/delegations/schema';
import { TASK_PERMISSIONS, type TaskPermission } from '@kerabat/shared/tasks/vocabulary';

export interface Standing {
  roles: readonly Role[];
  agencyId: string | null;
}

const isOfAgency = (role: Role): boolean => (AGENCY_ROLES as readonly Role[]).includes(role);

/** An opinion is a member's own (docs/glossary.md): nobody gives it for another. */
const PERSONAL: readonly Permission[] = ['review.give-opinion'];
const DELEGABLE = TASK_PERMISSIONS.filter((permission) => !PERSONAL.includes(permission));

const granted = (roles: readonly Role[]): ReadonlySet<Permission> =>
  new Set(roles.flatMap((role) => ROLE_PERMISSIONS[role] as readonly Permission[]));

/** The task permissions that a deputy shares with a person; those of agency roles only within the same agency. */
export function sharedPermissions(person: Standing, deputy: Standing): Set<Permission> {
  const isSameAgency = person.agencyId !== null && person.agencyId === deputy.agencyId;
  const within = (roles: readonly Role[], ofAgency: boolean) =>
    granted(roles.filter((role) => isOfAgency(role) === ofAgency));
  const both = (ofAgency: boolean) => {
    const theirs = within(deputy.roles, ofAgency);
    return [...within(person.roles, ofAgency)].filter((permission) => theirs.has(permission));
  };
  return new Set(
    [...both(false), ...(isSameAgency ? both(true) : [])].filter((permission) =>
      (DELEGABLE as readonly Permission[]).includes(permission),
    ),
  );
}

/** The roles among which a person's deputies are found. */
export const deputyRoles = (person: Standing): Role[] =>
  ROLES.filter((role) => sharedPermissions(person, { roles: [role], agencyId: person.agencyId }).size > 0);

const WORK = {
  'proposal.write': 'menulis usulan',
  'proposal.approve': 'menyetujui usulan',
  'proposal.start-verification': 'memulai verifikasi',
  'proposal.verify': 'memverifikasi usulan',
  'proposal.schedule-review': 'menjadwalkan telaah',
  'proposal.decide-review': 'memutuskan hasil telaah',
  'review.manage': 'menyiapkan rapat telaah',
  'review.give-opinion': 'memberi pendapat telaah',
  'cooperation.prepare': 'melengkapi berkas perangkat daerah',
  'cooperation.process': 'mengurus berkas kerja sama',
  'cooperation.discuss': 'membahas naskah',
  'cooperation.review-legally': 'menelaah hukum',
  'cooperation.approve': 'menyetujui tahap',
  'cooperation.override': 'melewatkan ketentuan',
  'cooperation.end': 'mengakhiri kerja sama',
  'inquiry.handle': 'menangani tawaran publik',
} as const satisfies Record<TaskPermission, string>;

const workOf = (permission: TaskPermission): string => WORK[permission];

/** Work in words, as far as it is work on tasks. */
export const worksOf = (permissions: readonly string[]): string[] =>
  TASK_PERMISSIONS.filter((permission) => permissions.includes(permission)).map(workOf);

/** What the deputy cannot do in the person's place, in words. */
export function uncovered(person: Standing, deputy: Standing): string[] {
  const shared = sharedPermissions(person, deputy);
  const needed = granted(person.roles);
  return DELEGABLE.filter((permission) => needed.has(permission) && !shared.has(permission)).map(workOf);
}

export function stateOf(
  row: { startsOn: string; endsOn: string; revokedAt: string | null },
  today: string,
): DelegationState {
  if (row.revokedAt !== null) return 'revoked';
  if (row.endsOn < today) return 'past';
  return row.startsOn > today ? 'upcoming' : 'current';
}
