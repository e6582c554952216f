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

/** The heading of the list says what was found, not what the page is called. */
export function describeFinding({ counted, overdue, q, isFiltered, onlyOverdue }: Finding): string {
  if (!counted) return 'Usulan';
  if (counted.total === 0) return isFiltered ? 'Tidak ada usulan yang cocok' : 'Belum ada usulan';
  const amount = `${words(counted)} usulan`;
  const found = capitalized(
    onlyOverdue
      ? `${amount} lewat batas${q ? ` cocok dengan “${q}”` : ''}`
      : q
        ? `${amount} cocok dengan “${q}”`
        : isFiltered
          ? `${amount} sesuai saringan`
          : amount,
  );
  const late = !onlyOverdue && overdue && overdue.total > 0;
  return late ? `${found}, ${words(overdue)} lewat batas` : found;
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
