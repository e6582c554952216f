export type CsvValue = string | number | null;

const SEPARATOR = ';';
const BOM = '\uFEFF';
/** What a spreadsheet would take for a formula when it opens the file. */
const FORMULA_START = /^[=+\-@\t\r]/;

function cell(value: CsvValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /["\n\r;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** For Excel with Indonesian settings: separated by semicolons, with a BOM, formulas made harmless. */
export const toCsv = (rows: readonly (readonly CsvValue[])[]) =>
  BOM + rows.map((row) => `${row.map(cell).join(SEPARATOR)}\r\n`).join('');
