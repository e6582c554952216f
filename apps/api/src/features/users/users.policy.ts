import { AGENCY_ROLES, type Role } from '@kerabat/shared/access/permissions';
import type { UserRow } from './users.table.ts';

type Standing = Pick<UserRow, 'roles' | 'status' | 'agencyId'>;

/** An agency's operator or head without an agency could see and do nothing. */
export const lacksAgency = ({ roles, agencyId }: Pick<Standing, 'roles' | 'agencyId'>): boolean =>
  agencyId === null && roles.some((role) => (AGENCY_ROLES as readonly Role[]).includes(role));

const isActiveAdmin = ({ roles, status }: Standing): boolean =>
  status === 'active' && roles.includes('admin');

export const losesAdmin = (before: Standing, after: Standing): boolean =>
  isActiveAdmin(before) && !isActiveAdmin(after);

const EDITABLE = ['name', 'email', 'nip', 'office', 'roles', 'agencyId'] as const;

/** The names of the fields that change: the audit says no more, because values are personal data. */
export const changedFields = (before: UserRow, patch: Partial<UserRow>): string[] =>
  EDITABLE.filter(
    (field) => patch[field] !== undefined && JSON.stringify(patch[field]) !== JSON.stringify(before[field]),
  );
