import {
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

/** Building blocks of the minutes: A4 upright, twentieths of a point as Word counts. */

const mm = (length: number): number => Math.round((length * 1440) / 25.4);
export const A4 = { width: mm(210), height: mm(297) };
export const MARGIN = mm(18);
export const TEXT_WIDTH = A4.width - 2 * MARGIN;

/** What XML cannot hold would make the file unreadable. */
export const xmlText = (text: string): string =>
  text.toWellFormed().replace(/[^\P{Cc}\t\n]|[\uFFFE\uFFFF]/gu, '');

/** Half-points. */
const SIZE = 20;
const SMALL = 16;

const runsOf = (text: string, size: number, bold = false): TextRun[] =>
  xmlText(text)
    .split('\n')
    .map((part, index) => new TextRun({ text: part, size, bold, ...(index > 0 ? { break: 1 } : {}) }));

/** `Label: text` */
export const line = (label: string, text: string): Paragraph =>
  new Paragraph({
    spacing: { before: 40, after: 40 },
    children: [new TextRun({ text: `${label}: `, bold: true, size: SIZE }), ...runsOf(text, SIZE)],
  });

function cell(text: string, width: number, heading: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    ...(heading ? { shading: { type: ShadingType.CLEAR, fill: 'E3EFEE', color: 'auto' } } : {}),
    children: [new Paragraph({ children: runsOf(text, SMALL, heading) })],
  });
}

/** Headings with their share of the width; they stand on every page. */
export function tableOf(
  columns: readonly (readonly [string, number])[],
  rows: readonly (readonly string[])[],
): Table {
  const all = columns.reduce((sum, [, share]) => sum + share, 0);
  const widths = columns.map(([, share]) => Math.round((share / all) * TEXT_WIDTH));
  const rowOf = (texts: readonly string[], heading: boolean): TableRow =>
    new TableRow({
      tableHeader: heading,
      cantSplit: true,
      children: texts.map((text, index) => cell(text, widths[index] ?? 0, heading)),
    });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    margins: { left: mm(1), right: mm(1), top: mm(0.6), bottom: mm(0.6) },
    rows: [
      rowOf(
        columns.map(([heading]) => heading),
        true,
      ),
      ...rows.map((row) => rowOf(row, false)),
    ],
  });
}
