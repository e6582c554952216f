import { describe, expect, it } from 'vitest';
import { interpretRow } from './interpret-row.ts';
import { readProposalSheet, valuesOf } from './proposal-sheet.ts';
import { seedIndex } from './seed-index.fixture.ts';
import { workshopFile } from './workshop.fixture.ts';

const sheet = await readProposalSheet(await workshopFile(), 'usulan-fgd-2022.xlsx');
const rows = sheet.rows.map(({ row, cells }) => {
  const values = valuesOf(cells, sheet.columns);
  return { row, values, ...interpretRow(values, seedIndex, { year: 2022, costUnit: 1, termUnit: null }) };
});
const rowAt = (number: number) => rows.find(({ row }) => row === number);

describe('the workshop list of 2022', () => {
  it('has 115 proposals, none of them lost', () => {
    expect(rows).toHaveLength(115);
    expect(rows.map(({ values }) => Number(values.sequence))).toEqual(
      Array.from({ length: 115 }, (_, index) => index + 1),
    );
  });

  it('says what it left out', () => {
    expect(sheet.skippedRows.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '6 number',
      '47 blank',
      '123 total',
      '124 blank',
      '125 blank',
      '126 signature',
      '127 signature',
      '128 blank',
      '129 blank',
      '130 blank',
      '131 signature',
    ]);
  });

  it('can be stored without a touch, at least 112 of them', () => {
    expect(rows.filter(({ errors }) => errors.length === 0).length).toBeGreaterThanOrEqual(112);
  });

  it('gives every row its agency, also under merged cells', () => {
    const agencies = rows.map(({ understood }) => understood.agency);
    expect(agencies.every((agency) => agency?.confidence === 1)).toBe(true);
    expect(rowAt(48)?.understood.agency?.numberCode).toBe('DISBUD');
  });

  it('understands the ways in which money, places, terms and missions are written', () => {
    expect(rowAt(14)?.understood).toMatchObject({
      estimatedCost: 12_500_000_000,
      startDate: '2023-01-01',
      endDate: '2025-12-31',
    });
    expect(rowAt(22)?.understood.locationCodes).toEqual(['13.06', '13.75']);
    expect(rowAt(69)?.understood.funding.map(({ amount }) => amount)).toEqual([
      17_500_000_000, 17_500_000_000,
    ]);
    expect(rowAt(71)?.understood.estimatedCost).toBe(1_100_000_000);
    expect(rowAt(10)?.understood.planningTargetIds).toEqual(['RPJMD-2021-2026/M7']);
  });

  it('keeps the address that each reported idea came from', () => {
    expect(rows.filter(({ understood }) => understood.sourceUrl !== null)).toHaveLength(59);
  });

  it('guesses nothing silently: what is open has a warning', () => {
    for (const { values, understood, warnings } of rows) {
      const warned = new Set(warnings.map(({ field }) => field));
      if (understood.kind === null) expect(warned).toContain('kind');
      if (understood.affairCodes.length === 0) expect(warned).toContain('affairs');
      if (understood.locationCodes.length === 0) expect(warned).toContain('locations');
      if (understood.estimatedCost === null && values.cost !== '-') expect(warned).toContain('cost');
      if (understood.partners.some(({ type }) => type === null)) expect(warned).toContain('partners');
    }
  });
});
