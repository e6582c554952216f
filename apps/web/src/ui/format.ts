import { officeDay, workingDaysBetween } from '@kerabat/shared/time/working-days';

const ZONE = 'Asia/Jakarta';

const longDate = new Intl.DateTimeFormat('id-ID', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: ZONE,
});
const shortDate = new Intl.DateTimeFormat('id-ID', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: ZONE,
});
const weekday = new Intl.DateTimeFormat('id-ID', { weekday: 'long', timeZone: ZONE });
const clock = new Intl.DateTimeFormat('id-ID', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: ZONE,
});
const plainNumber = new Intl.NumberFormat('id-ID');
const oneDecimal = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 2 });

/** A calendar date has no hour: noon in UTC is the same day in WIB. */
const toDate = (when: string | Date) =>
  typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when)
    ? new Date(`${when}T12:00:00Z`)
    : new Date(when);

/** `17 Juni 2022`, of a calendar date or an instant (in WIB). */
export const formatDate = (when: string | Date) => longDate.format(toDate(when));

/** `17 Jun 2022`, where room is scarce. */
export const formatShortDate = (when: string | Date) => shortDate.format(toDate(when));

/** `09.30`, in WIB. */
export const formatClock = (when: string | Date) => clock.format(toDate(when)).replace(':', '.');

/** `Jumat, 17 Juni 2022 pukul 09.30 WIB` */
export const formatMoment = (when: string | Date) =>
  `${weekday.format(toDate(when))}, ${formatDate(when)} pukul ${formatClock(when)} WIB`;

/** `17 Jun 2022 09.30 WIB`, for histories and tables. */
export const formatShortMoment = (when: string | Date) => `${formatShortDate(when)} ${formatClock(when)} WIB`;

export const formatNumber = (value: number) => plainNumber.format(value);

/** `Rp 1.250.000`, never broken between Rp and the digits. */
export const formatRupiah = (rupiah: number) => `Rp\u00a0${plainNumber.format(rupiah)}`;

const SCALES = [
  [1e12, 'triliun'],
  [1e9, 'miliar'],
  [1e6, 'juta'],
] as const;

/** `1,25 miliar`: for reading at a glance, with `formatRupiah` beside it where the exact figure counts. */
export function formatRupiahInWords(rupiah: number): string {
  const scale = SCALES.find(([size]) => rupiah >= size);
  return scale ? `${twoDecimals.format(rupiah / scale[0])} ${scale[1]}` : formatNumber(rupiah);
}

export function formatFileSize(bytes: number): string {
  if (bytes < 1024) return `${formatNumber(bytes)} B`;
  if (bytes < 1024 ** 2) return `${formatNumber(Math.round(bytes / 1024))} KB`;
  return `${oneDecimal.format(bytes / 1024 ** 2)} MB`;
}

/** `lebih dari 1.000` when the server stopped counting. */
export const formatTotal = (total: number, isCapped: boolean) =>
  isCapped ? `lebih dari ${formatNumber(total)}` : formatNumber(total);

const officeDayOf = (when: string | Date) => officeDay(toDate(when));

/** Whole calendar days in WIB from `from` to `to`; negative when `to` has passed. */
export const daysBetween = (from: string | Date, to: string | Date) =>
  Math.round((Date.parse(officeDayOf(to)) - Date.parse(officeDayOf(from))) / 86_400_000);

/** `hari ini`, `kemarin`, `6 hari`: how long something has been waiting. */
export function formatSince(when: string | Date, now: Date = new Date()): string {
  const days = daysBetween(when, now);
  if (days <= 0) return 'hari ini';
  return days === 1 ? 'kemarin' : `${formatNumber(days)} hari`;
}

const SHOW_DATE_BEYOND_DAYS = 14;

/** The words of a limit, counted in working days, and how urgent it is. */
export function describeDue(due: string | Date, now: Date = new Date()) {
  const workingDays = workingDaysBetween(officeDayOf(now), officeDayOf(due));
  const days = daysBetween(now, due);
  if (days < 0) {
    const by = workingDays < 0 ? ` ${formatNumber(-workingDays)} hari kerja` : '';
    return { words: `lewat batas${by}`, urgency: 'late' } as const;
  }
  if (days === 0) return { words: 'hari ini', urgency: 'soon' } as const;
  if (days === 1) return { words: 'besok', urgency: 'soon' } as const;
  if (days > SHOW_DATE_BEYOND_DAYS) return { words: formatDate(due), urgency: 'calm' } as const;
  return {
    words: workingDays > 0 ? `${workingDays} hari kerja lagi` : formatDate(due),
    urgency: 'calm',
  } as const;
}
