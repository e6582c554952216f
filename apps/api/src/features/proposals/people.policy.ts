import type { Role } from '@kerabat/shared/access/permissions';
import { rolesWith } from '@kerabat/shared/access/roles';

/** People of some agencies, or of any, by their roles. */
export interface Circle {
  /** `null`: whatever their agency. */
  agencyIds: readonly string[] | null;
  roles: readonly Role[];
}

export const headsOf = (agencyId: string): Circle => ({
  agencyIds: [agencyId],
  roles: rolesWith(['proposal.approve']),
});

/** Who writes and doesn't approve. */
export const operatorsOf = (agencyId: string): Circle => ({
  agencyIds: [agencyId],
  roles: rolesWith(['proposal.write'], ['proposal.approve']),
});

export const writersOf = (agencyId: string): Circle => ({
  agencyIds: [agencyId],
  roles: rolesWith(['proposal.write']),
});

export interface MentionPlace {
  agencyId: string;
  supportingAgencyIds: readonly string[];
  isHandedIn: boolean;
}

/** Who may be mentioned: whoever sees the remark and may answer it. */
export function mentionable(place: MentionPlace, internal: boolean): Circle[] {
  const { agencyId, supportingAgencyIds, isHandedIn } = place;
  const may = [
    'proposal.read',
    'proposal.remark',
    ...(internal ? (['proposal.remark-internal'] as const) : []),
  ] as const;
  const near = { agencyIds: [agencyId, ...(isHandedIn ? supportingAgencyIds : [])], roles: rolesWith(may) };
  const province = { agencyIds: null, roles: rolesWith([...may, 'proposal.read-all']) };
  return isHandedIn ? [near, province] : [near];
}
