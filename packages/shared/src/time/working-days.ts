/**
 * The office's calendar: dates are days in WIB (Asia/Jakarta), working days are Monday to Friday without the holidays that
 * an administrator keeps (`YYYY-MM-DD`).
 */

const DAY_MS = 86_400_000;
const WIB_OFFSET_MS = 7 * 3_600_000;

/** The day in WIB at an instant, as `YYYY-MM-DD`. */
export const officeDay = (at: Date): string =>
  new Date(at.getTime() + WIB_OFFSET_MS).toISOString().slice(0, 10);

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;
const dayText = (number: number): string => new Date(number * DAY_MS).toISOString().slice(0, 10);
const NONE: ReadonlySet<string> = new Set();

/** 1970-01-01 was a Thursday. */
const isWorkingDay = (number: number, holidays: ReadonlySet<string>): boolean => {
  const weekday = (((number + 4) % 7) + 7) % 7;
  return weekday !== 0 && weekday !== 6 && !holidays.has(dayText(number));
};

export const addDays = (day: string, count: number): string => dayText(dayNumber(day) + count);

/** The day that lies `count` working days after `day`; the first counted day is the next one. */
export function addWorkingDays(day: string, count: number, holidays = NONE): string {
  let number = dayNumber(day);
  for (let left = count; left > 0;) {
    number += 1;
    if (isWorkingDay(number, holidays)) left -= 1;
  }
  return dayText(number);
}

/** Working days from `from` (not counted) to `to` (counted); negative when `to` is earlier. */
export function workingDaysBetween(from: string, to: string, holidays = NONE): number {
  const [start, end] = [dayNumber(from), dayNumber(to)];
  const step = end >= start ? 1 : -1;
  let count = 0;
  for (let number = start; number !== end; number += step) {
    if (isWorkingDay(step === 1 ? number + 1 : number, holidays)) count += step;
  }
  return count;
}
