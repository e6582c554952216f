/** Words as they are printed in lists and documents, the same on every machine. */

const MONTHS = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const;

/** What stands where nothing is filled in. */
export const EMPTY = '–';

/** `1 Februari 2027` of `2027-02-01`. */
export function printedDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** `Rp 1.250.000.000` */
export const printedRupiah = (amount: number): string =>
  `Rp ${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')}`;

/** `3 tahun`, `18 bulan` */
export const printedMonths = (months: number): string =>
  months % 12 === 0 ? `${months / 12} tahun` : `${months} bulan`;

/** `1 Februari 2027 s.d. 31 Desember 2028`; an open side stays open. */
export function printedTerm(start: string | null, end: string | null, months: number | null): string {
  if (start && end) return `${printedDate(start)} s.d. ${printedDate(end)}`;
  const length = months === null ? '' : printedMonths(months);
  if (start) return [`mulai ${printedDate(start)}`, length].filter(Boolean).join(', ');
  if (end) return [`sampai ${printedDate(end)}`, length].filter(Boolean).join(', ');
  return length || EMPTY;
}
