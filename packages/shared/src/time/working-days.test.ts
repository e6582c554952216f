import { describe, expect, it } from 'vitest';
import { addWorkingDays, officeDay, workingDaysBetween } from './working-days.ts';

describe('the office calendar', () => {
  it.each([
    ['2026-06-16T16:59:59Z', '2026-06-16'],
    ['2026-06-16T17:00:00Z', '2026-06-17'],
  ])('%s is %s in WIB', (instant, day) => {
    expect(officeDay(new Date(instant))).toBe(day);
  });

  it.each([
    ['2026-11-23', 1, '2026-11-24', 'Monday to Tuesday'],
    ['2026-11-23', 5, '2026-11-30', 'a weekend is skipped'],
    ['2026-11-27', 1, '2026-11-30', 'Friday to Monday'],
    ['2026-11-28', 1, '2026-11-30', 'handed in on Saturday'],
    ['2026-12-31', 1, '2027-01-01', 'holidays are not known yet'],
  ])('%s plus %i working days is %s (%s)', (from, count, to) => {
    expect(addWorkingDays(from, count)).toBe(to);
    expect(workingDaysBetween(from, to)).toBe(count);
  });

  it('counts days that have passed as negative', () => {
    expect(workingDaysBetween('2026-11-30', '2026-11-27')).toBe(-1);
  });
});
