import type { ImportField } from '@kerabat/shared/imports/schema';
import { findHeader, type Column, type HeaderPlace } from './header-row.ts';
import { ImportFileError } from './import-file-error.ts';
import { fillMergedCells } from './merged-cells.ts';
import {
  findSignatureRows,
  isNumberRow,
  isRepeatedHeader,
  isTotalRow,
  onlyText,
  type SkipReason,
} from './row-kinds.ts';
import { readWorkbook, type Sheet } from './workbook.ts';

export interface SheetColumn extends Column {
  sample: string | null;
}

export interface ProposalSheet {
  sheet: string;
  /** As people count: the first row is 1. */
  headerRow: number;
  columns: SheetColumn[];
  rows: { row: number; cells: string[] }[];
  skippedRows: { row: number; reason: SkipReason; text: string }[];
  /** Sheets that hold a list of proposals too, and were not read. */
  otherSheets: string[];
}

export type RowValues = Partial<Record<ImportField, string>>;

function skipReason(
  cells: readonly string[],
  headers: readonly string[],
  sequence: number,
): SkipReason | undefined {
  if (cells.every((cell) => cell === '')) return 'blank';
  if (isNumberRow(cells)) return 'number';
  if (isRepeatedHeader(cells, headers)) return 'repeated_header';
  if (isTotalRow(cells)) return 'total';
  const only = onlyText(cells);
  return only && only.column === sequence && /^\(?\d+[.)]*$/.test(only.text) ? 'number' : undefined;
}

/** Judged on what each row says itself, before merged cells are filled. */
function findSkippedRows({ rows }: Sheet, header: HeaderPlace): Map<number, SkipReason> {
  const headers = header.columns.map((column) => column.header);
  const sequence = header.columns.find(({ field }) => field === 'sequence')?.index ?? 0;
  const first = header.last + 1;
  const skipped = new Map<number, SkipReason>();
  const signatures = findSignatureRows(rows.slice(first));
  rows.forEach((cells, row) => {
    if (row < first) return;
    const reason = signatures.has(row - first) ? 'signature' : skipReason(cells, headers, sequence);
    if (reason) skipped.set(row, reason);
  });
  return skipped;
}

const lineOf = (cells: readonly string[]) =>
  cells
    .filter((cell) => cell !== '')
    .join(' | ')
    .slice(0, 200);

function withSamples(columns: readonly Column[], rows: ProposalSheet['rows']): SheetColumn[] {
  return columns
    .map((column) => ({
      ...column,
      sample: rows.find(({ cells }) => cells[column.index])?.cells[column.index]?.slice(0, 120) ?? null,
    }))
    .filter(({ header, sample }) => header !== '' || sample !== null);
}

/** Columns beyond the heading hold something too, if only a remark. */
function allColumns(header: HeaderPlace, rows: readonly (readonly string[])[]): Column[] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), header.columns.length);
  return Array.from(
    { length: width },
    (_, index) => header.columns[index] ?? { index, header: '', field: null },
  );
}

function toProposalSheet({ sheet, header }: Place, otherSheets: string[]): ProposalSheet {
  const skipped = findSkippedRows(sheet, header);
  const filled = fillMergedCells(sheet, header.last + 1, new Set(skipped.keys()));
  const rows = filled.flatMap((cells, row) =>
    row <= header.last || skipped.has(row) ? [] : [{ row: row + 1, cells }],
  );
  return {
    sheet: sheet.name,
    headerRow: header.last + 1,
    columns: withSamples(allColumns(header, sheet.rows.slice(header.last + 1)), rows),
    rows,
    skippedRows: [...skipped].map(([row, reason]) => ({
      row: row + 1,
      reason,
      text: lineOf(sheet.rows[row] ?? []),
    })),
    otherSheets,
  };
}

interface Place {
  sheet: Sheet;
  header: HeaderPlace;
}

const holdsProposals = ({ sheet, header }: Place) =>
  header.columns.some(({ field }) => field === 'title') && sheet.rows.length > header.last + 1;

/** Finds the list of proposals in a workbook: the sheet and the heading that name most of what a proposal holds. */
export async function readProposalSheet(bytes: Buffer, fileName: string): Promise<ProposalSheet> {
  const places = (await readWorkbook(bytes, fileName)).flatMap((sheet): Place[] => {
    const header = findHeader(sheet);
    return header ? [{ sheet, header }] : [];
  });
  const best = places.toSorted((left, right) => right.header.score - left.header.score)[0];
  if (!best)
    throw new ImportFileError(
      'imports.no_header',
      'Baris judul kolom tidak ditemukan. Pastikan ada satu baris yang menyebut sedikitnya perangkat daerah dan judul usulan; contohnya ada pada berkas templat.',
    );
  const others = places.filter((place) => place !== best && holdsProposals(place));
  return toProposalSheet(
    best,
    others.map(({ sheet }) => sheet.name),
  );
}

/** The cells of a row by what their columns hold; a field that nobody filled is absent. */
export function valuesOf(cells: readonly string[], columns: readonly Column[]): RowValues {
  const values: RowValues = {};
  for (const { index, field } of columns) {
    const text = cells[index] ?? '';
    if (field !== null && text !== '') values[field] = text;
  }
  return values;
}
