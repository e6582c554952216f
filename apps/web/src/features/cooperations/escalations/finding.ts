import { formatNumber } from '../../../ui/format.ts';

interface Group {
  responsible: { label: string };
  total: number;
}

/** `14 hal menunggu terlalu lama, terbanyak pada Biro Hukum` */
export function describeEscalations(groups: readonly Group[]): string {
  const total = groups.reduce((sum, group) => sum + group.total, 0);
  if (total === 0) return 'Tidak ada yang menunggu terlalu lama';
  const [most, second] = groups.toSorted((a, b) => b.total - a.total);
  const what = `${formatNumber(total)} hal menunggu terlalu lama`;
  if (!most || (second && second.total === most.total)) return what;
  return groups.length === 1
    ? `${what}, semuanya pada ${most.responsible.label}`
    : `${what}, terbanyak pada ${most.responsible.label}`;
}
