import type { Permission } from '@kerabat/shared/access/permissions';
import { BUREAU_FIELDS, type ProposalField } from '@kerabat/shared/proposals/content.schema';
import { EVIDENCE } from '@kerabat/shared/proposals/guards';
import type { DocumentKind, ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import {
  AGENCY_EDITABLE,
  BUREAU_EDITABLE,
  FINAL_STATUSES,
  transitionsFrom,
  type ProposalTransition,
} from '@kerabat/shared/proposals/workflow';
import { has, type Actor } from '../../platform/actor.ts';

/** What the rules need to know of a row. */
export interface ProposalPlace {
  status: ProposalStatus;
  agencyId: string;
  authorIds: readonly string[];
}

/** Which rows an actor sees; the queries turn it into SQL, so that lists, counts and errors never leak. */
export interface Scope {
  /** Every row of this agency, and those handed in that it takes part in. */
  agencyId: string | null;
  /** Every row that was handed in and does not wait for its agency's head (design: api §2). */
  all: boolean;
}

export const visibleTo = (actor: Actor): Scope => ({
  agencyId: actor.agencyId,
  all: has(actor, 'proposal.read-all'),
});

/** Whether the province sees it at all; the queries say the same in SQL (`isHandedIn`). */
export const isVisibleToProvince = (row: { submittedAt: string | null; status: ProposalStatus }): boolean =>
  row.submittedAt !== null && row.status !== 'awaiting_head';

const isIn = (statuses: readonly ProposalStatus[], status: ProposalStatus) => statuses.includes(status);

export const isOwn = (actor: Actor, { agencyId }: Pick<ProposalPlace, 'agencyId'>): boolean =>
  actor.agencyId !== null && actor.agencyId === agencyId;

/** Nobody verifies what they wrote or approved (design: api §2). */
export const isAuthor = (
  actor: Pick<Actor, 'id'>,
  { authorIds }: Pick<ProposalPlace, 'authorIds'>,
): boolean => actor.id !== null && authorIds.includes(actor.id);

export const isOpen = (status: ProposalStatus): boolean => !isIn(FINAL_STATUSES, status);

export function mayTake(actor: Actor, row: ProposalPlace, step: ProposalTransition): boolean {
  if (!has(actor, step.permission)) return false;
  return step.side === 'agency' ? isOwn(actor, row) : !isAuthor(actor, row);
}

/** The steps this actor may take from here; guards may still name something that is missing. */
export const stepsFor = (actor: Actor, row: ProposalPlace): ProposalTransition[] =>
  transitionsFrom(row.status).filter((step) => mayTake(actor, row, step));

const AGENCY_FIELDS_KEPT_FROM_AGENCIES: readonly ProposalField[] = ['lawCheck', 'priority'];

/** The fields this actor may change now; empty when none. */
export function editableFields(
  actor: Actor,
  row: ProposalPlace,
  allFields: readonly ProposalField[],
): readonly ProposalField[] {
  if (isOwn(actor, row) && has(actor, 'proposal.write') && isIn(AGENCY_EDITABLE, row.status))
    return allFields.filter((field) => !AGENCY_FIELDS_KEPT_FROM_AGENCIES.includes(field));
  if (has(actor, 'proposal.verify') && isIn(BUREAU_EDITABLE, row.status) && !isAuthor(actor, row))
    return BUREAU_FIELDS;
  return [];
}

export const mayDelete = (actor: Actor, row: ProposalPlace): boolean =>
  row.status === 'draft' && isOwn(actor, row) && has(actor, 'proposal.write');

/** Contacts and the original import row: only for the record's agency and the bureau (UU 27/2022). */
export const maySeePersonalData = (actor: Actor, row: Pick<ProposalPlace, 'agencyId'>): boolean =>
  isOwn(actor, row) || has(actor, 'proposal.read-personal');

export const maySeeInternalRemarks = (actor: Actor): boolean => has(actor, 'proposal.remark-internal');

/** Why a paper must stay, null if it need not. A deferred proposal goes on from where it was. */
export function keptAsEvidence(
  { status, originStatus }: { status: ProposalStatus; originStatus: ProposalStatus | null },
  kind: DocumentKind,
): string | null {
  const place = status === 'deferred' ? (originStatus ?? status) : status;
  const evidence = EVIDENCE[kind];
  return evidence && isIn(evidence.keptIn, place) ? evidence.reason : null;
}

/** The papers this actor may add: the minutes are the reviewers', everything else the agency's or the bureau's. */
export function attachableKinds(
  actor: Actor,
  row: ProposalPlace,
  all: readonly DocumentKind[],
): DocumentKind[] {
  if (!isOpen(row.status)) return [];
  const may = (permission: Permission) => has(actor, permission);
  if (may('proposal.verify') || (may('proposal.decide-review') && row.status === 'in_review'))
    return [...all];
  if (isOwn(actor, row) && may('proposal.write')) return all.filter((kind) => kind !== 'TELAAH');
  return [];
}

const ASSIGNABLE: readonly ProposalStatus[] = ['submitted', 'in_verification', 'mapped', 'deferred'];

export const isAssignable = (status: ProposalStatus): boolean => isIn(ASSIGNABLE, status);

/** Giving the verification to somebody of the bureau is its head's; a member may take what lies there. */
export const mayAssign = (actor: Actor, { status }: ProposalPlace): boolean =>
  has(actor, 'proposal.assign') && isAssignable(status);

export const mayAssignToSelf = (actor: Actor, row: ProposalPlace): boolean =>
  has(actor, 'proposal.verify') && isAssignable(row.status) && !isAuthor(actor, row);
