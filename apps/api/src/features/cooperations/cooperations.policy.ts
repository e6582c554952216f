import type { Permission } from '@kerabat/shared/access/permissions';
import { BINDING_KINDS, type CaseAction, type CaseStatus } from '@kerabat/shared/cooperations/vocabulary';
import { fallingBack, missing, openStages, requirementsOf } from '@kerabat/shared/procedures/interpreter';
import type { CaseView, Procedure } from '@kerabat/shared/procedures/types';
import { AGREEMENT_KINDS, type PaperKind } from '@kerabat/shared/procedures/vocabulary';
import { has, type Actor } from '../../platform/actor.ts';
import type { LoadedCase } from './case-load.ts';

/** Which cases an actor sees; the queries turn it into SQL, so that lists, counts and errors never leak. */
export interface Scope {
  /** The cases that this agency leads or supports. */
  agencyId: string | null;
  all: boolean;
}

export const visibleTo = (actor: Actor): Scope => ({
  agencyId: actor.agencyId,
  all: has(actor, 'cooperation.read-all'),
});

/** For what happens of itself, and for reading again what was let through before. */
export const EVERYTHING: Scope = { all: true, agencyId: null };

/** What the rules need to know of a row. */
export interface CasePlace {
  leadAgencyId: string;
  status: CaseStatus;
}

/** What the actor may use on this case: an agency prepares only what it leads. */
export function permissionsOn(
  { permissions, agencyId }: Actor,
  { leadAgencyId }: Pick<CasePlace, 'leadAgencyId'>,
): ReadonlySet<Permission> {
  if (!permissions.has('cooperation.prepare') || agencyId === leadAgencyId) return permissions;
  return new Set([...permissions].filter((permission) => permission !== 'cooperation.prepare'));
}

export const mayUse = (actor: Actor, row: CasePlace, permission: Permission): boolean =>
  permissionsOn(actor, row).has(permission);

export const isRunning = ({ status }: Pick<CasePlace, 'status'>): boolean => status === 'running';

/** The bureau writes everything, the leading agency what it knows best. */
export const AGENCY_FIELDS = [
  'background',
  'objectives',
  'scope',
  'locationCodes',
  'planningTargetIds',
  'indicators',
] as const;
export const AGENCY_ANSWERS = ['dprd', 'pksSignatory'] as const;

export const mayEdit = (actor: Actor, row: CasePlace): boolean =>
  isRunning(row) && (mayUse(actor, row, 'cooperation.process') || mayUse(actor, row, 'cooperation.prepare'));

type Standing = Pick<LoadedCase, 'view' | 'procedure' | 'row' | 'isCurrentProcedure'>;

/** What is only registered has a text of its sector; passing this stage says that it stands. */
const SECTOR_TEXT = 'P2_NASKAH';

const stands = ({ papers, passed }: CaseView, kinds: readonly PaperKind[]): boolean =>
  passed[SECTOR_TEXT] !== undefined || papers.some(({ accepted, kind }) => accepted && kinds.includes(kind));

/** Something with rights and duties stands: only an end is possible, no withdrawal. */
export const isBound = (view: CaseView): boolean => stands(view, BINDING_KINDS);
/** There is an agreement that can end. */
export const hasAgreement = (view: CaseView): boolean => stands(view, AGREEMENT_KINDS);

/** Requirements of open stages that are missing and that the bureau head may let pass. */
export const overridableNow = (procedure: Procedure, view: CaseView): string[] =>
  openStages(procedure, view).flatMap((stage) =>
    missing(view, stage).flatMap(({ overridable, requirement }) => (overridable ? [requirement] : [])),
  );

/** Whether each step is possible here and now; what a stage misses does not remove `advance` (docs/decisions/006). */
const POSSIBLE: Readonly<Record<CaseAction, (actor: Actor, found: Standing) => boolean>> = {
  advance: (actor, { row, procedure, view }) =>
    openStages(procedure, view).some((stage) => mayUse(actor, row, stage.actor)),
  'reopen-stage': (actor, { procedure, view }) =>
    has(actor, 'cooperation.approve') && procedure.stages.some(({ code }) => view.passed[code] !== undefined),
  override: (actor, { procedure, view }) =>
    has(actor, 'cooperation.override') && overridableNow(procedure, view).length > 0,
  end: (actor, { view }) => has(actor, 'cooperation.end') && hasAgreement(view),
  withdraw: (actor, { view }) => has(actor, 'cooperation.end') && !isBound(view),
  'take-over': (actor, { view }) => has(actor, 'cooperation.end') && view.kind === 'KSDD_WAJIB',
  'move-procedure': (actor, { isCurrentProcedure }) => has(actor, 'procedure.move') && !isCurrentProcedure,
};

export const allowedActions = (actor: Actor, found: Standing): CaseAction[] =>
  isRunning(found.row)
    ? (Object.keys(POSSIBLE) as CaseAction[]).filter((action) => POSSIBLE[action](actor, found))
    : [];

export const maySeeInternalRemarks = (actor: Actor): boolean => has(actor, 'proposal.remark-internal');

/** What else the caller may do, for the pages. */
export function mayDo(actor: Actor, row: CasePlace) {
  const edit = mayEdit(actor, row);
  const process = isRunning(row) && has(actor, 'cooperation.process');
  return {
    edit,
    answer: edit,
    assign: isRunning(row) && has(actor, 'cooperation.assign'),
    checkPaper: process,
    manageOffers: process,
    manageEvents: edit,
    manageDisputes: has(actor, 'cooperation.process'),
    remark: has(actor, 'proposal.remark'),
    remarkInternally: maySeeInternalRemarks(actor),
  };
}

/** The rules of a stage as they stand at the moment it is passed (domain §9, invariant 8). */
export const checksOf = (view: CaseView, stage: Procedure['stages'][number]) => {
  const lacking = new Set(missing(view, stage).map(({ requirement }) => requirement));
  return requirementsOf(view, stage).map(({ id }) => ({
    requirement: id,
    holds: !lacking.has(id) && !view.overridden.includes(id),
    overridden: view.overridden.includes(id),
  }));
};

/** Stages that lose their mark when `code` is opened again. */
export const reopening = (procedure: Procedure, view: CaseView, code: string): string[] =>
  fallingBack(procedure, code).filter((each) => view.passed[each] !== undefined);
