import { keyOf } from './words.ts';

export type SkipReason = 'blank' | 'number' | 'total' | 'signature' | 'repeated_header';

const filled = (cells: readonly string[]) => cells.filter((cell) => cell !== '');

/** `(1) (2) (3)` or `1 2 3` under the heading: three numbers or more, each following the one before. */
export function isNumberRow(cells: readonly string[]): boolean {
  const numbers = filled(cells).map((cell) => /^\(?(\d{1,2})\)?[.,]?$/.exec(cell)?.[1]);
  if (numbers.length < 3 || numbers.includes(undefined)) return false;
  return numbers.every((number, index) => index === 0 || Number(number) === Number(numbers[index - 1]) + 1);
}

export function isRepeatedHeader(cells: readonly string[], headers: readonly string[]): boolean {
  const own = filled(cells).length;
  const same = cells.filter(
    (cell, column) => cell !== '' && keyOf(cell) === keyOf(headers[column] ?? ''),
  ).length;
  return same >= 2 && same >= own * 0.6;
}

const TOTAL =
  /^(?:grand\s*|sub\s*-?\s*)?(?:jumlah|total)(?:\s+(?:seluruh(?:nya)?|semua|keseluruhan|usulan|proposal|kegiatan|biaya|anggaran|dana|kerja\s*sama|perkiraan|potensi|rp))*\s*[:=]?\s*(?<rest>.*)$/is;
const COUNT = /^(?:rp\.?\s*)?[\d.,\s]+(?:-|juta|jt|miliar|milyar|m|triliun|t|rupiah)?\.?$/i;
const COUNTED =
  /^[\d.,\s]+(?:\([^)]*\)\s*)?(?:buah\s+)?(?:usulan|proposal|kegiatan|judul|kerja\s*sama|dokumen|opd|perangkat daerah)$/i;

const isAmount = (cell: string) => COUNT.test(cell) || COUNTED.test(cell) || /^[-–—:]+$/.test(cell);

function isTotalWord(cell: string): boolean {
  const match = TOTAL.exec(cell);
  const rest = match?.groups?.['rest']?.trim() ?? '';
  return match !== null && (rest === '' || isAmount(rest));
}

/** `JUMLAH | 115 usulan`: a total word beside nothing but amounts. */
export function isTotalRow(cells: readonly string[]): boolean {
  const own = filled(cells);
  return own.some(isTotalWord) && own.every((cell) => isTotalWord(cell) || isAmount(cell));
}

const MONTH =
  '(?:januari|pebruari|februari|maret|april|mei|juni|juli|agustus|september|oktober|nop?vember|nopember|desember)';
const BLANK_LINE = '[.…_\\s]*';
/** Lines that stand in no other place than a signature block. */
const SIGNED = [
  new RegExp(
    `^[\\p{L} ]{3,40},?${BLANK_LINE}(?:tanggal)?${BLANK_LINE}\\d{0,2}${BLANK_LINE}${MONTH}\\s*(?:\\d{4}|${BLANK_LINE})$`,
    'iu',
  ),
  /^nip\b[\s.:]*[\d.\s…_-]*$/i,
  /^(?:mengetahui|menyetujui|disetujui(?: oleh)?|diketahui(?: oleh)?|dibuat oleh|disusun oleh|penyusun|hormat kami|ttd|tertanda)\b[.,:\s]*$/i,
  /^(?:pembina|penata|pengatur)(?:\s+(?:utama|tingkat|tk\.?|muda|madya|i{1,3}|1))*\s*[,/(]?\s*\(?(?:iv|iii|ii)\s*\/\s*[a-e]\)?$/i,
  /^\(?\s*[.…_]{5,}\s*\)?$/,
] as const;
/** Offices, which sign only beside one of those lines. */
const SIGNER =
  /^(?:(?:plt|plh|pj|an|a\.n|ub|u\.b)\b[.\s]*)?(?:kepala|ketua|sekretaris|gubernur|bupati|wali\s*kota|asisten|direktur|kabag|kasubbag|kabid|pejabat|penanggung jawab|pimpinan|inspektur)\b/i;
const LINES_OF_A_SIGNATURE = 9;

const isSigned = (cell: string) => SIGNED.some((pattern) => pattern.test(cell));

/** The only text of a row, and its column; a running number beside it does not count. */
export function onlyText(cells: readonly string[]): { text: string; column: number } | undefined {
  const own = cells.flatMap((text, column) => (text === '' ? [] : [{ text, column }]));
  const spoken =
    own.length > 1 ? own.filter(({ text, column }) => column > 0 || !/^\d+[.)]?$/.test(text)) : own;
  return spoken.length === 1 ? spoken[0] : undefined;
}

/**
 * The rows of signature blocks. A row counts only if all its cells sign: a place with a date, NIP, `Mengetahui`; the office
 * below a place and date; and the name that stands between those and the NIP in the same column.
 */
export function findSignatureRows(rows: readonly (readonly string[])[]): Set<number> {
  const signed = new Set<number>();
  rows.forEach((cells, row) => {
    const own = filled(cells);
    if (own.length > 0 && own.every(isSigned)) signed.add(row);
  });
  const anchors = [...signed];
  for (const anchor of anchors) markBlock(rows, anchor, signed);
  return signed;
}

const columnsOf = (cells: readonly string[]) =>
  cells.flatMap((cell, column) => (cell === '' ? [] : [column]));

/** From one signing line down: offices in its columns, and whatever stands above a NIP of the same column. */
function markBlock(rows: readonly (readonly string[])[], anchor: number, signed: Set<number>): void {
  const columns = new Set(columnsOf(rows[anchor] ?? []));
  const last = Math.min(rows.length - 1, anchor + LINES_OF_A_SIGNATURE);
  let closing = -1;
  for (let row = anchor + 1; row <= last; row++) if (signed.has(row)) closing = row;
  for (let row = anchor + 1; row <= last; row++) {
    const cells = rows[row] ?? [];
    const own = columnsOf(cells);
    if (own.length === 0 || signed.has(row) || !own.every((column) => columns.has(column))) continue;
    if (row < closing || filled(cells).every((cell) => SIGNER.test(cell))) signed.add(row);
  }
}
