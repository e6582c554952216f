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
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { MappingItem } from '@kerabat/shared/mapping/schema';
import {
  MAPPING_COLUMN_LABELS,
  MAPPING_COLUMNS,
  type MappingColumn,
} from '@kerabat/shared/mapping/vocabulary';
import { A4, mm, xmlText } from '../../platform/word.ts';
import { decreeLineOf, titleOf, type PrintedList } from './list-workbook.ts';

const MARGIN = mm(9);
const TEXT_WIDTH = A4.height - 2 * MARGIN;

/** Shares of the page's width; long texts get the most. */
const SHARES: Record<MappingColumn, number> = {
  no: 6,
  affair: 18,
  subAffair: 11,
  object: 23,
  kind: 12,
  agency: 19,
  partners: 18,
  locations: 17,
  planning: 22,
  rkpdYear: 10,
  scope: 20,
  benefits: 20,
  funding: 21,
  term: 17,
  priority: 12,
  targetDocument: 17,
  followUp: 18,
  remark: 17,
};
const ALL_SHARES = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
const widthOf = (column: MappingColumn): number => Math.round((SHARES[column] / ALL_SHARES) * TEXT_WIDTH);

/** Half-points. */
const SMALL = 12;
const FONT = 'Arial';
const CENTRED: readonly MappingColumn[] = ['no', 'rkpdYear', 'priority'];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const wordOf = (column: MappingColumn): string => `{{${column}}}`;

function cell(column: MappingColumn, text: string, heading = false): TableCell {
  return new TableCell({
    width: { size: widthOf(column), type: WidthType.DXA },
    ...(heading ? { shading: { type: ShadingType.CLEAR, fill: 'E3EFEE', color: 'auto' } } : {}),
    children: [
      new Paragraph({
        alignment: heading || CENTRED.includes(column) ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [new TextRun({ text, bold: heading, size: SMALL })],
      }),
    ],
  });
}

/** Headings that stand on every page, and one row of words in braces for all the lines to be made from. */
const table = (): Table =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: MAPPING_COLUMNS.map(widthOf),
    layout: TableLayoutType.FIXED,
    margins: { left: mm(0.8), right: mm(0.8), top: mm(0.4), bottom: mm(0.4) },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: MAPPING_COLUMNS.map((column) => cell(column, MAPPING_COLUMN_LABELS[column], true)),
      }),
      new TableRow({
        cantSplit: true,
        children: MAPPING_COLUMNS.map((column) => cell(column, wordOf(column))),
      }),
    ],
  });

const centred = (text: string, size: number, bold = false): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: xmlText(text), bold, size })],
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

function frameOf(list: PrintedList): Document {
  const decree = decreeLineOf(list);
  return new Document({
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
          table(),
        ],
      },
    ],
  });
}

const DOCUMENT = 'word/document.xml';

/** The line's row: the words in braces give way to its text, and line feeds to breaks. */
const rowOf = (template: string, item: MappingItem): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_word, column: MappingColumn) =>
    escaped(xmlText(String(item[column]))).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">'),
  );

/**
 * The list ready for print: A4 landscape, headings on every page, page numbers. The library lays out the frame and one row,
 * and the lines are set into that row's text: an object per cell would fill the memory at 3,000 lines.
 */
export async function writeDocument(list: PrintedList): Promise<Buffer> {
  const parts = unzipSync(await Packer.toBuffer(frameOf(list)));
  const xml = strFromU8(parts[DOCUMENT] ?? new Uint8Array());
  const start = xml.lastIndexOf('<w:tr>');
  const end = xml.lastIndexOf('</w:tr>') + '</w:tr>'.length;
  const template = xml.slice(start, end);
  const rows = list.items.map((item) => rowOf(template, item));
  parts[DOCUMENT] = strToU8(xml.slice(0, start) + rows.join('') + xml.slice(end));
  return Buffer.from(zipSync(parts));
}
