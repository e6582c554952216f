import { ACTION_LABELS, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { Task } from '@kerabat/shared/tasks/schema';
import { numberWords } from './number-words.ts';

interface Tally {
  total: number;
  overdue: number;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `Dua belas hal menunggu Anda, tiga lewat batas` */
export function describeTasks({ total, overdue }: Tally): string {
  if (total === 0) return 'Tidak ada yang menunggu Anda';
  const waiting = `${capitalized(numberWords(total))} hal menunggu Anda`;
  if (overdue === 0) return waiting;
  return `${waiting}, ${overdue === total ? 'semuanya' : numberWords(overdue)} lewat batas`;
}

/** What is to be done, in the words of who does it. */
export function stepWords({ action, proposal }: Pick<Task, 'action' | 'proposal'>): string {
  if (action === 'request-approval') {
    return proposal.status === 'returned' ? 'Perbaiki dan minta persetujuan' : 'Lengkapi draf';
  }
  if (action === 'submit') return 'Periksa dan setujui';
  if (action === 'map') return 'Verifikasi dan petakan';
  if (action === 'recommend') return 'Putuskan hasil telaah';
  return ACTION_LABELS[action].button;
}

export const stateWords = ({ proposal }: Pick<Task, 'proposal'>) => STATUS_LABELS[proposal.status];

/** Where the step is taken: the head's page, the form, the desk, or the proposal's own page. */
export function placeOf(
  { action, proposal }: Pick<Task, 'action' | 'proposal'>,
  hasRoute: (name: string) => boolean,
) {
  const wanted =
    action === 'submit'
      ? 'proposal-approval'
      : action === 'request-approval'
        ? 'proposal-edit'
        : action === 'map'
          ? 'verification'
          : 'proposal';
  const name = hasRoute(wanted) ? wanted : 'proposal';
  return { name, params: { id: proposal.id } };
}
