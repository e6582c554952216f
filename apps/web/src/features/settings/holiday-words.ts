import { addDays } from '@kerabat/shared/time/working-days';
import { formatDate } from '../../ui/format.ts';

const weekday = new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: 'Asia/Jakarta' });

/** `Jumat, 1 Januari 2027` */
export const dayWords = (day: string): string =>
  `${weekday.format(new Date(`${day}T12:00:00Z`))}, ${formatDate(day)}`;

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());

/** The same date every year: these are known without the decree. */
const FIXED = new Set(['01-01', '05-01', '06-01', '08-17', '12-25']);

/** Idulfitri, Nyepi and the others move; without any of them the year's decree has not been entered. */
export const hasOnlyFixed = (days: readonly string[]): boolean =>
  days.every((day) => FIXED.has(day.slice(5)));

/** States the finding of a year, for its heading. */
export function yearFinding(year: number, days: readonly string[]): string {
  if (days.length === 0) return `${year}: hari libur belum dimasukkan`;
  if (hasOnlyFixed(days)) return `${year}: baru ${days.length} hari libur yang bertanggal tetap`;
  const working = days.filter((day) => !isWeekend(day)).length;
  return `${year}: ${days.length} hari libur, ${working} di antaranya pada hari kerja`;
}

/** The next holiday from `today` on, for a quiet mark in the list. */
export const nextHoliday = (days: readonly string[], today: string): string | undefined =>
  days.find((day) => day > addDays(today, -1));
