import { describe, expect, it } from 'vitest';
import type { ImportRow } from './imports.api.ts';
import { changesOf, fieldsOf, startOf } from './row-form.ts';

const row = {
  row: 12,
  values: { sequence: '7', title: 'Pasokan pangan', agency: 'Dinas Panggan', cost: '1,25 M' },
  understood: { agency: { name: 'Dinas Pangan', confidence: 0.9 } },
} as unknown as ImportRow;

describe('correcting a row', () => {
  it('asks for title and agency first and never for the running number', () => {
    expect(fieldsOf(row, ['locations'])).toEqual(['title', 'agency', 'locations', 'cost']);
  });

  it('sends nothing when nothing was changed', () => {
    expect(changesOf(row, startOf(row))).toEqual({});
  });

  it('sends what was changed, and an emptied cell as null', () => {
    const texts = { ...startOf(row), agency: 'Dinas Pariwisata', cost: ' ' };
    expect(changesOf(row, texts)).toEqual({ agency: 'Dinas Pariwisata', cost: null });
  });
});
