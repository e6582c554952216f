/** Characters that make a spreadsheet calculate, or hide, a cell that should be text. */
const DANGEROUS = /^[=+\-@\t\r]/;

function cellText(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = DANGEROUS.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of a `;`-separated file (RFC 4180 quoting). */
export const writeCsvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(cellText).join(';')}\r\n`;
