import { officeDay } from '@kerabat/shared/time/working-days';

/** West Indonesian time has no daylight saving: always seven hours ahead. */
const OFFSET = '+07:00';

/** `9`, `9.30`, `09:30`, `0930` → `09:30`; null when it is no time of day. */
export function parseClock(typed: string): string | null {
  const found = typed.trim().match(/^(\d{1,2})(?:[.:]?(\d{2}))?$/);
  if (!found) return null;
  const [hour, minute] = [Number(found[1]), Number(found[2] ?? 0)];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/** The calendar day and the clock of an instant, as the office reads them. */
export function splitInstant(instant: string): { day: string; clock: string } {
  const shifted = new Date(Date.parse(instant) + 7 * 3_600_000).toISOString();
  return { day: officeDay(new Date(instant)), clock: shifted.slice(11, 16) };
}

/** `through`: the whole minute still counts, so "23.59" closes at the end of the day. */
export function joinInstant(day: string, clock: string, through = false): string {
  return new Date(`${day}T${clock}:${through ? '59' : '00'}${OFFSET}`).toISOString();
}
