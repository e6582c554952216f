import { expect, it } from 'vitest';
import { printedDate, printedRupiah, printedTerm } from './printed.ts';

it('dates, money and terms are printed as offices write them', () => {
  expect(printedDate('2027-02-01')).toBe('1 Februari 2027');
  expect(printedRupiah(0)).toBe('Rp 0');
  expect(printedRupiah(950)).toBe('Rp 950');
  expect(printedRupiah(1_250_000_000)).toBe('Rp 1.250.000.000');
});

it.each([
  ['2027-02-01', '2028-12-31', null, '1 Februari 2027 s.d. 31 Desember 2028'],
  ['2027-02-01', null, 36, 'mulai 1 Februari 2027, 3 tahun'],
  [null, '2028-12-31', null, 'sampai 31 Desember 2028'],
  [null, null, 18, '18 bulan'],
  [null, null, null, '–'],
])('a term from %s to %s of %s months is printed as %s', (start, end, months, printed) => {
  expect(printedTerm(start, end, months)).toBe(printed);
});
