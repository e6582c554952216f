import type { MovePreview } from '@kerabat/shared/cooperations/steps.schema';
import { currentProcedure } from '@kerabat/shared/procedures/procedures';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { conflict } from '../../platform/problem.ts';
import { getStoredProcedure } from '../procedures/procedures.service.ts';
import { changeCase, demandRunning, getVisibleCase, prepare, type Target } from './case.service.ts';
import { previewMove } from './procedure-move.policy.ts';

/** What moving a case to the current version of its procedure would change. */
export async function preview(platform: Platform, { actor }: Caller, id: string): Promise<MovePreview> {
  const { db } = platform;
  const found = await getVisibleCase({ db, ...(await prepare(platform)) }, actor, id);
  const { code } = found.procedure;
  const current = await getStoredProcedure(db, code, currentProcedure(code).version);
  return previewMove(found.procedure, current, found.view);
}

/** Moves a running case to the current version; what it has passed stays passed. */
export const move = (platform: Platform, caller: Caller, target: Target, note: string | null) =>
  changeCase(platform, caller, target, async (_work, found) => {
    demandRunning(found);
    const { code, version } = found.procedure;
    const to = currentProcedure(code).version;
    if (to === version)
      throw conflict('cooperations.procedure_current', 'Berkas ini sudah memakai versi tata cara terbaru.');
    return {
      event: 'cooperation.procedure_moved',
      note,
      values: { procedureVersion: to },
      detail: { procedure: code, from: version, to },
    };
  });
