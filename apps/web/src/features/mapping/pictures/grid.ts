import type { MappingDimension } from '@kerabat/shared/mapping/vocabulary';
import { HOME_CODES, TILES } from './cartogram.ts';
import type { Figure, Measure } from './figures.ts';
import type { PictureTable } from '../../../ui/picture-table.ts';

export interface Heading extends Figure {
  code: string | null;
  label: string;
  shortLabel: string;
}
interface MatrixSide {
  dimension: MappingDimension;
  items: readonly Heading[];
}
export interface Matrix {
  rows: MatrixSide;
  columns: MatrixSide;
  cells: readonly (Figure & { row: string | null; column: string | null })[];
}

export interface GridCell extends Figure {
  row: Heading;
  column: Heading;
}
export interface Grid {
  rows: Heading[];
  columns: Heading[];
  /** Row by row; nothing where nothing is counted. */
  cells: (GridCell | undefined)[][];
  /** Of the cells whose sides both have a name: the shades are for those. */
  highest: number;
  fullest: GridCell | undefined;
}

const isHome = ({ code }: Heading) => code !== null && HOME_CODES.has(code);

/** All 19 kabupaten/kota, also those that nobody mentions, in the order of their codes. */
export function homeRegions(items: readonly Heading[]): Heading[] {
  const byCode = new Map(items.map((item) => [item.code, item]));
  return [...TILES]
    .sort((a, b) => a.code.localeCompare(b.code))
    .map(({ code, name, short }) => ({
      code,
      label: byCode.get(code)?.label ?? name,
      shortLabel: short.replaceAll('\u00AD', ''),
      count: byCode.get(code)?.count ?? 0,
      amount: byCode.get(code)?.amount ?? 0,
    }));
}

/** Regions are always complete; of the rest only what occurs. */
function shown({ dimension, items }: MatrixSide): Heading[] {
  if (dimension !== 'region') return items.filter(({ count }) => count > 0);
  return [...homeRegions(items), ...items.filter((item) => !isHome(item) && item.count > 0)];
}

/** The fullest row on top; what is not filled in stands last. */
const byWeight = (measure: Measure) => (a: Heading, b: Heading) =>
  Number(a.code === null) - Number(b.code === null) || b[measure] - a[measure];

export function gridOf(matrix: Matrix, measure: Measure): Grid {
  const rows = shown(matrix.rows);
  if (matrix.rows.dimension !== 'region' && matrix.rows.dimension !== 'status') rows.sort(byWeight(measure));
  const columns = shown(matrix.columns);
  const found = new Map(matrix.cells.map((cell) => [`${cell.row}|${cell.column}`, cell]));
  const cells = rows.map((row) =>
    columns.map((column) => {
      const figure = found.get(`${row.code}|${column.code}`);
      return figure && figure.count > 0
        ? { row, column, count: figure.count, amount: figure.amount }
        : undefined;
    }),
  );
  const known = cells.flat().filter((cell) => cell !== undefined);
  const named = known.filter(isNamed);
  const fullest = named
    .filter((cell) => cell[measure] > 0)
    .reduce<GridCell | undefined>(
      (best, cell) => (best && best[measure] >= cell[measure] ? best : cell),
      undefined,
    );
  return {
    rows,
    columns,
    cells,
    highest: Math.max(0, ...named.map((cell) => cell[measure])),
    fullest,
  };
}

export const isNamed = ({ row, column }: GridCell) => row.code !== null && column.code !== null;

export function gridTable(grid: Grid, measure: Measure, caption: string, corner: string): PictureTable {
  const kind = measure === 'count' ? 'count' : 'rupiah';
  return {
    caption,
    columns: [
      { label: corner, kind: 'text' },
      ...grid.columns.map(({ label }) => ({ label, kind }) as const),
      { label: 'Jumlah', kind },
    ],
    rows: grid.rows.map((row, index) => [
      row.label,
      ...(grid.cells[index] ?? []).map((cell) => cell?.[measure] ?? 0),
      row[measure],
    ]),
  };
}
