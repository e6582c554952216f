import { describe, expect, it } from 'vitest';
import { chooseYear, yearsOf } from './years.ts';

const periods = [
  { year: 2022, isCurrent: false },
  { year: 2026, isCurrent: true },
  { year: 2027, isCurrent: false },
];
const now = new Date('2025-03-01T00:00:00Z');

describe('the year of the Daftar Pemetaan', () => {
  it.each([
    ['the address', '2022', periods, 2022],
    ['the period that runs', '', periods, 2026],
    ['the latest period', '', periods.map(({ year }) => ({ year, isCurrent: false })), 2027],
    ['the calendar', '', [], 2025],
    ['the period, where the address has no year', 'kemarin', periods, 2026],
  ])('comes from %s', (_, given, known, year) => {
    expect(chooseYear(given, known, now)).toBe(year);
  });

  it('offers each year once, the latest first, also the one that only the address names', () => {
    const years = yearsOf(periods, [{ year: 2022 }, { year: 2021 }], '2019', now);
    expect(years.map(({ value }) => value)).toEqual(['2027', '2026', '2022', '2021', '2019']);
  });
});
