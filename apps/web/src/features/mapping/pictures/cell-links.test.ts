import { describe, expect, it } from 'vitest';
import { COUNTED_STATUSES, listOf, type Narrowing } from './cell-links.ts';

const EVERYTHING: Narrowing = { tahun: '', periode: '', jenis: [], dipetakan: false };
const queryOf = (...given: Parameters<typeof listOf>) => (listOf(...given) as { query: object }).query;

describe('the list behind a cell', () => {
  it('has both sides of the cell and the states that are counted', () => {
    const sides = [
      { dimension: 'affair', code: '2.09' },
      { dimension: 'region', code: '13.06' },
    ] as const;
    expect(queryOf(EVERYTHING, sides)).toEqual({
      urusan: '2.09',
      lokasi: '13.06',
      status: [...COUNTED_STATUSES],
    });
  });

  it('keeps what narrows the page', () => {
    const narrowing = { tahun: '2022', periode: '', jenis: ['KSDPK', 'KSDLL'], dipetakan: true };
    expect(queryOf(narrowing, [{ dimension: 'agency', code: 'a1' }])).toEqual({
      tahun: '2022',
      jenis: ['KSDPK', 'KSDLL'],
      dipetakan: 'ya',
      perangkat: 'a1',
    });
  });

  it('lets the cell decide where both speak of the same', () => {
    const narrowing = { ...EVERYTHING, jenis: ['KSDPK', 'KSDLL'] };
    expect(
      queryOf(narrowing, [
        { dimension: 'kind', code: 'KSDPK' },
        { dimension: 'status', code: 'mapped' },
      ]),
    ).toEqual({ jenis: 'KSDPK', status: 'mapped' });
  });

  it.each([
    ['mission', 'misi'],
    ['partner', 'mitra'],
    ['affair', 'urusan'],
  ] as const)('opens what has no %s', (dimension, name) => {
    expect(queryOf(EVERYTHING, [{ dimension, code: null }])).toMatchObject({ [name]: 'none' });
  });

  it('counts neither drafts nor what has ended without a result', () => {
    for (const status of ['draft', 'awaiting_head', 'merged', 'withdrawn', 'rejected'])
      expect(COUNTED_STATUSES).not.toContain(status);
  });
});
