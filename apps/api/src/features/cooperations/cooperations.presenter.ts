import { PERMISSION_HOLDERS, type Permission } from '@kerabat/shared/access/permissions';
import { CASE_STATUS_LABELS } from '@kerabat/shared/cooperations/labels';
import type { CaseStage, Cooperation, CooperationSummary } from '@kerabat/shared/cooperations/schema';
import { END_REASONS, WITHDRAWAL_REASONS } from '@kerabat/shared/cooperations/vocabulary';
import { mayAdvance, missing, stageState } from '@kerabat/shared/procedures/interpreter';
import type { Procedure, Stage } from '@kerabat/shared/procedures/types';
import { registerOnly } from '@kerabat/shared/proposals/kind-advice';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Actor } from '../../platform/actor.ts';
import { etagOf } from '../../platform/etag.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { readSettings } from '../settings/settings.service.ts';
import { alarmsOf } from './alarms.policy.ts';
import type { LoadedCase } from './case-load.ts';
import type { Sources } from './case-view.ts';
import { allowedActions, mayDo, permissionsOn } from './cooperations.policy.ts';
import type { AgencyColumns, PartyFact, StageFact } from './cooperations.queries.ts';
import { addableKinds } from './papers.policy.ts';
import type { CooperationRow } from './cooperations.table.ts';

export const PROVINCE = 'Pemerintah Provinsi Sumatera Barat';

/** Who holds a duty on this case, in words. */
function holderOf(permission: Permission, agency: AgencyColumns): CaseStage['actor'] {
  const holder = (PERMISSION_HOLDERS as Record<string, string>)[permission] ?? permission;
  return { permission, label: permission === 'cooperation.prepare' ? agency.name : holder };
}

type OpenFact = Pick<StageFact, 'code' | 'openedAt' | 'dueOn' | 'awaits' | 'passedAt'>;

/** Who everybody waits for: the bureau where papers wait for its check, the outsider where one decides, else our own office. */
function nextActors(
  open: readonly Stage[],
  facts: readonly OpenFact[],
  agency: AgencyColumns,
): CooperationSummary['nextActors'] {
  const actors = open.flatMap(({ code, actor, outsideActor }) => {
    const own = holderOf(actor, agency);
    const stage = outsideActor === null ? own : { ...own, label: outsideActor };
    const { awaits = [] } = facts.find((fact) => fact.code === code) ?? {};
    return awaits.map((who) => (who === 'check' ? holderOf('cooperation.process', agency) : stage));
  });
  return [...new Map(actors.map((actor) => [actor.label, actor])).values()];
}

export type SummaryRow = Pick<
  CooperationRow,
  | 'id'
  | 'rowVersion'
  | 'number'
  | 'title'
  | 'kind'
  | 'route'
  | 'origin'
  | 'initiator'
  | 'status'
  | 'movedAt'
  | 'dueOn'
  | 'kbSignedOn'
  | 'pksSignedOn'
  | 'replyDueOn'
  | 'paperExpiresOn'
  | 'openStageCodes'
  | 'isSample'
  | 'createdAt'
  | 'updatedAt'
>;

export interface Summarised {
  row: SummaryRow;
  agency: AgencyColumns;
  officer: { id: string; name: string } | null;
  partnerNames: string[];
  stages: readonly OpenFact[];
  procedure: Procedure;
  isCurrentProcedure: boolean;
}

export function presentSummary(
  { row, agency, officer, partnerNames, stages, procedure, isCurrentProcedure }: Summarised,
  settings: Parameters<typeof alarmsOf>[1],
  today: string,
): CooperationSummary {
  const facts = new Map(stages.map((fact) => [fact.code, fact]));
  const open = procedure.stages.filter(({ code }) => facts.get(code)?.passedAt === null);
  return {
    id: row.id,
    etag: etagOf(row.rowVersion),
    number: row.number,
    title: row.title,
    kind: row.kind,
    route: row.route,
    origin: row.origin,
    initiator: row.initiator,
    status: row.status,
    procedure: {
      code: procedure.code,
      version: procedure.version,
      isCurrent: isCurrentProcedure,
      label: procedure.label,
    },
    openStages: open.map(({ code, label }) => ({
      code,
      label,
      since: toIso(facts.get(code)?.openedAt ?? row.movedAt),
      dueOn: facts.get(code)?.dueOn ?? null,
    })),
    leadAgency: agency,
    partnerNames,
    officer,
    nextActors: nextActors(open, stages, agency),
    movedAt: toIso(row.movedAt),
    dueOn: row.dueOn,
    alarms: alarmsOf({ ...row, movedOn: officeDay(new Date(row.movedAt)) }, settings, today),
    isSample: row.isSample,
    createdAt: toIso(row.createdAt),
    updatedAt: toIso(row.updatedAt),
  };
}

function presentStage(found: LoadedCase, actor: Actor, stage: Stage): CaseStage {
  const { procedure, view, row, agency } = found;
  const fact = found.stages.find(({ code }) => code === stage.code);
  const state = stageState(procedure, view, stage);
  const isOpen = state === 'open' && view.status === 'running';
  return {
    code: stage.code,
    label: stage.label,
    purpose: stage.purpose,
    // A case that has ended waits for nobody.
    state: state === 'open' && view.status !== 'running' ? 'waiting' : state,
    track: stage.track,
    after: [...stage.after],
    actor: holderOf(stage.actor, agency),
    outsideActor: stage.outsideActor,
    nextActors: isOpen ? nextActors([stage], found.stages, agency) : [],
    basis: [...stage.basis],
    openedAt: toIsoOrNull(fact?.openedAt ?? null),
    passedAt: toIsoOrNull(fact?.passedAt ?? null),
    passedBy: fact?.passedBy ?? null,
    note: fact?.note ?? null,
    dueOn: fact?.dueOn ?? null,
    limitBasis: [...(stage.limit?.basis ?? [])],
    missing: isOpen
      ? missing(view, stage).map(({ paper, ...one }) => ({ ...one, progress: paper?.progress.state ?? null }))
      : [],
    mayAdvance: mayAdvance(permissionsOn(actor, row), procedure, view, stage),
  };
}

const presentParty = ({ order, partnerId, name, typeCode, regionCode, representative }: PartyFact) => ({
  order,
  name: name ?? PROVINCE,
  partner: partnerId === null ? null : { id: partnerId, typeCode: typeCode ?? '', regionCode },
  representative,
});

function endingOf({ status, endReason, endNote, endedOn, endedBy }: CooperationRow): Cooperation['ending'] {
  if (status === 'running') return null;
  const labels: Record<string, { label: string }> = { ...END_REASONS, ...WITHDRAWAL_REASONS };
  const label = endReason === null ? undefined : labels[endReason]?.label;
  return {
    reason: endReason,
    label: label ?? CASE_STATUS_LABELS[status],
    note: endNote ?? '',
    on: endedOn ?? '',
    by: endedBy ?? '',
  };
}

const registerReasonOf = ({ route, kind, thirdPartySubtype }: CooperationRow): string | null => {
  const reason = route === 'register' ? registerOnly(kind, thirdPartySubtype) : null;
  return reason === null ? null : `${reason.text} (${reason.legalBasis})`;
};

/** One case as this actor may see it. */
export async function presentCase(sources: Sources, actor: Actor, found: LoadedCase): Promise<Cooperation> {
  const { row, parties, procedure, view } = found;
  const { book } = sources;
  const partnerNames = parties.flatMap(({ partnerId, name }) => (partnerId === null ? [] : (name ?? [])));
  return {
    ...presentSummary({ ...found, partnerNames }, await readSettings(sources.db), view.today),
    thirdPartySubtype: row.thirdPartySubtype,
    registerReason: registerReasonOf(row),
    originReason: row.originReason,
    exceptionReason: row.exceptionReason,
    background: row.background,
    objectives: row.objectives,
    scope: row.scope,
    affairCodes: row.affairCodes,
    locationCodes: row.locationCodes,
    planningTargetIds: row.planningTargetIds,
    indicators: row.indicators,
    parties: parties.map(presentParty),
    supportingAgencies: row.supportingAgencyIds.flatMap((id) => {
      const agency = book.agencies.get(id);
      return agency
        ? [{ id, numberCode: agency.numberCode, name: agency.name, shortName: agency.shortName }]
        : [];
    }),
    deputy: found.deputy,
    proposals: found.proposals.map(({ hasPlanLink: _hasPlanLink, ...proposal }) => proposal),
    answers: row.answers,
    stages: procedure.stages.map((stage) => presentStage(found, actor, stage)),
    overrides: found.overrides.map(({ at, ...override }) => ({ ...override, at: toIso(at) })),
    ending: endingOf(row),
    allowedActions: allowedActions(actor, found),
    may: { ...mayDo(actor, row), addPaper: addableKinds(actor, row).length > 0 },
  };
}
