import type { CellValue } from 'hucre/xlsx';

/** Spaces that look like spaces, and characters that look like nothing. */
const ODD_SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]|(?![\t\n\r])\p{Cc}/gu;

/** Text as typed, without what nobody can see. */
export const visibleText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(ODD_SPACES, ' ').replace(INVISIBLE, '').trim();

/** Fifteen digits are what a spreadsheet knows; decimals are written as in Indonesia. */
function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  const plain = Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)));
  return plain.replace('.', ',');
}

function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}

/** What a cell says, as text: dates as ISO, numbers as digits, markup and formulas as they stand, never executed. */
export function cellText(value: CellValue | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return visibleText(value.normalize('NFC'));
  if (typeof value === 'number') return numberText(value);
  if (value instanceof Date) return dateText(value);
  return value ? 'Ya' : 'Tidak';
}

/** `#REF!`, `#N/A`, `Err:502`: the spreadsheet itself failed here. */
export const isCellError = (text: string): boolean =>
  /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA|BLOCKED!|FIELD!|CONNECT!)$|^Err:\d{3}$/.test(
    text,
  );
