import { expect, it } from 'vitest';
import { dayWords, nextHoliday, yearFinding } from './holiday-words.ts';

it.each([
  [[], '2027: hari libur belum dimasukkan'],
  [['2027-01-01', '2027-08-17'], '2027: baru 2 hari libur yang bertanggal tetap'],
  [['2027-01-01', '2027-03-08', '2027-03-13'], '2027: 3 hari libur, 2 di antaranya pada hari kerja'],
])('the heading of a year with %s says "%s"', (days, words) => {
  expect(yearFinding(2027, days)).toBe(words);
});

it('a day is written with its weekday', () => {
  expect(dayWords('2027-01-01')).toBe('Jumat, 1 Januari 2027');
});

it('the next holiday may be today', () => {
  const days = ['2027-01-01', '2027-03-08'];
  expect(nextHoliday(days, '2027-01-01')).toBe('2027-01-01');
  expect(nextHoliday(days, '2027-01-02')).toBe('2027-03-08');
  expect(nextHoliday(days, '2027-03-09')).toBeUndefined();
});
