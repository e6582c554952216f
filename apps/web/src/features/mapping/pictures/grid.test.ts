import { describe, expect, it } from 'vitest';
import { gridOf, gridTable, type Heading, type Matrix } from './grid.ts';
import { tableCsv } from '../../../ui/picture-table.ts';

const heading = (code: string | null, label: string, count: number, amount = count * 100): Heading => ({
  code,
  label,
  shortLabel: label,
  count,
  amount,
});
const matrix: Matrix = {
  rows: {
    dimension: 'affair',
    items: [
      heading('1.02', 'Kesehatan', 1),
      heading('2.09', 'Pangan', 3),
      heading('2.10', 'Pertanahan', 0),
      heading(null, 'Belum diisi', 9),
    ],
  },
  columns: {
    dimension: 'region',
    items: [heading('13.06', 'Kabupaten Agam', 3), heading('outside', 'Di luar Sumatera Barat', 1)],
  },
  cells: [
    { row: '2.09', column: '13.06', count: 3, amount: 300 },
    { row: '1.02', column: 'outside', count: 1, amount: 900 },
    { row: null, column: '13.06', count: 9, amount: 0 },
  ],
};

describe('the grid of the matrix', () => {
  const grid = gridOf(matrix, 'count');

  it('shows all 19 kabupaten/kota and, after them, other places that occur', () => {
    expect(grid.columns).toHaveLength(20);
    expect(grid.columns[0]?.label).toBe('Kabupaten Pesisir Selatan');
    expect(grid.columns.at(-1)?.code).toBe('outside');
  });

  it('puts the fullest row on top, leaves out what does not occur, and ends with what is not filled in', () => {
    expect(grid.rows.map(({ label }) => label)).toEqual(['Pangan', 'Kesehatan', 'Belum diisi']);
  });

  it('finds the fullest cell among those that have a name', () => {
    expect([grid.fullest?.row.label, grid.fullest?.column.label]).toEqual(['Pangan', 'Kabupaten Agam']);
    expect(gridOf(matrix, 'amount').fullest?.row.label).toBe('Kesehatan');
    expect(grid.highest).toBe(3);
  });

  it('becomes a table with the sum of each row', () => {
    const table = gridTable(grid, 'count', 'Usulan', 'Urusan');
    expect(table.columns).toHaveLength(22);
    expect(table.rows[0]?.[0]).toBe('Pangan');
    expect(table.rows[0]?.at(-1)).toBe(3);
    expect(table.rows[0]).toContain(0);
    expect(tableCsv(table).split('\r\n')[0]).toMatch(/^\uFEFFUrusan;Kabupaten Pesisir Selatan;.*;Jumlah$/);
  });
});
