import { describe, expect, it } from 'vitest';
import { readFunding, splitByPercent } from './read-funding.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string | undefined, cost: number | null = 1_000_000_000) => {
  const { value, warnings } = readFunding(text, cost, seedIndex.fundingSources);
  return {
    funding: value.map(({ source, amount }) => `${source ?? '?'}=${amount ?? '?'}`).join(' '),
    problem: warnings.map(({ code }) => code).join(),
  };
};

describe('who pays', () => {
  it.each([
    ['APBD', 'APBD_PROV=1000000000'],
    ['APBD Prov.', 'APBD_PROV=1000000000'],
    ['APBD TA 2023', 'APBD_PROV=1000000000'],
    ['Kab/Kota', 'APBD_KABKOTA=1000000000'],
    ['CSR', 'MITRA=1000000000'],
    ['BPDPKS', 'LAIN=1000000000'],
    ['Tanpa biaya', 'TANPA_BIAYA=1000000000'],
    ['APBD, APBN', 'APBD_PROV=? APBN=?'],
    ['Mitra dan APBD', 'MITRA=? APBD_PROV=?'],
    ['APBD Prov 50%, Kab/Kota 50%', 'APBD_PROV=500000000 APBD_KABKOTA=500000000'],
    ['APBD (33,5%); Mitra (66,5%)', 'APBD_PROV=335000000 MITRA=665000000'],
    ['APBD 400 juta, Mitra 600 juta', 'APBD_PROV=400000000 MITRA=600000000'],
  ])('%s', (text, funding) => {
    expect(read(text)).toEqual({ funding, problem: '' });
  });

  it.each([
    ['APBD 50%, Mitra 40%', 'APBD_PROV=? MITRA=?', 'imports.funding_shares'],
    ['APBD 400 juta, Mitra 700 juta', 'APBD_PROV=400000000 MITRA=700000000', 'imports.funding_sum'],
    ['Dana Abadi', '', 'imports.funding_unknown'],
    ['APBD, Dana Abadi', 'APBD_PROV=?', 'imports.funding_unknown'],
  ])('%s is warned of', (text, funding, problem) => {
    expect(read(text)).toEqual({ funding, problem });
  });

  it('names no amount where no cost is known, and says nothing where nothing is written', () => {
    expect(read('APBD', null)).toEqual({ funding: 'APBD_PROV=?', problem: '' });
    expect(read(undefined)).toEqual({ funding: '', problem: '' });
  });

  it('divides to the last rupiah', () => {
    expect(splitByPercent(100, [33.3, 33.3, 33.4])).toEqual([33, 33, 34]);
  });
});
