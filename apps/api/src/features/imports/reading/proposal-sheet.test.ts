import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { interpretRow } from './interpret-row.ts';
import { readProposalSheet, valuesOf } from './proposal-sheet.ts';
import { seedIndex } from './seed-index.fixture.ts';

const HEADER = ['No', 'OPD', 'Usulan', 'Mitra'];
const sheetOf = async (rows: CellValue[][], merges: object[] = []) =>
  readProposalSheet(
    Buffer.from(await writeXlsx({ sheets: [{ name: 'Usulan', rows, merges: merges as never }] })),
    'usulan.xlsx',
  );

describe('rows of a list', () => {
  it('fills merged cells downwards, but judges blank rows before', async () => {
    const sheet = await sheetOf(
      [HEADER, [1, 'Dinas Pangan', 'Jagung', 'Riau'], [null, null, null, null], [2, null, 'Padi', 'Jambi']],
      [{ startRow: 1, startCol: 1, endRow: 3, endCol: 1 }],
    );
    expect(sheet.rows.map(({ row, cells }) => [row, cells[1], cells[2]])).toEqual([
      [2, 'Dinas Pangan', 'Jagung'],
      [4, 'Dinas Pangan', 'Padi'],
    ]);
    expect(sheet.skippedRows).toEqual([{ row: 3, reason: 'blank', text: '' }]);
  });

  it('fills a merged title for each of its partners', async () => {
    const sheet = await sheetOf(
      [HEADER, [1, 'Dinas Pangan', 'Jagung', 'Riau'], [null, null, null, 'Jambi']],
      [
        { startRow: 1, startCol: 1, endRow: 2, endCol: 1 },
        { startRow: 1, startCol: 2, endRow: 2, endCol: 2 },
      ],
    );
    expect(sheet.rows.map(({ cells }) => cells.slice(1))).toEqual([
      ['Dinas Pangan', 'Jagung', 'Riau'],
      ['Dinas Pangan', 'Jagung', 'Jambi'],
    ]);
  });

  it('gives what is merged across columns to the first column only', async () => {
    const sheet = await sheetOf(
      [HEADER, [1, 'Dinas Pangan', 'Jagung dan padi', null]],
      [{ startRow: 1, startCol: 2, endRow: 1, endCol: 3 }],
    );
    expect(sheet.rows[0]?.cells).toEqual(['1', 'Dinas Pangan', 'Jagung dan padi', '']);
  });

  it('says which rows it left out, and why', async () => {
    const sheet = await sheetOf([
      ['DAFTAR USULAN'],
      HEADER,
      ['(1)', '(2)', '(3)', '(4)'],
      [1, 'Dinas Pangan', 'Jagung', 'Riau'],
      HEADER,
      [2, null, null, null],
      [3, 'Dispora', 'Total football academy', 'PSSI'],
      [null, 'JUMLAH', '2 usulan', null],
      [null, null, null, 'Padang, 20 Juni 2022'],
      [null, null, null, 'KEPALA BAGIAN,'],
      [null, null, null, 'NIP. 1970'],
    ]);
    expect(sheet.headerRow).toBe(2);
    expect(sheet.rows.map(({ row }) => row)).toEqual([4, 7]);
    expect(sheet.skippedRows.map(({ row, reason }) => `${row} ${reason}`)).toEqual([
      '3 number',
      '5 repeated_header',
      '6 number',
      '8 total',
      '9 signature',
      '10 signature',
      '11 signature',
    ]);
  });

  it('keeps a row whose only content is a title, held back for its agency', async () => {
    const sheet = await sheetOf([HEADER, [null, null, 'Jumlah kunjungan wisata ditingkatkan', null]]);
    const [row] = sheet.rows;
    const values = valuesOf(row?.cells ?? [], sheet.columns);
    const { errors } = interpretRow(values, seedIndex, { year: 2022, costUnit: 1, termUnit: null });
    expect(errors.map(({ code }) => code)).toEqual(['imports.agency_missing']);
  });

  it('follows the columns as a person maps them', async () => {
    const sheet = await sheetOf([
      ['Warna', 'OPD', 'Usulan'],
      ['Cadangan pangan', 'Dispangan', 'x'],
    ]);
    const columns = sheet.columns.map(({ index, header }) => ({
      index,
      header,
      field: index === 0 ? ('title' as const) : index === 1 ? ('agency' as const) : null,
    }));
    expect(valuesOf(sheet.rows[0]?.cells ?? [], columns)).toEqual({
      title: 'Cadangan pangan',
      agency: 'Dispangan',
    });
  });
});
