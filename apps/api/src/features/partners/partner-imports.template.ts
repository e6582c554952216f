import { writeXlsx } from 'hucre/xlsx';
import { PARTNER_IMPORT_FIELDS, PARTNER_IMPORT_LABELS } from '@kerabat/shared/partners/imports.schema';
import type { Platform } from '../../app.ts';
import { getReferenceBook } from '../reference/reference.service.ts';

const EXAMPLES = [
  { name: 'Pemerintah Provinsi Aceh', type: 'Pemerintah provinsi', region: 'Aceh' },
  {
    name: 'PT Contoh Sejahtera',
    aliases: 'Contoh Sejahtera',
    type: 'Badan usaha swasta berbadan hukum',
    address: 'Jalan Contoh Nomor 1, Padang',
    npwp: '01.234.567.8-901.000',
    representativeName: 'Nama Direktur',
    representativePosition: 'Direktur Utama',
    representativeAuthority: 'Akta Nomor 1 Tahun 2020',
  },
] as const satisfies readonly Partial<Record<(typeof PARTNER_IMPORT_FIELDS)[number], string>>[];

/** The workbook that is filled in: headings that are known, two examples, and the types to choose from. */
export async function partnerTemplate({ db }: Platform): Promise<Buffer> {
  const types = [...(await getReferenceBook(db))['partner-type'].values()].map(({ name }) => name);
  const rows = EXAMPLES.map((example: Partial<Record<string, string>>) =>
    PARTNER_IMPORT_FIELDS.map((field) => example[field] ?? null),
  );
  const sheets = [
    {
      name: 'Mitra',
      columns: PARTNER_IMPORT_FIELDS.map((field) => ({ width: field === 'name' ? 44 : 24 })),
      rows: [PARTNER_IMPORT_FIELDS.map((field) => PARTNER_IMPORT_LABELS[field]), ...rows],
      freezePane: { rows: 1 },
    },
    {
      name: 'Petunjuk',
      columns: [{ width: 80 }],
      rows: [
        ['Satu baris satu mitra. Hapus kedua baris contoh sebelum mengirim.'],
        [
          'Yang wajib hanya nama dan jenis; jenis dibaca dari nama bila kosong. NPWP 15 atau 16 angka, NIB 13 angka.',
        ],
        ['Beberapa nama lain dipisahkan dengan titik koma (;).'],
        ['Jenis mitra:'],
        ...types.map((name) => [`› ${name}`]),
      ],
    },
  ];
  return Buffer.from(await writeXlsx({ sheets }));
}
