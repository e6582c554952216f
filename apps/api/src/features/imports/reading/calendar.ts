/** Months as they are written in offices, from the full name to three letters. */
const MONTHS: readonly RegExp[] = [
  /^jan(?:uari)?$/,
  /^(?:feb|peb)(?:ruari)?$/,
  /^mar(?:et)?$/,
  /^apr(?:il)?$/,
  /^(?:mei|may)$/,
  /^jun[ie]?$/,
  /^jul[iy]?$/,
  /^(?:agt|agu|ags|aug)(?:ustus|ust|t)?$|^agustus$/,
  /^sep(?:t|tember)?$/,
  /^(?:okt|oct)(?:ober)?$/,
  /^n[oe][pv](?:ember)?$/,
  /^de[sc](?:ember)?$/,
];

/** 1 to 12. */
export function monthOf(word: string): number | undefined {
  const at = MONTHS.findIndex((pattern) => pattern.test(word.toLowerCase().replace('.', '')));
  return at < 0 ? undefined : at + 1;
}

const pad = (value: number) => String(value).padStart(2, '0');

export const lastDayOf = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The ISO date, if the calendar has that day and the year is one of ours. */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (year < 2000 || year > 2100 || month < 1 || month > 12 || day < 1 || day > lastDayOf(year, month))
    return undefined;
  return `${year}-${pad(month)}-${pad(day)}`;
}

/** A day, a month or a year: where it begins and where it ends. */
export interface Span {
  start: string;
  end: string;
}

const day = (date: string | undefined): Span | undefined => (date ? { start: date, end: date } : undefined);

export function yearSpan(year: number): Span | undefined {
  const start = isoDate(year, 1, 1);
  return start ? { start, end: `${year}-12-31` } : undefined;
}

function monthSpan(year: number, month: number): Span | undefined {
  const start = isoDate(year, month, 1);
  const end = start && isoDate(year, month, lastDayOf(year, month));
  return start && end ? { start, end } : undefined;
}

const fullYear = (digits: string): number => (digits.length === 2 ? 2000 + Number(digits) : Number(digits));

/** `17/6/2022` is the day first; only where that is no day of the calendar may the month come first. */
function numericDate(first: number, second: number, year: number): Span | undefined {
  return day(isoDate(year, second, first) ?? isoDate(year, first, second));
}

/** One date, month or year as people write it, or nothing. */
export function readSpan(text: string): Span | undefined {
  const line = text
    .trim()
    .replace(
      /^(?:tanggal|tgl\.?|tahun|thn\.?|th\.?|bulan|senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)[\s,]+/i,
      '',
    )
    .replace(/\s+/g, ' ');
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(line);
  if (iso) return day(isoDate(Number(iso[1]), Number(iso[2]), Number(iso[3])));
  const numeric = /^(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})$/.exec(line);
  if (numeric) return numericDate(Number(numeric[1]), Number(numeric[2]), fullYear(numeric[3] ?? ''));
  const spoken = /^(\d{1,2})[\s-]([a-z.]+)[\s-](\d{4}|\d{2})$/i.exec(line);
  if (spoken)
    return day(isoDate(fullYear(spoken[3] ?? ''), monthOf(spoken[2] ?? '') ?? 0, Number(spoken[1])));
  const month = /^([a-z.]+)[\s-](\d{4})$/i.exec(line);
  if (month) return monthSpan(Number(month[2]), monthOf(month[1] ?? '') ?? 0);
  const year = /^(?:ta\.? ?)?(20\d{2})$/i.exec(line);
  return year ? yearSpan(Number(year[1])) : undefined;
}

/** The last day of a cooperation that begins then and lasts so long. */
export function endAfter(start: string, months: number): string | undefined {
  const [year = 0, month = 1, date = 1] = start.split('-').map(Number);
  const end = new Date(Date.UTC(year, month - 1 + months, 1));
  end.setUTCDate(Math.min(date, lastDayOf(end.getUTCFullYear(), end.getUTCMonth() + 1)));
  end.setUTCDate(end.getUTCDate() - 1);
  return isoDate(end.getUTCFullYear(), end.getUTCMonth() + 1, end.getUTCDate());
}

/** Whole months from the first to the last day; at least one. */
export function monthsBetween(start: string, end: string): number {
  const [fromYear = 0, fromMonth = 1, fromDay = 1] = start.split('-').map(Number);
  const after = new Date(`${end}T00:00:00Z`);
  after.setUTCDate(after.getUTCDate() + 1);
  const months = (after.getUTCFullYear() - fromYear) * 12 + after.getUTCMonth() + 1 - fromMonth;
  return Math.max(1, after.getUTCDate() < fromDay ? months - 1 : months);
}
