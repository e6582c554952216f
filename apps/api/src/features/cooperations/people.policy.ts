import { ROLE_PERMISSIONS, ROLES, type Permission, type Role } from '@kerabat/shared/access/permissions';

export const rolesWith = (permission: Permission): Role[] =>
  ROLES.filter((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));
