import { expect, it } from 'vitest';
import { parseDate } from './dates.ts';

it.each([
  ['17/6/2022', '2022-06-17'],
  ['17-06-22', '2022-06-17'],
  ['17 Juni 2022', '2022-06-17'],
  ['1 agustus 2026', '2026-08-01'],
  ['31 Desember 2026', '2026-12-31'],
  ['5 Nopember 2026', '2026-11-05'],
  ['2022-06-17', '2022-06-17'],
  ['29/2/2024', '2024-02-29'],
])('reads %s', (typed, date) => {
  expect(parseDate(typed)).toBe(date);
});

it.each(['', 'besok', '31/2/2026', '29/2/2023', '17/13/2022', '17 Foo 2022', '2026'])(
  'does not guess a date from "%s"',
  (typed) => {
    expect(parseDate(typed)).toBeNull();
  },
);
