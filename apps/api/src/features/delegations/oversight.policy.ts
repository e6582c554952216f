import type { Role } from '@kerabat/shared/access/permissions';
import { rolesWith } from '@kerabat/shared/access/roles';
import { has, type Actor } from '../../platform/actor.ts';

/** Who of the bureau works on proposals and cases. */
export const BUREAU_ROLES = rolesWith(['cooperation.process']);

/** Whose duties an actor may arrange besides their own: anybody's, those of people with these roles, or nobody's. */
export type Oversight = 'all' | readonly Role[];

/** An administrator arranges for everybody, the heads of the section and of the bureau for the bureau. */
export function oversightOf(actor: Actor): Oversight {
  if (!has(actor, 'duty.hand-over')) return [];
  return has(actor, 'user.manage') ? 'all' : BUREAU_ROLES;
}

export const mayArrangeFor = (actor: Actor, person: { id: string; roles: readonly Role[] }): boolean => {
  const oversight = oversightOf(actor);
  return oversight === 'all' || person.roles.some((role) => oversight.includes(role));
};
