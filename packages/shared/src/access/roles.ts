import { ROLE_PERMISSIONS, ROLES, type Permission, type Role } from './permissions.ts';

export const grants = (role: Role, permission: Permission): boolean =>
  (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission);

/** The roles that hold all of these permissions, and none of those. */
export const rolesWith = (all: readonly Permission[], none: readonly Permission[] = []): Role[] =>
  ROLES.filter(
    (role) =>
      all.every((permission) => grants(role, permission)) &&
      !none.some((permission) => grants(role, permission)),
  );
