import type { MovePreview } from '@kerabat/shared/cooperations/steps.schema';
import { findStage, openStages } from '@kerabat/shared/procedures/interpreter';
import type { CaseView, Limit, Procedure, Stage } from '@kerabat/shared/procedures/types';

const named = ({ code, label }: Stage) => ({ code, label });

const limitText = (limit: Limit | null): string =>
  limit === null ? '' : JSON.stringify([limit.days, limit.unit, limit.setting, limit.from]);

/** What differs between two versions of a stage, in words. */
function changesOf(before: Stage, after: Stage): string[] {
  const had = new Map(before.requires.map((requirement) => [requirement.id, requirement]));
  const has = new Map(after.requires.map((requirement) => [requirement.id, requirement]));
  return [
    ...(before.label === after.label ? [] : [`Nama menjadi "${after.label}"`]),
    ...(before.actor === after.actor && before.outsideActor === after.outsideActor ? [] : ['Pelaku berubah']),
    ...(before.after.join() === after.after.join() ? [] : ['Urutan berubah']),
    ...(before.when === after.when ? [] : ['Syarat berlakunya berubah']),
    ...(limitText(before.limit) === limitText(after.limit) ? [] : ['Batas waktu berubah']),
    ...[...has].filter(([id]) => !had.has(id)).map(([, { label }]) => `Ketentuan baru: ${label}`),
    ...[...had].filter(([id]) => !has.has(id)).map(([, { label }]) => `Ketentuan dihapus: ${label}`),
  ];
}

/** What moving a case to another version of its procedure would change; pure. */
export function previewMove(before: Procedure, after: Procedure, view: CaseView): MovePreview {
  return {
    from: before.version,
    to: after.version,
    added: after.stages.filter(({ code }) => !findStage(before, code)).map(named),
    removed: before.stages
      .filter(({ code }) => !findStage(after, code))
      .map((stage) => ({ ...named(stage), wasPassed: view.passed[stage.code] !== undefined })),
    changed: after.stages.flatMap((stage) => {
      const old = findStage(before, stage.code);
      const changes = old ? changesOf(old, stage) : [];
      return changes.length > 0 ? [{ ...named(stage), changes }] : [];
    }),
    openBefore: openStages(before, view).map(({ label }) => label),
    openAfter: openStages(after, view).map(({ label }) => label),
  };
}
