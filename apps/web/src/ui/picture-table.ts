import { formatNumber, formatRupiah } from './format.ts';
import { type CsvValue, toCsv } from './csv.ts';

/** The figures of a picture as a table: shown, printed, and saved as CSV. */
export interface PictureTable {
  caption: string;
  columns: readonly { label: string; kind: 'text' | 'count' | 'rupiah' }[];
  /** The first cell names its row. */
  rows: readonly (readonly CsvValue[])[];
}

export function cellWords(
  value: CsvValue,
  kind: PictureTable['columns'][number]['kind'] | undefined,
): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  return kind === 'rupiah' ? formatRupiah(value) : formatNumber(value);
}

const headWords = ({ label, kind }: PictureTable['columns'][number]) =>
  kind === 'rupiah' && !label.includes('Rp') ? `${label} (Rp)` : label;

export const tableCsv = ({ columns, rows }: PictureTable) => toCsv([columns.map(headWords), ...rows]);
