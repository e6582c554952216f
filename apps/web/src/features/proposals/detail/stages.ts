import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { MAIN_PATH } from '@kerabat/shared/proposals/workflow';
import { formatShortDate } from '../../../ui/format.ts';
import type { HistoryEntry, Proposal } from '../proposals.api.ts';

type Stage = (typeof MAIN_PATH)[number];
type Passed = Pick<HistoryEntry, 'at' | 'from' | 'to' | 'action'>;

/** Behind us a stage is named after what was done, not after whom it waited for. */
const DONE_LABELS: Partial<Record<Stage, string>> = { awaiting_head: 'Disetujui kepala' };

/** Beside the straight way, a proposal stands where it left it. */
const BESIDE: Partial<Record<ProposalStatus, { word: string; isOver: boolean }>> = {
  returned: { word: 'perlu perbaikan', isOver: false },
  deferred: { word: 'ditunda', isOver: true },
  rejected: { word: 'ditolak', isOver: true },
  withdrawn: { word: 'dicabut', isOver: true },
  merged: { word: 'digabung', isOver: true },
};

const isStage = (status: ProposalStatus | null): status is Stage =>
  status !== null && (MAIN_PATH as readonly ProposalStatus[]).includes(status);

const enters = (entry: Passed, status: ProposalStatus) => entry.to === status && entry.from !== status;

function standsAt(status: ProposalStatus, history: readonly Passed[]): Stage {
  if (isStage(status)) return status;
  const left = history.find((entry) => enters(entry, status) && isStage(entry.from));
  return left && isStage(left.from) ? left.from : 'submitted';
}

/** The tracker of a proposal: what is behind with its day, where it stands, what is ahead. `history` newest first. */
export function stagesOf({ status }: Pick<Proposal, 'status'>, history: readonly Passed[]) {
  const current = standsAt(status, history);
  const at = MAIN_PATH.indexOf(current);
  const beside = BESIDE[status];
  const isFinished = status === 'followed_up';
  return MAIN_PATH.map((stage, index) => {
    const isBehind = index < at || isFinished;
    const entered = history.find((entry) => enters(entry, stage));
    const day = entered && (isBehind || index === at) ? formatShortDate(entered.at) : undefined;
    const state = isBehind ? 'done' : index > at ? 'ahead' : beside?.isOver ? 'stopped' : 'now';
    return {
      key: stage,
      label: isBehind ? (DONE_LABELS[stage] ?? STATUS_LABELS[stage]) : STATUS_LABELS[stage],
      state: state as 'done' | 'now' | 'ahead' | 'stopped',
      note: index === at && beside ? beside.word : day,
    };
  });
}
