import { writeXlsx, type CellValue, type DataValidation, type WriteSheet } from 'hucre/xlsx';
import { IMPORT_FIELD_LABELS, IMPORT_FIELDS, type ImportField } from '@kerabat/shared/imports/schema';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';

/** Names that the template offers to choose from. */
export interface TemplateLists {
  agencies: readonly string[];
  affairs: readonly string[];
  regions: readonly string[];
  fundingSources: readonly string[];
}

const ROWS_OFFERED = 1000;

const GUIDE: Readonly<Record<ImportField, string>> = {
  sequence: 'Nomor urut; boleh kosong.',
  agency: 'Wajib. Nama, singkatan, atau kode perangkat daerah provinsi.',
  title: 'Wajib. Paling banyak 250 huruf.',
  kind: `Salah satu: ${Object.values(KIND_LABELS).join(', ')}.`,
  partners: 'Nama resmi. Pisahkan beberapa mitra dengan titik koma (;).',
  affairs: 'Nama atau kode urusan. Pisahkan beberapa urusan dengan titik koma (;).',
  locations: 'Kabupaten/kota. Pisahkan dengan titik koma (;), atau tulis "se-Sumatera Barat".',
  cost: 'Satu jumlah: 500000000, "Rp500.000.000", atau "1,25 miliar". Tulis "-" bila belum ada.',
  fundingSource: 'Pisahkan dengan titik koma (;). Pembagian ditulis misalnya "APBD Provinsi 50%; Mitra 50%".',
  term: 'Misalnya "3 tahun", "18 bulan", atau "2027 s.d. 2029". Boleh kosong bila Mulai dan Selesai diisi.',
  startDate: 'Tanggal mulai bila sudah ditetapkan, misalnya 1 Januari 2027.',
  endDate: 'Tanggal selesai bila sudah ditetapkan, misalnya 31 Desember 2029.',
  planning: 'Misi atau program unggulan RPJMD yang berlaku, misalnya "Misi 3".',
  background: 'Paling banyak 5.000 huruf.',
  problem: 'Paling banyak 5.000 huruf.',
  potential: 'Paling banyak 5.000 huruf.',
  objectives: 'Paling banyak 5.000 huruf.',
  scope: 'Satu butir per baris (Alt+Enter), atau pisahkan dengan titik koma (;).',
  benefits: 'Manfaat bagi daerah, paling banyak 2.000 huruf.',
  contactName: 'Nama pegawai yang dapat dihubungi.',
  contactPosition: 'Jabatannya.',
  contactPhone: 'Nomor telepon kantor atau telepon genggam dinas.',
  contactEmail: 'Alamat surel lengkap.',
  remark: 'Keterangan lain atau alamat sumber (https://…).',
};

type Example = Partial<Record<ImportField, CellValue>>;

/** Two complete rows: the file imports without a remark as it is handed out. Their titles are like no proposal's. */
const EXAMPLES: readonly Example[] = [
  {
    sequence: 1,
    agency: 'Dinas Pangan',
    title: 'Contoh pertama: tulis judul usulan di sini',
    kind: KIND_LABELS.KSDD_SUKARELA,
    partners: 'Pemerintah Provinsi Aceh',
    affairs: 'Pangan',
    locations: 'Kabupaten Solok',
    cost: 500_000_000,
    fundingSource: 'APBD Provinsi',
    term: '3 tahun',
    planning: 'Misi 3',
    problem: 'Harga jatuh pada panen raya.',
    objectives: 'Pasar yang tetap bagi petani dan pasokan yang tetap bagi mitra.',
    scope: 'Pertukaran data pasokan; Pengangkutan; Stabilisasi harga',
    benefits: 'Harga yang lebih stabil.',
  },
  {
    sequence: 2,
    agency: 'Dinas Pariwisata',
    title: 'Contoh kedua: hapus baris ini sebelum mengirim',
    kind: KIND_LABELS.KSDPK,
    partners: 'PT Contoh Penerbangan; Bank Nagari',
    affairs: 'Pariwisata; Perhubungan',
    locations: 'Kota Padang; Kota Bukittinggi',
    cost: '1,25 miliar',
    fundingSource: 'APBD Provinsi 40%; Mitra 60%',
    startDate: '1 Januari 2027',
    endDate: '31 Desember 2028',
    planning: 'Misi 5',
    potential: 'Kunjungan wisatawan meningkat setiap tahun.',
    objectives: 'Menambah rute dan lama tinggal wisatawan.',
  },
];

const columnOf = (field: ImportField): string => String.fromCharCode(65 + IMPORT_FIELDS.indexOf(field));

/** A choice is offered, not enforced: a cell may name several. */
function offer(field: ImportField, source: Pick<DataValidation, 'values' | 'formula1'>): DataValidation {
  const column = columnOf(field);
  return {
    type: 'list',
    range: `${column}2:${column}${ROWS_OFFERED + 1}`,
    allowBlank: true,
    showErrorMessage: false,
    showInputMessage: true,
    inputTitle: IMPORT_FIELD_LABELS[field].slice(0, 32),
    inputMessage: GUIDE[field].slice(0, 255),
    ...source,
  };
}

function listSheet(lists: TemplateLists): WriteSheet {
  const columns = [
    ['Daftar perangkat daerah', lists.agencies],
    ['Daftar urusan', lists.affairs],
    ['Daftar kabupaten dan kota', lists.regions],
    ['Daftar sumber dana', lists.fundingSources],
  ] as const;
  const longest = Math.max(...columns.map(([, names]) => names.length));
  const rows = Array.from({ length: longest }, (_, at) => columns.map(([, names]) => names[at] ?? null));
  return {
    name: 'Daftar',
    columns: columns.map(() => ({ width: 48 })),
    rows: [columns.map(([header]) => header), ...rows],
  };
}

const rangeOn = (column: string, names: readonly string[]) =>
  `Daftar!$${column}$2:$${column}$${names.length + 1}`;

const WIDE = new Set<ImportField>([
  'agency',
  'title',
  'partners',
  'problem',
  'potential',
  'objectives',
  'scope',
]);

function proposalSheet(lists: TemplateLists): WriteSheet {
  return {
    name: 'Usulan',
    columns: IMPORT_FIELDS.map((field) => ({ width: field === 'sequence' ? 6 : WIDE.has(field) ? 44 : 24 })),
    rows: [
      IMPORT_FIELDS.map((field) => IMPORT_FIELD_LABELS[field]),
      ...EXAMPLES.map((example) => IMPORT_FIELDS.map((field) => example[field] ?? null)),
    ],
    freezePane: { rows: 1 },
    dataValidations: [
      offer('agency', { formula1: rangeOn('A', lists.agencies) }),
      offer('kind', { values: Object.values(KIND_LABELS) }),
      offer('affairs', { formula1: rangeOn('B', lists.affairs) }),
      offer('locations', { formula1: rangeOn('C', lists.regions) }),
      offer('fundingSource', { formula1: rangeOn('D', lists.fundingSources) }),
    ],
  };
}

const guideSheet = (): WriteSheet => ({
  name: 'Petunjuk',
  columns: [{ width: 28 }, { width: 100 }],
  rows: [
    ['Cara mengisi lembar "Usulan"'],
    [
      'Satu baris satu usulan. Hapus kedua baris contoh sebelum mengirim. Judul kolom boleh tetap atau diganti.',
    ],
    [null],
    ...IMPORT_FIELDS.map((field) => [`› ${IMPORT_FIELD_LABELS[field]}`, GUIDE[field]]),
  ],
});

/** The workbook that offices fill in: the list with two examples, how to fill it, and the names to choose from. */
export async function buildTemplate(lists: TemplateLists): Promise<Buffer> {
  const sheets = [proposalSheet(lists), guideSheet(), listSheet(lists)];
  return Buffer.from(await writeXlsx({ sheets }));
}
