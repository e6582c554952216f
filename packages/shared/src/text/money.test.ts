import { describe, expect, it } from 'vitest';
import { parseRupiah } from './money.ts';

describe('rupiah as offices write them', () => {
  it.each([
    ['Rp 1.250.000,-', 1_250_000],
    ['Rp. 1.250.000', 1_250_000],
    ['rp1.250.000,00', 1_250_000],
    ['1250000', 1_250_000],
    ['1,25 M', 1_250_000_000],
    ['1.5 M', 1_500_000_000],
    ['2,5 milyar', 2_500_000_000],
    ['750jt', 750_000_000],
    ['Rp 750 juta', 750_000_000],
    ['500 ribu', 500_000],
    ['1,2 triliun', 1_200_000_000_000],
    ['1,250,000,000', 1_250_000_000],
    ['0', 0],
    ['1.250 juta', 1_250_000_000],
    ['100.000 rupiah', 100_000],
  ])('reads %s', (typed, rupiah) => {
    expect(parseRupiah(typed)).toBe(rupiah);
  });

  it.each([
    '',
    '-',
    'belum ada',
    '1.25',
    '1,250',
    '1,25 X',
    '12.34.56',
    '5 - 10 juta',
    '-5 juta',
    '99999 triliun',
  ])('leaves "%s" to the person instead of guessing', (typed) => {
    expect(parseRupiah(typed)).toBeNull();
  });
});
