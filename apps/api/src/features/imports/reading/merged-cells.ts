import type { Sheet } from './workbook.ts';

/**
 * Gives each row below a merged cell the text of that cell, in its own column only: what is merged across columns belongs to
 * the first. Rows that are left out (blank ones) get nothing.
 */
export function fillMergedCells(
  { rows, merges }: Sheet,
  firstRow: number,
  leftOut: ReadonlySet<number>,
): string[][] {
  const filled = rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol } of merges) {
    const text = rows[startRow]?.[startCol] ?? '';
    if (text === '' || startRow < firstRow) continue;
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row++) {
      const cells = filled[row];
      if (!cells || leftOut.has(row)) continue;
      while (cells.length <= startCol) cells.push('');
      if (cells[startCol] === '') cells[startCol] = text;
    }
  }
  return filled;
}
