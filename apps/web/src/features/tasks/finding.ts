import type { Task, TaskTally } from '@kerabat/shared/tasks/schema';
import { formatNumber } from '../../ui/format.ts';
import { numberWords } from './number-words.ts';

interface Tally extends Pick<TaskTally, 'total' | 'overdue'> {
  isCapped: boolean;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `Dua belas hal menunggu Anda, tiga lewat batas` */
export function describeTasks({ total, overdue, isCapped }: Tally): string {
  if (total === 0) return 'Tidak ada yang menunggu Anda';
  const many = isCapped ? `Lebih dari ${formatNumber(total)}` : capitalized(numberWords(total));
  const waiting = `${many} hal menunggu Anda`;
  if (overdue === 0) return waiting;
  return `${waiting}, ${overdue === total ? 'semuanya' : numberWords(overdue)} lewat batas`;
}

const PROPOSAL_PAGES: Readonly<Record<string, string>> = {
  submit: 'proposal-approval',
  'request-approval': 'proposal-edit',
};
/** Steps that the bureau takes at its desk. */
const AT_DESK = ['start-verification', 'map'];

type Place = Pick<Task, 'source' | 'place'>;

/** Where the step is taken: the head's page, the form, the desk, the stage of the case, the meeting, the offer. */
export function placeOf({ source, place: { id, stage, partId } }: Place, mayUseDesk: boolean) {
  if (source === 'cooperation') return { path: `/kerja-sama/${id}`, query: { tahap: stage } };
  if (source === 'review') return { path: `/telaah/${id}${partId ? `/usulan/${partId}` : ''}` };
  if (source === 'inquiry') return { path: `/tawaran/${id}` };
  if (mayUseDesk && AT_DESK.includes(stage)) return { name: 'desk', query: { usulan: id } };
  return { name: PROPOSAL_PAGES[stage] ?? 'proposal', params: { id } };
}

/** `Sejak 3 hari`, in the words of a table. */
export const ageWords = (days: number): string => {
  if (days <= 0) return 'hari ini';
  return days === 1 ? 'kemarin' : `${formatNumber(days)} hari`;
};
