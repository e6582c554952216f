import { has, type Actor } from '../../platform/actor.ts';

/** The bureau sees every import of the bureau; a client of one agency only those of its agency. */
export interface ImportScope {
  agencyId: string | null;
  all: boolean;
}

export const visibleTo = (actor: Actor): ImportScope => ({
  agencyId: actor.agencyId,
  all: has(actor, 'proposal.read-all'),
});

/** A caller of one agency imports for that agency only. */
export const onlyAgencyOf = (actor: Actor): string | null =>
  has(actor, 'proposal.read-all') ? null : actor.agencyId;

/** Up to here the answer waits for the work; above it the work goes on behind it (design: api §3). */
export const MOST_ROWS_AT_ONCE = 2_000;
