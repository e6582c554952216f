import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { IMPORT_FIELDS } from '@kerabat/shared/imports/schema';
import affairs from '../../../seeds/reference/affairs.json' with { type: 'json' };
import agencies from '../../../seeds/reference/agencies.json' with { type: 'json' };
import fundingSources from '../../../seeds/reference/funding-sources.json' with { type: 'json' };
import regions from '../../../seeds/reference/regions.json' with { type: 'json' };
import { interpretRow } from './reading/interpret-row.ts';
import { readProposalSheet, valuesOf } from './reading/proposal-sheet.ts';
import { seedIndex } from './reading/seed-index.fixture.ts';
import { Resemblance } from './reading/similar-rows.ts';
import { buildTemplate } from './template.ts';

const file = await buildTemplate({
  agencies: agencies.map(({ name }) => name),
  affairs: affairs.map(({ name }) => name),
  regions: regions.filter(({ parentCode }) => parentCode === '13').map(({ name }) => name),
  fundingSources: fundingSources.map(({ name }) => name),
});
const sheet = await readProposalSheet(file, 'templat.xlsx');

describe('the template that we hand out', () => {
  it('names each column so that the import knows it', () => {
    expect(sheet.sheet).toBe('Usulan');
    expect(sheet.columns.map(({ field }) => field)).toEqual([...IMPORT_FIELDS]);
  });

  it.each([2022, 2026, 2029])('imports without a remark in %d', (year) => {
    const rows = sheet.rows.map(({ row, cells }) => ({
      row,
      ...interpretRow(valuesOf(cells, sheet.columns), seedIndex, { year, costUnit: 1, termUnit: null }),
    }));
    expect(rows).toHaveLength(2);
    expect(rows.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([]);
    const resemblance = new Resemblance(rows);
    resemblance.compareRows();
    expect(rows.flatMap(({ row }) => resemblance.marksOf(row))).toEqual([]);
    expect(sheet.skippedRows).toEqual([]);
  });

  it('offers names to choose from, and explains each column', async () => {
    const { sheets } = await readXlsx(file);
    expect(sheets.map(({ name }) => name)).toEqual(['Usulan', 'Petunjuk', 'Daftar']);
    expect(sheets[0]?.dataValidations).toHaveLength(5);
    expect(sheets[1]?.rows).toHaveLength(IMPORT_FIELDS.length + 3);
  });

  it('also reads every name that it offers', () => {
    const agency = agencies.map(({ name }) =>
      interpretRow({ agency: name, title: 'x' }, seedIndex, { year: 2026, costUnit: 1, termUnit: null }),
    );
    expect(agency.filter(({ understood }) => understood.agency?.confidence !== 1)).toEqual([]);
    const affair = affairs.map(({ code, name }) => [
      code,
      interpretRow({ affairs: name }, seedIndex, { year: 2026, costUnit: 1, termUnit: null }).understood
        .affairCodes,
    ]);
    expect(affair.filter(([code, codes]) => codes?.length !== 1 || codes[0] !== code)).toEqual([]);
  });
});
