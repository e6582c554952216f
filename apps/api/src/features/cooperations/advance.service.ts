import { PERMISSION_HOLDERS } from '@kerabat/shared/access/permissions';
import { findStage, missing, stageState } from '@kerabat/shared/procedures/interpreter';
import type { Missing, Procedure, Stage } from '@kerabat/shared/procedures/types';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { conflict, forbidden, unprocessable } from '../../platform/problem.ts';
import type { LoadedCase } from './case-load.ts';
import { changeCase, demandRunning, type Target } from './case.service.ts';
import { deleteStages, passStage } from './case-stages.queries.ts';
import { checksOf, mayUse, overridableNow, reopening } from './cooperations.policy.ts';
import { insertOverride } from './cooperations.queries.ts';

export function getStage(procedure: Procedure, code: string): Stage {
  const stage = findStage(procedure, code);
  if (stage) return stage;
  const detail = `Tahap "${code}" tidak ada pada tata cara ini. Pilih salah satu: ${procedure.stages.map((each) => each.code).join(', ')}.`;
  throw unprocessable('cooperations.unknown_stage', detail, [
    { pointer: '/stage', code: 'cooperations.unknown_stage', detail },
  ]);
}

const labelsOf = (procedure: Procedure, codes: readonly string[]): string =>
  codes.map((code) => findStage(procedure, code)?.label ?? code).join(', ');

/** Why a stage is not open now, in words. */
function demandOpen({ procedure, view }: LoadedCase, stage: Stage): void {
  const state = stageState(procedure, view, stage);
  if (state === 'open') return;
  const before = stage.after.filter((code) => view.passed[code] === undefined);
  const why = {
    passed: 'sudah selesai',
    skipped: 'tidak berlaku bagi berkas ini',
    waiting: `menunggu tahap sebelumnya: ${labelsOf(procedure, before)}`,
  }[state];
  throw conflict('cooperations.stage_not_open', `Tahap "${stage.label}" ${why}.`, { stageState: state });
}

function demandActor({ actor }: Caller, { row, agency }: LoadedCase, stage: Stage): void {
  if (mayUse(actor, row, stage.actor)) return;
  const holder =
    stage.actor === 'cooperation.prepare'
      ? agency.name
      : ((PERMISSION_HOLDERS as Record<string, string>)[stage.actor] ?? stage.actor);
  throw forbidden('cooperations.not_your_stage', `Tahap "${stage.label}" diselesaikan oleh ${holder}.`);
}

function refuse(lacking: readonly Missing[]): void {
  if (lacking.length === 0) return;
  throw unprocessable(
    'cooperations.rules_not_met',
    lacking.length === 1 && lacking[0]
      ? lacking[0].detail
      : 'Beberapa ketentuan belum terpenuhi. Lengkapi yang disebut.',
    lacking.map(({ pointer, code, detail }) => ({ pointer, code, detail })),
  );
}

/** Passes an open stage. The last one ends the case. */
export const advance = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { stage: code, note = null }: { stage: string; note?: string | null | undefined },
) =>
  changeCase(platform, caller, target, async ({ db, now }, found) => {
    const stage = getStage(found.procedure, code);
    demandActor(caller, found, stage);
    demandRunning(found);
    demandOpen(found, stage);
    refuse(missing(found.view, stage));
    const { name } = caller.actor;
    await passStage(db, found.row.id, stage.code, { passedAt: now.toISOString(), passedBy: name, note });
    return {
      event: 'cooperation.advanced',
      stage,
      note,
      moved: true,
      checks: checksOf(found.view, stage),
      values: stage.isEnd
        ? { status: 'ended', endNote: note ?? stage.label, endedOn: officeDay(now), endedBy: name }
        : {},
    };
  });

/** Opens a passed stage again; it and all that come after it lose their mark. */
export const reopenStage = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { stage: code, note }: { stage: string; note: string },
) =>
  changeCase(platform, caller, target, async ({ db }, found) => {
    const stage = getStage(found.procedure, code);
    demandRunning(found);
    const fallen = reopening(found.procedure, found.view, stage.code);
    if (!fallen.includes(stage.code))
      throw conflict(
        'cooperations.stage_not_passed',
        `Tahap "${stage.label}" belum selesai, sehingga tidak perlu dibuka kembali.`,
      );
    await deleteStages(db, found.row.id, fallen);
    return {
      event: 'cooperation.stage_reopened',
      stage,
      note,
      moved: true,
      detail: { fellBack: fallen },
    };
  });

/** Lets a requirement of an open stage pass, where the law leaves it to the office; it stays on the case for ever. */
export const override = (
  platform: Platform,
  caller: Caller,
  target: Target,
  { stage: code, requirement: id, note }: { stage: string; requirement: string; note: string },
) =>
  changeCase(platform, caller, target, async ({ db, now }, found) => {
    const stage = getStage(found.procedure, code);
    const requirement = stage.requires.find((each) => each.id === id);
    demandRunning(found);
    demandOpen(found, stage);
    if (!requirement) {
      const detail = `Tahap "${stage.label}" tidak mengenal ketentuan "${id}".`;
      throw unprocessable('cooperations.unknown_requirement', detail, [
        { pointer: '/requirement', code: 'cooperations.unknown_requirement', detail },
      ]);
    }
    if (!requirement.overridable) {
      const basis = requirement.basis.map(({ text }) => text).join('; ');
      const detail = `"${requirement.label}" ditetapkan peraturan (${basis}) dan tidak dapat dilewati.`;
      throw unprocessable('cooperations.not_overridable', detail, [
        { pointer: '/requirement', code: 'cooperations.not_overridable', detail },
      ]);
    }
    if (!overridableNow(found.procedure, found.view).includes(id))
      throw conflict('cooperations.nothing_to_override', `"${requirement.label}" sudah terpenuhi.`);
    const { actor } = caller;
    await insertOverride(db, {
      cooperationId: found.row.id,
      stage: stage.code,
      requirement: id,
      label: requirement.label,
      reason: note,
      actorId: actor.id,
      actorName: actor.name,
      actorOffice: actor.office,
      at: now.toISOString(),
    });
    return { event: 'cooperation.overridden', stage, note, detail: { requirement: id } };
  });
