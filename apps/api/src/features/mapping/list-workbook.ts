import { writeXlsx, type WriteSheet } from 'hucre/xlsx';
import type { MappingItem } from '@kerabat/shared/mapping/schema';
import {
  MAPPING_COLUMN_LABELS,
  MAPPING_COLUMNS,
  type MappingColumn,
} from '@kerabat/shared/mapping/vocabulary';
import { badRequest } from '../../platform/problem.ts';
import { printedDate } from '@kerabat/shared/text/printed';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What both files print: the living list of a year, or the one that a decree has fixed. */
export interface PrintedList {
  year: number;
  decree: { number: string; date: string; sha256: string } | null;
  items: readonly MappingItem[];
}

/** More in one file would fill the memory of the process; a year of the province has some hundreds. */
const MOST_LINES = 5_000;

/** Asked before a file is made of so many lines. */
export function checkLength(lines: number): void {
  if (lines > MOST_LINES)
    throw badRequest(
      'mapping.too_many_lines',
      'Daftar ini melebihi 5.000 baris sehingga tidak dapat menjadi satu berkas. Unduh dari daftar usulan dengan saringan tahun dan `onlyMapped`.',
    );
}

export const titleOf = ({ year }: PrintedList): string => `Daftar Pemetaan Kerja Sama Daerah Tahun ${year}`;

export const decreeLineOf = ({ decree }: PrintedList): string | null =>
  decree && `Ditetapkan dengan Keputusan Nomor ${decree.number} tanggal ${printedDate(decree.date)}`;

const WIDTHS: Partial<Record<MappingColumn, number>> = {
  no: 5,
  object: 48,
  planning: 40,
  scope: 48,
  benefits: 48,
  rkpdYear: 10,
  priority: 10,
};

const listSheet = ({ items }: PrintedList): WriteSheet => ({
  name: 'Daftar Pemetaan',
  columns: MAPPING_COLUMNS.map((column) => ({
    width: WIDTHS[column] ?? 24,
    style: { alignment: { wrapText: true, vertical: 'top' as const } },
  })),
  rows: [
    MAPPING_COLUMNS.map((column) => MAPPING_COLUMN_LABELS[column]),
    ...items.map((item) => MAPPING_COLUMNS.map((column) => item[column])),
  ],
  cells: new Map(
    MAPPING_COLUMNS.map((_column, index) => [
      `0,${index}`,
      { style: { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' as const } } },
    ]),
  ),
  freezePane: { rows: 1 },
  pageSetup: {
    orientation: 'landscape',
    paperSize: 'a4',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    printTitlesRow: '$1:$1',
  },
  headerFooter: { oddFooter: '&CHalaman &P dari &N' },
});

const aboutSheet = (list: PrintedList): WriteSheet => ({
  name: 'Keterangan',
  columns: [{ width: 20 }, { width: 90 }],
  rows: [
    ['Judul', titleOf(list)],
    ['Banyaknya usulan', String(list.items.length)],
    ['Penetapan', decreeLineOf(list) ?? 'Belum ditetapkan; daftar masih dapat berubah.'],
    ...(list.decree ? [['Sidik (SHA-256)', list.decree.sha256]] : []),
  ],
});

/** The list as a workbook: headings in the first row, so that it can be sorted at once; text cells are text. */
export async function writeWorkbook(list: PrintedList): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [listSheet(list), aboutSheet(list)] }));
}
