import {
  AGENCY_ROLES,
  ROLE_PERMISSIONS,
  type Permission,
  type Role,
} from '@kerabat/shared/access/permissions';

interface Standing {
  roles: readonly Role[];
  agencyId: string | null;
}

const isOfAgency = (role: Role): boolean => (AGENCY_ROLES as readonly Role[]).includes(role);

/** What somebody may do in another's place: agency roles count within the same agency. */
function usable(from: Standing, to: Standing): ReadonlySet<string> {
  const isSameAgency = from.agencyId !== null && from.agencyId === to.agencyId;
  return new Set(
    to.roles
      .filter((role) => isSameAgency || !isOfAgency(role))
      .flatMap((role) => ROLE_PERMISSIONS[role] as readonly Permission[]),
  );
}

/** The needed permissions that the new holder lacks. */
export const lackingOf = (needs: readonly string[], from: Standing, to: Standing): string[] => {
  const theirs = usable(from, to);
  return needs.filter((permission) => !theirs.has(permission));
};
