import {
  Document,
  Footer,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  AlignmentType,
  HeadingLevel,
  type Table,
} from 'docx';
import {
  CONFLICT_GROUND_LABELS,
  OPINION_LABELS,
  OPINIONS,
  PRESENCE_LABELS,
  REVIEW_DECISION_LABELS,
} from '@kerabat/shared/assessments/vocabulary';
import { EMPTY } from '@kerabat/shared/text/printed';
import { printedSpan } from './invitations.service.ts';
import type { MinutesItem, MinutesRecord } from './minutes.policy.ts';
import { A4, line, MARGIN, TEXT_WIDTH, tableOf, xmlText } from './paper.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const decimal = (value: number | null | undefined): string =>
  value === null || value === undefined ? EMPTY : String(value).replace('.', ',');

const heading = (text: string): Paragraph =>
  new Paragraph({
    heading: HeadingLevel.HEADING_2,
    keepNext: true,
    spacing: { before: 240, after: 80 },
    children: [new TextRun({ text: xmlText(text), bold: true, size: 24, color: '000000' })],
  });

const centred = (text: string, size: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ text: xmlText(text), bold: true, size })],
  });

const placeOf = ({ place, onlineUrl }: MinutesRecord): string =>
  [place, onlineUrl].filter(Boolean).join('; ') || EMPTY;

const facts = (record: MinutesRecord): Paragraph[] => [
  line('Rapat', record.title),
  line('Waktu', printedSpan(record.startsAt, record.endsAt)),
  line('Tempat', placeOf(record)),
  line('Undangan dari luar TKKSD', record.guests.join('; ') || EMPTY),
];

const presenceOf = ({ presence, representedBy }: MinutesRecord['members'][number]): string => {
  if (presence === null) return 'Tidak dicatat';
  return presence === 'represented' && representedBy
    ? `${PRESENCE_LABELS.represented}: ${representedBy}`
    : PRESENCE_LABELS[presence];
};

function presence({ members }: MinutesRecord): (Paragraph | Table)[] {
  const absent = members.filter((member) => member.presence === 'absent' || member.presence === null);
  return [
    heading('Kehadiran'),
    tableOf(
      [
        ['Nama', 4],
        ['Jabatan', 5],
        ['Kehadiran', 4],
      ],
      members.map((member) => [
        member.isChair ? `${member.name} (ketua)` : member.name,
        member.office ?? EMPTY,
        presenceOf(member),
      ]),
    ),
    line('Tidak hadir', absent.map(({ name }) => name).join('; ') || 'tidak ada'),
  ];
}

/** Stands once; the tables below name the criteria by their place. */
const criteriaOf = ({ criteria }: MinutesRecord): Paragraph[] => [
  heading('Kriteria penilaian'),
  line(
    'Bobot dalam persen',
    criteria.map(({ label, weight }, index) => `K${index + 1} ${label} (${weight})`).join('; '),
  ),
  line('Nilai', 'setiap kriteria 1 sampai 5; nilai anggota adalah rata-rata tertimbangnya'),
];

const quorumOf = ({ quorum }: MinutesItem, percent: number): Paragraph =>
  line(
    'Kuorum',
    `hadir ${quorum.present} dari ${quorum.eligible} anggota tanpa benturan kepentingan; diperlukan ${quorum.needed} (${percent} persen): ${quorum.isMet ? 'terpenuhi' : 'tidak terpenuhi'}`,
  );

const conflicts = (item: MinutesItem): Paragraph =>
  line(
    'Benturan kepentingan',
    item.conflicts
      .map(({ name, ground, reason }) => `${name} (${reason ?? CONFLICT_GROUND_LABELS[ground]})`)
      .join('; ') || 'tidak ada',
  );

const opinions = ({ criteria }: MinutesRecord, { opinions: given, means, weighted }: MinutesItem): Table =>
  tableOf(
    [
      ['Anggota', 5],
      ['Pendapat', 3],
      ['Catatan', 7],
      ...criteria.map((_criterion, index): [string, number] => [`K${index + 1}`, 2]),
      ['Nilai', 2],
    ],
    [
      ...given.map(({ name, opinion, note, scores, weighted: own }) => [
        name,
        OPINION_LABELS[opinion],
        note,
        ...criteria.map(({ code }) => decimal(scores[code])),
        decimal(own),
      ]),
      ['Rata-rata', '', '', ...criteria.map(({ code }) => decimal(means[code])), decimal(weighted)],
    ],
  );

function outcome(item: MinutesItem): Paragraph[] {
  if (item.gone || item.decision === null)
    return [line('Keputusan ketua', 'tidak diputuskan; usulan tidak lagi dalam telaah')];
  return [
    line('Keputusan ketua', `${REVIEW_DECISION_LABELS[item.decision]} (${item.decidedBy ?? EMPTY})`),
    ...(item.reason ? [line('Alasan', item.reason)] : []),
  ];
}

const titleOf = ({ number, title }: MinutesItem): string => [number, title].filter(Boolean).join(' – ');

const discussed = (record: MinutesRecord, item: MinutesItem, no: number): (Paragraph | Table)[] => [
  heading(`${no}. ${titleOf(item)}`),
  line('Perangkat daerah', item.agency),
  quorumOf(item, record.quorumPercent),
  conflicts(item),
  ...(item.opinions.length > 0 ? [opinions(record, item)] : [line('Pendapat anggota', 'tidak ada')]),
  ...outcome(item),
];

const tallyOf = ({ opinions: given }: MinutesItem): string =>
  OPINIONS.map(
    (opinion) => [OPINION_LABELS[opinion], given.filter((one) => one.opinion === opinion).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([label, count]) => `${label} ${count}`)
    .join('; ') || 'tidak ada';

/** What the proposing agency is told: the result on its own proposal; who said what stays within the team. */
const excerpted = (record: MinutesRecord, item: MinutesItem): (Paragraph | Table)[] => [
  heading(titleOf(item)),
  line('Perangkat daerah', item.agency),
  quorumOf(item, record.quorumPercent),
  line('Pendapat anggota', tallyOf(item)),
  tableOf(
    [
      ['Kriteria', 8],
      ['Bobot', 2],
      ['Rata-rata', 2],
    ],
    [
      ...record.criteria.map(({ code, label, weight }) => [label, String(weight), decimal(item.means[code])]),
      ['Nilai tertimbang', '100', decimal(item.weighted)],
    ],
  ),
  ...outcome(item),
];

const footer = (sha256: string): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            size: 14,
            children: ['Halaman ', PageNumber.CURRENT, ' dari ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ size: 14, text: `Sidik catatan rapat (SHA-256) ${sha256}` })],
      }),
    ],
  });

const signature = ({ closedBy }: MinutesRecord): Paragraph[] => [
  new Paragraph({
    spacing: { before: 360 },
    keepNext: true,
    indent: { left: TEXT_WIDTH / 2 },
    children: [new TextRun({ text: 'Ketua TKKSD,', size: 20 })],
  }),
  new Paragraph({
    spacing: { before: 900 },
    indent: { left: TEXT_WIDTH / 2 },
    children: [new TextRun({ text: xmlText(closedBy), bold: true, size: 20 })],
  }),
];

async function write(
  title: string,
  record: MinutesRecord,
  sha256: string,
  body: (Paragraph | Table)[],
): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'KERABAT',
    styles: { default: { document: { run: { font: 'Arial', size: 20, language: { value: 'id-ID' } } } } },
    sections: [
      {
        properties: {
          page: {
            size: A4,
            margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN },
          },
        },
        footers: { default: footer(sha256) },
        children: [
          centred('PEMERINTAH PROVINSI SUMATERA BARAT', 22),
          centred('TIM KOORDINASI KERJA SAMA DAERAH', 22),
          centred(title.toUpperCase(), 24),
          new Paragraph({ spacing: { after: 120 }, children: [] }),
          ...facts(record),
          ...body,
          ...signature(record),
        ],
      },
    ],
  });
  return Buffer.from(await Packer.toBuffer(document));
}

export const writeMinutes = (record: MinutesRecord, sha256: string): Promise<Buffer> =>
  write('Berita Acara Rapat Telaah', record, sha256, [
    ...presence(record),
    ...criteriaOf(record),
    ...record.items.flatMap((item, index) => discussed(record, item, index + 1)),
  ]);

export const writeExcerpt = (record: MinutesRecord, sha256: string, item: MinutesItem): Promise<Buffer> =>
  write('Petikan Berita Acara Rapat Telaah', record, sha256, excerpted(record, item));
