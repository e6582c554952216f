import {
  PARTNER_IMPORT_FIELDS,
  PARTNER_IMPORT_LABELS,
  type PartnerImport,
  type PartnerImportField,
} from '@kerabat/shared/partners/imports.schema';
import { plainText } from '../../platform/search-text.ts';

/** What offices write over these columns, besides the labels of the template. */
const ALIASES: Readonly<Record<PartnerImportField, readonly string[]>> = {
  name: [
    'nama',
    'mitra',
    'nama instansi',
    'instansi',
    'nama lembaga',
    'lembaga',
    'nama perusahaan',
    'perusahaan',
  ],
  aliases: ['alias', 'singkatan', 'nama singkat', 'sebutan'],
  type: ['jenis', 'jenis pihak', 'tipe', 'tipe mitra', 'kategori', 'bentuk'],
  region: ['daerah', 'kode wilayah', 'provinsi', 'kabupaten kota', 'wilayah mitra', 'kab kota'],
  country: ['negara asal', 'asal negara'],
  address: ['alamat kantor', 'alamat lengkap'],
  website: ['website', 'situs web', 'laman', 'web'],
  npwp: ['nomor npwp', 'no npwp'],
  nib: ['nomor nib', 'no nib', 'nomor induk berusaha'],
  ahu: ['ahu', 'no ahu', 'sk ahu', 'pengesahan ahu', 'sk kemenkumham'],
  deed: ['akta', 'no akta', 'nomor akta', 'akta notaris'],
  representativeName: [
    'wakil',
    'penanggung jawab',
    'pimpinan',
    'nama pimpinan',
    'direktur',
    'nama penanggung jawab',
  ],
  representativePosition: ['jabatan', 'jabatan pimpinan', 'jabatan penanggung jawab'],
  representativeAuthority: ['kewenangan', 'dasar', 'sk', 'surat kuasa'],
  contactName: ['kontak', 'nama kontak', 'nama narahubung', 'pic', 'contact person', 'cp'],
  contactPosition: ['jabatan kontak', 'jabatan pic'],
  contactPhone: [
    'telepon',
    'telp',
    'no telepon',
    'nomor telepon',
    'hp',
    'no hp',
    'wa',
    'whatsapp',
    'no hp wa',
  ],
  contactEmail: ['email', 'surel', 'e mail', 'alamat email', 'email kontak'],
  note: ['keterangan', 'ket', 'catatan lain'],
};

const FIELD_OF = new Map<string, PartnerImportField>(
  PARTNER_IMPORT_FIELDS.flatMap((field) =>
    [PARTNER_IMPORT_LABELS[field], ...ALIASES[field]].map((phrase) => [plainText(phrase), field] as const),
  ),
);

const ROWS_SEARCHED = 30;
const LEAST_FIELDS = 2;

export interface Header {
  /** Zero-based row of the heading. */
  at: number;
  columns: PartnerImport['columns'];
}

/** Each field goes to the first column that names it. */
function columnsOf(cells: readonly string[]): PartnerImport['columns'] {
  const taken = new Set<PartnerImportField>();
  return cells.map((header) => {
    const field = FIELD_OF.get(plainText(header.replace(/\([^)]*\)/g, ' '))) ?? null;
    if (field === null || taken.has(field)) return { header, field: null };
    taken.add(field);
    return { header, field };
  });
}

/** The first row that names the partner and something else. */
export function findHeader(rows: readonly string[][]): Header | undefined {
  for (const [at, cells] of rows.slice(0, ROWS_SEARCHED).entries()) {
    const columns = columnsOf(cells);
    const fields = columns.flatMap(({ field }) => field ?? []);
    if (fields.includes('name') && fields.length >= LEAST_FIELDS) return { at, columns };
  }
  return undefined;
}

export type RowValues = Partial<Record<PartnerImportField, string>>;

export const valuesOf = (cells: readonly string[], columns: Header['columns']): RowValues =>
  Object.fromEntries(
    columns.flatMap(({ field }, index) => {
      const text = cells[index]?.trim() ?? '';
      return field === null || text === '' || /^[-–—]+$/.test(text) ? [] : [[field, text]];
    }),
  );
