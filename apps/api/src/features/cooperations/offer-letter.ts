import {
  AlignmentType,
  BorderStyle,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import type { ProposalKind } from '@kerabat/shared/proposals/vocabulary';
import { printedDate } from '@kerabat/shared/text/printed';
import { A4, mm, xmlText } from '../../platform/word.ts';

/** What a letter of offer is made from. */
export interface OfferLetter {
  kind: ProposalKind;
  title: string;
  number: string | null;
  date: string | null;
  addressee: { position: string; partner: string; address: string | null };
  background: string | null;
  objectives: string | null;
  scope: readonly string[];
  benefits: readonly { label: string; text: string }[];
  /** How many days the office waits for an answer; null: no limit. */
  replyDays: number | null;
  agencyName: string;
}

const MARGIN = mm(25);
const TEXT_WIDTH = A4.width - 2 * MARGIN;
/** Half-points. */
const SIZE = 22;
const FONT = 'Arial';
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };
const FLUSH = { left: 0, right: mm(2), top: 0, bottom: 0 };

const run = (text: string, bold = false): TextRun => new TextRun({ text: xmlText(text), bold, size: SIZE });
const line = (text: string, options: IParagraphOptions & { bold?: boolean } = {}): Paragraph => {
  const { bold, ...rest } = options;
  return new Paragraph({ ...rest, children: [run(text, bold)] });
};
const body = (text: string): Paragraph[] =>
  text
    .split(/\n+/)
    .map((part) =>
      line(part.trim(), { alignment: AlignmentType.JUSTIFIED, spacing: { after: 120, line: 276 } }),
    );

const LETTERHEAD = [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: 'PEMERINTAH PROVINSI SUMATERA BARAT', bold: true, size: 26 })],
  }),
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    border: { bottom: { style: BorderStyle.DOUBLE, size: 6, color: '000000', space: 6 } },
    children: [new TextRun({ text: 'GUBERNUR SUMATERA BARAT', bold: true, size: 32 })],
  }),
];

const cell = (width: number, children: Paragraph[]): TableCell =>
  new TableCell({ width: { size: width, type: WidthType.DXA }, borders: NO_BORDERS, children });

const layout = (widths: readonly number[], rows: Paragraph[][][]): Table =>
  new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    layout: TableLayoutType.FIXED,
    margins: FLUSH,
    rows: rows.map(
      (cells) => new TableRow({ children: cells.map((content, at) => cell(widths[at] ?? 0, content)) }),
    ),
  });

const BLANK_NUMBER = '.............................';
const BLANK_DAY = '.................... 20....';

const nameOf = ({ kind }: OfferLetter): string => (kind === 'SINERGI' ? 'sinergi' : 'kerja sama');
const capitalised = (text: string): string => text.replace(/\b\p{L}/gu, (letter) => letter.toUpperCase());

function heading(letter: OfferLetter): Table {
  const labels = mm(22);
  const right = mm(68);
  const pairs: [string, string][] = [
    ['Nomor', letter.number ?? BLANK_NUMBER],
    ['Sifat', 'Penting'],
    ['Lampiran', '1 (satu) berkas'],
    ['Hal', `Penawaran ${capitalised(nameOf(letter))} ${letter.title}`],
  ];
  const { position, partner, address } = letter.addressee;
  const to = [
    line(`Padang, ${letter.date === null ? BLANK_DAY : printedDate(letter.date)}`, {
      spacing: { after: 200 },
    }),
    line('Kepada'),
    line(`Yth. ${position}`),
    ...(position.includes(partner) ? [] : [line(partner)]),
    line('di'),
    line(address ?? 'Tempat', { indent: { left: mm(6) } }),
  ];
  const colon = mm(4);
  const left = TEXT_WIDTH - right;
  const inner = new Table({
    width: { size: left, type: WidthType.DXA },
    columnWidths: [labels, colon, left - labels - colon],
    layout: TableLayoutType.FIXED,
    margins: FLUSH,
    rows: pairs.map(
      ([label, value]) =>
        new TableRow({
          children: [
            cell(labels, [line(label)]),
            cell(colon, [line(':')]),
            cell(left - labels - colon, [line(value)]),
          ],
        }),
    ),
  });
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [left, right],
    layout: TableLayoutType.FIXED,
    margins: FLUSH,
    rows: [
      new TableRow({
        children: [
          new TableCell({
            width: { size: left, type: WidthType.DXA },
            borders: NO_BORDERS,
            children: [inner, new Paragraph({})],
          }),
          cell(right, to),
        ],
      }),
    ],
  });
}

const numbered = (text: string, level: number, bold = false): Paragraph =>
  new Paragraph({
    numbering: { reference: 'parts', level },
    spacing: { before: level === 0 ? 80 : 0, after: 80, line: 276 },
    alignment: level === 0 ? AlignmentType.LEFT : AlignmentType.JUSTIFIED,
    keepNext: level === 0,
    children: [run(text, bold)],
  });
const indented = (text: string): Paragraph[] =>
  text.split(/\n+/).map((part) =>
    line(part.trim(), {
      indent: { left: mm(8) },
      alignment: AlignmentType.JUSTIFIED,
      spacing: { after: 100, line: 276 },
    }),
  );

/** Parts without content are left out; the numbers close up. */
function parts({ background, objectives, scope, benefits }: OfferLetter): Paragraph[] {
  return [
    ...(background === null ? [] : [numbered('Latar belakang', 0, true), ...indented(background)]),
    ...(objectives === null ? [] : [numbered('Maksud dan tujuan', 0, true), ...indented(objectives)]),
    ...(scope.length === 0
      ? []
      : [numbered('Ruang lingkup', 0, true), ...scope.map((item) => numbered(item, 1))]),
    ...(benefits.length === 0
      ? []
      : [
          numbered('Manfaat', 0, true),
          ...benefits.map(({ label, text }) => numbered(`${label}: ${text.replace(/\s*\n\s*/g, ' ')}`, 1)),
        ]),
  ];
}

const LAW: Partial<Record<ProposalKind, string>> = {
  SINERGI:
    'Sesuai dengan Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah, khususnya ketentuan tentang sinergi perencanaan dan pelaksanaan pembangunan',
};
const COMMON_LAW =
  'Dalam rangka meningkatkan kesejahteraan masyarakat dan pelayanan publik, dan sesuai dengan Peraturan Pemerintah Nomor 28 Tahun 2018 tentang Kerja Sama Daerah';

function ending({ replyDays, agencyName }: OfferLetter): (Paragraph | Table)[] {
  const half = Math.round(TEXT_WIDTH / 2);
  const signature = [
    line('GUBERNUR SUMATERA BARAT,', { alignment: AlignmentType.CENTER, bold: true, keepNext: true }),
    ...Array.from({ length: 4 }, () => line('', { keepNext: true })),
    line('.............................................', { alignment: AlignmentType.CENTER }),
  ];
  return [
    ...body(
      [
        'Sebagai bahan pertimbangan, bersama surat ini kami lampirkan Kerangka Acuan Kerja (KAK).',
        replyDays === null
          ? 'Kami mengharapkan jawaban tertulis Saudara atas penawaran ini.'
          : `Kami mengharapkan jawaban tertulis Saudara atas penawaran ini paling lambat ${replyDays} hari sejak surat ini dikirim.`,
        'Penjelasan lebih lanjut dapat diperoleh pada Biro Pemerintahan dan Otonomi Daerah, Sekretariat Daerah Provinsi Sumatera Barat.',
      ].join(' '),
    ),
    ...body('Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih.'),
    line(''),
    layout([TEXT_WIDTH - half, half], [[[line('')], signature]]),
    line('Tembusan:', { spacing: { before: 240 }, keepNext: true }),
    line('1. Sekretaris Daerah Provinsi Sumatera Barat selaku Ketua TKKSD;', { keepNext: true }),
    line(`2. Kepala ${agencyName} Provinsi Sumatera Barat.`),
  ];
}

/** The surat penawaran, ready for the governor's signature: by office, no person is named. */
export function writeOfferLetter(letter: OfferLetter): Promise<Buffer> {
  const opening = `${LAW[letter.kind] ?? COMMON_LAW}, Pemerintah Provinsi Sumatera Barat bermaksud menawarkan ${nameOf(letter)} kepada ${letter.addressee.partner} tentang ${letter.title}, dengan penjelasan sebagai berikut:`;
  const content = parts(letter);
  const document = new Document({
    title: `Surat penawaran: ${xmlText(letter.title)}`,
    creator: 'KERABAT',
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'id-ID' } } } } },
    numbering: {
      config: [
        {
          reference: 'parts',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: mm(8), hanging: mm(8) } } },
            },
            {
              level: 1,
              format: LevelFormat.LOWER_LETTER,
              text: '%2.',
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: mm(14), hanging: mm(6) } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: { size: A4, margin: { top: mm(20), bottom: mm(20), left: MARGIN, right: MARGIN } },
        },
        children: [
          ...LETTERHEAD,
          heading(letter),
          line(''),
          ...body('Dengan hormat,'),
          ...body(
            content.length > 0 ? opening : opening.replace(/, dengan penjelasan sebagai berikut:$/, '.'),
          ),
          ...content,
          ...ending(letter),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}
