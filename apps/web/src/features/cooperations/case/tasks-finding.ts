import { describeDue, formatNumber } from '../../../ui/format.ts';
import type { CaseTask } from '../cooperations.api.ts';

/** `3 tugas terbuka, 1 lewat batas` */
export function describeCaseTasks(tasks: readonly Pick<CaseTask, 'dueOn'>[], now = new Date()): string {
  if (tasks.length === 0) return 'Tidak ada tugas yang terbuka';
  const open = `${formatNumber(tasks.length)} tugas terbuka`;
  const late = tasks.filter(({ dueOn }) => dueOn && describeDue(dueOn, now).urgency === 'late').length;
  return late === 0 ? open : `${open}, ${formatNumber(late)} lewat batas`;
}
