import { describe, expect, it } from 'vitest';
import { costUnitOf, parseRupiah, readCost } from './read-money.ts';

const codes = (text: string | undefined, unit = 1) => readCost(text, unit).warnings.map(({ code }) => code);

describe('money as offices write it', () => {
  it.each([
    ['Rp 1.250.000,-', 1_250_000],
    ['Rp 1.250.000.000,-', 1_250_000_000],
    ['Rp. 1.250.000.000,00', 1_250_000_000],
    ['Rp500.000.000', 500_000_000],
    ['IDR 500.000.000', 500_000_000],
    ['500.000.000 rupiah', 500_000_000],
    ['12.500.000.000', 12_500_000_000],
    ['1,250,000,000', 1_250_000_000],
    ['1,250,000.00', 1_250_000],
    ['1 250 000 000', 1_250_000_000],
    ['450000000', 450_000_000],
    ['1250000000,4', 1_250_000_000],
    ['1,25 M', 1_250_000_000],
    ['1.25 M', 1_250_000_000],
    ['1,1 Miliar', 1_100_000_000],
    ['15 M', 15_000_000_000],
    ['2,5 milyar', 2_500_000_000],
    ['Rp. 8 milyar', 8_000_000_000],
    ['3 milyard', 3_000_000_000],
    ['750jt', 750_000_000],
    ['750 Jt.', 750_000_000],
    ['900 juta', 900_000_000],
    ['1.250 juta', 1_250_000_000],
    ['250 ribu', 250_000],
    ['1.5 T', 1_500_000_000_000],
    ['1,5 triliun rupiah', 1_500_000_000_000],
    ['1 miliar 250 juta', 1_250_000_000],
    ['± 500 juta', 500_000_000],
    ['Rp500.000.000 (lima ratus juta rupiah)', 500_000_000],
    ['0', 0],
    ['Tanpa biaya', 0],
    ['1,250 M', 1_250_000_000],
  ])('%s is %d rupiah', (text, amount) => {
    expect(parseRupiah(text)).toBe(amount);
  });

  it.each([
    ['1.250 M', 'may be 1,25 or 1250 miliar'],
    ['1 - 2 M', 'is a range'],
    ['500 s/d 750 juta', 'is a range'],
    ['200 juta/tahun', 'is not the whole'],
    ['2 x 500 juta', 'is a sum to be done'],
    ['USD 50.000', 'is another currency'],
    ['12,5', 'has no unit'],
    ['-5 juta', 'is negative'],
    ['menyesuaikan', 'is no figure'],
    ['2 M 3 M', 'is said twice'],
    ['9.999.999 T', 'is more than there is'],
    ['=cmd|calc', 'is a formula'],
  ])('%s stays as typed: it %s', (text) => {
    expect(readCost(text)).toMatchObject({ value: null, errors: [] });
    expect(codes(text)).toEqual(['imports.cost_unknown']);
  });

  it('takes a dash for "not yet" without a word, and asks where nothing is written', () => {
    expect(readCost('-')).toEqual({ value: null, errors: [], warnings: [] });
    expect(codes('Rp -')).toEqual([]);
    expect(codes(undefined)).toEqual(['imports.cost_missing']);
  });

  it('takes a figure without its unit as it stands, and says so', () => {
    expect(readCost('500')).toMatchObject({ value: 500 });
    expect(codes('500')).toEqual(['imports.cost_small']);
  });

  it.each([
    ['Perkiraan Biaya (Rp juta)', 1e6],
    ['Anggaran (dalam jutaan rupiah)', 1e6],
    ['Biaya dalam ribu rupiah', 1e3],
    ['Pagu (miliar)', 1e9],
    ['Perkiraan Biaya (Rp)', 1],
    ['Anggaran', 1],
  ])('reads the unit of the column from %s', (header, unit) => {
    expect(costUnitOf(header)).toBe(unit);
  });

  it('multiplies bare figures only, under a column in millions', () => {
    expect(parseRupiah('500', 1e6)).toBe(500_000_000);
    expect(parseRupiah('1.250', 1e6)).toBe(1_250_000_000);
    expect(parseRupiah('12,5', 1e6)).toBe(12_500_000);
    expect(parseRupiah('2 M', 1e6)).toBe(2_000_000_000);
    expect(parseRupiah('12.500.000.000.000', 1e6)).toBeUndefined();
  });
});
