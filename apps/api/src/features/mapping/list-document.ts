import {
  AlignmentType,
  Document,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import {
  MAPPING_COLUMN_LABELS,
  MAPPING_COLUMNS,
  type MappingColumn,
} from '@kerabat/shared/mapping/vocabulary';
import { decreeLineOf, titleOf, type PrintedList } from './list-workbook.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Twentieths of a point, as Word counts. */
const mm = (length: number): number => Math.round((length * 1440) / 25.4);
const A4 = { width: mm(210), height: mm(297) };
const MARGIN = mm(9);
const TEXT_WIDTH = A4.height - 2 * MARGIN;

/** Shares of the page's width; long texts get the most. */
const SHARES: Record<MappingColumn, number> = {
  no: 6,
  affair: 15,
  subAffair: 11,
  object: 24,
  kind: 12,
  agency: 17,
  partners: 19,
  locations: 17,
  planning: 22,
  rkpdYear: 10,
  scope: 21,
  benefits: 22,
  funding: 18,
  term: 17,
  priority: 13,
  targetDocument: 17,
  followUp: 19,
  remark: 17,
};
const ALL_SHARES = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
const widthOf = (column: MappingColumn): number => Math.round((SHARES[column] / ALL_SHARES) * TEXT_WIDTH);

/** Half-points. */
const SMALL = 12;
const FONT = 'Arial';
const CENTRED: readonly MappingColumn[] = ['no', 'rkpdYear', 'priority'];

/** What XML cannot hold would make the file unreadable; an amount stays on one line. */
const clean = (text: string): string => text.replace(/[^\P{Cc}\t\n]/gu, '').replace(/Rp (?=\d)/g, 'Rp\u00a0');

function cell(column: MappingColumn, text: string, heading = false): TableCell {
  const lines = clean(text).split('\n');
  return new TableCell({
    width: { size: widthOf(column), type: WidthType.DXA },
    ...(heading ? { shading: { type: ShadingType.CLEAR, fill: 'E3EFEE', color: 'auto' } } : {}),
    children: lines.map(
      (line) =>
        new Paragraph({
          alignment: heading || CENTRED.includes(column) ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: line, bold: heading, size: SMALL })],
        }),
    ),
  });
}

const headingRow = (): TableRow =>
  new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: MAPPING_COLUMNS.map((column) => cell(column, MAPPING_COLUMN_LABELS[column], true)),
  });

const table = ({ items }: PrintedList): Table =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: MAPPING_COLUMNS.map(widthOf),
    layout: TableLayoutType.FIXED,
    margins: { left: mm(0.8), right: mm(0.8), top: mm(0.4), bottom: mm(0.4) },
    rows: [
      headingRow(),
      ...items.map(
        (item) =>
          new TableRow({
            cantSplit: true,
            children: MAPPING_COLUMNS.map((column) => cell(column, String(item[column]))),
          }),
      ),
    ],
  });

const centred = (text: string, size: number, bold = false): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: clean(text), bold, size })],
  });

function footer({ decree }: PrintedList): Footer {
  const pages = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ size: 14, children: ['Halaman ', PageNumber.CURRENT, ' dari ', PageNumber.TOTAL_PAGES] }),
    ],
  });
  return new Footer({ children: decree ? [pages, centred(`SHA-256 ${decree.sha256}`, SMALL)] : [pages] });
}

/** The list ready for print: A4 landscape, headings on every page, page numbers. */
export async function writeDocument(list: PrintedList): Promise<Buffer> {
  const decree = decreeLineOf(list);
  const document = new Document({
    title: titleOf(list),
    creator: 'KERABAT',
    styles: { default: { document: { run: { font: FONT, language: { value: 'id-ID' } } } } },
    sections: [
      {
        properties: {
          page: {
            // The library turns the sides itself when told the orientation.
            size: { ...A4, orientation: PageOrientation.LANDSCAPE },
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN, footer: mm(5) },
          },
        },
        footers: { default: footer(list) },
        children: [
          centred('PEMERINTAH PROVINSI SUMATERA BARAT', 20, true),
          centred(titleOf(list).toUpperCase(), 22, true),
          ...(decree ? [centred(decree, 18)] : []),
          centred('', SMALL),
          table(list),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
