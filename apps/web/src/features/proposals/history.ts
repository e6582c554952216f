import { ACTION_LABELS } from '@kerabat/shared/proposals/labels';
import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import type { HistoryEntry } from './proposals.api.ts';

/** What happens to a proposal beside the steps of its lifecycle. */
const OTHER_EVENTS: Readonly<Record<string, string>> = {
  created: 'Draf dibuat',
  imported: 'Diimpor dari lembar kerja',
  edited: 'Isi diubah',
  attached: 'Lampiran ditambahkan',
  detached: 'Lampiran dihapus',
  assigned: 'Penugasan diubah',
  bundled: 'Masuk bundel',
  unbundled: 'Keluar dari bundel',
  'merge-received': 'Menerima penggabungan',
  'merge-moved': 'Ikut ke tujuan penggabungan yang baru',
};

const isStep = (action: string): action is ProposalAction => action in ACTION_LABELS;

export function historyTitle({ action, version }: Pick<HistoryEntry, 'action' | 'version'>): string {
  const title = isStep(action) ? ACTION_LABELS[action].done : (OTHER_EVENTS[action] ?? action);
  return action === 'submit' && version > 1 ? `${title}, versi ${version}` : title;
}
