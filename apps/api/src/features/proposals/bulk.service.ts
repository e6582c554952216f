import type { BulkResult, BulkStep } from '@kerabat/shared/proposals/bulk.schema';
import type { PatchProposal } from '@kerabat/shared/proposals/content.schema';
import { PROPOSAL_TRANSITIONS } from '@kerabat/shared/proposals/workflow';
import type { Platform } from '../../app.ts';
import { has, missingPermission } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import { expectedFrom } from '../../platform/etag.ts';
import { AppError, badRequest } from '../../platform/problem.ts';
import { assign } from './assignment.service.ts';
import { visibleTo } from './proposals.policy.ts';
import { findProposal } from './proposals.queries.ts';
import type { ProposalRow } from './proposals.table.ts';
import { take } from './proposals.transitions.service.ts';

type Classification = NonNullable<BulkStep['classification']>;

const invalid = (pointer: string, detail: string) =>
  badRequest('common.invalid_input', detail, [{ pointer, code: 'common.custom', detail }]);

/** What is wrong with the request as a whole, so that nothing is tried. */
function checkStep({ actor }: Caller, { action, note, assigneeId, classification }: BulkStep): void {
  if (classification && action !== 'map')
    throw invalid('/classification', 'Klasifikasi hanya disebut pada pemetaan.');
  if (action === 'assign') {
    if (assigneeId === undefined)
      throw invalid('/assigneeId', 'Sebutkan petugasnya, atau null untuk melepas penugasan.');
    return;
  }
  if (assigneeId !== undefined) throw invalid('/assigneeId', 'Petugas hanya disebut pada penugasan.');
  const rows = PROPOSAL_TRANSITIONS.filter((row) => row.action === action && has(actor, row.permission));
  if (rows.length === 0) throw missingPermission();
  if (note == null && rows.every((row) => row.noteRequired))
    throw invalid('/note', 'Tulis alasan untuk langkah ini.');
}

/** What the row still lacks; what somebody chose for it stays, but for the law check, which is the caller's word for all. */
function missingIn(row: ProposalRow, { lawCheck, planningTargetIds, kind }: Classification): PatchProposal {
  const hasPlan =
    row.planningTargetIds.length > 0 ||
    row.exceptionReason !== null ||
    (row.planLink !== null && Object.values(row.planLink).some((value) => value !== null));
  return {
    ...(lawCheck ? { lawCheck } : {}),
    ...(planningTargetIds && !hasPlan ? { planningTargetIds } : {}),
    ...(kind && row.kind === null ? { kind } : {}),
  };
}

function takeOne(
  platform: Platform,
  caller: Caller,
  { id, etag }: BulkStep['items'][number],
  { action, note, assigneeId, classification }: BulkStep,
) {
  const expected = expectedFrom(etag);
  return action === 'assign'
    ? assign(platform, caller, id, expected, { userId: assigneeId ?? null, note: note ?? null })
    : take(platform, caller, id, expected, {
        action,
        note: note ?? undefined,
        changeOf: classification && ((row) => missingIn(row, classification)),
      });
}

/** Why one was not done; who may not see it learns no title. */
async function refusalOf(platform: Platform, { actor }: Caller, id: string, error: AppError) {
  const found = await findProposal(platform.db, id, visibleTo(actor));
  return {
    id,
    number: found?.row.number ?? null,
    title: found?.row.title ?? null,
    code: error.code,
    detail: error.detail,
    errors: error.errors ?? [],
  };
}

/** One step for many: each in a transaction of its own, through the same doors as a single one. */
export async function takeMany(platform: Platform, caller: Caller, step: BulkStep): Promise<BulkResult> {
  checkStep(caller, step);
  const result: BulkResult = { done: [], refused: [] };
  for (const item of step.items)
    try {
      const { id, etag, number, status } = await takeOne(platform, caller, item, step);
      result.done.push({ id, etag, number, status });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      result.refused.push(await refusalOf(platform, caller, item.id, error));
    }
  return result;
}
