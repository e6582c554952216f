import { formatTotal } from '../../../ui/format.ts';

interface Counted {
  total: number;
  isCapped: boolean;
}

export interface Finding {
  counted: Counted | undefined;
  overdue: Counted | undefined;
  q: string;
  isFiltered: boolean;
  onlyOverdue: boolean;
}

const words = ({ total, isCapped }: Counted) => formatTotal(total, isCapped);
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The heading of the list says what was found. */
export function describeFinding({ counted, overdue, q, isFiltered, onlyOverdue }: Finding): string {
  if (!counted) return 'Kerja sama';
  if (counted.total === 0) return isFiltered ? 'Tidak ada kerja sama yang cocok' : 'Belum ada kerja sama';
  const what = `${words(counted)} kerja sama`;
  const narrowed = q ? `${what} cocok dengan “${q}”` : isFiltered ? `${what} sesuai saringan` : what;
  if (onlyOverdue) return capitalized(`${what} lewat batas${q ? `, cocok dengan “${q}”` : ''}`);
  return capitalized(overdue && overdue.total > 0 ? `${narrowed}, ${words(overdue)} lewat batas` : narrowed);
}
