import { DUTY_KIND_LABELS, DUTY_KINDS, type Duty, type DutyCounts } from '@kerabat/shared/duties/schema';
import { formatDate, formatNumber } from '../../ui/format.ts';

/** `3–7 Desember 2026`, or both days in full. */
export function daysWords(from: string, to: string): string {
  if (from === to) return formatDate(from);
  if (from.slice(0, 7) === to.slice(0, 7)) return `${Number(from.slice(8))}–${formatDate(to)}`;
  return `${formatDate(from)} – ${formatDate(to)}`;
}

/** `4 usulan yang diverifikasi, 2 rapat telaah` */
export const countWords = (counts: DutyCounts): string =>
  DUTY_KINDS.filter((kind) => counts[kind] > 0)
    .map((kind) => {
      const label = DUTY_KIND_LABELS[kind];
      return `${formatNumber(counts[kind])} ${label.charAt(0).toLowerCase()}${label.slice(1)}`;
    })
    .join(', ');

const PAGES: Readonly<Record<Duty['kind'], (id: string) => string | undefined>> = {
  proposal: (id) => `/usulan/${id}`,
  officer: (id) => `/kerja-sama/${id}`,
  deputy: (id) => `/kerja-sama/${id}`,
  task: (id) => `/kerja-sama/${id}`,
  review: (id) => `/telaah/${id}`,
  delegation: () => undefined,
};

/** The page of the record on which a duty lies. */
export const pageOf = ({ kind, place }: Pick<Duty, 'kind' | 'place'>) => PAGES[kind](place.id);
