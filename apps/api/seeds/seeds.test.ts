import { describe, expect, it } from 'vitest';
import { PARTNER_CATEGORIES } from '@kerabat/shared/proposals/vocabulary';
import { AGENCY_KINDS, createAgencySchema, createReferenceSchema } from '@kerabat/shared/reference/schema';
import {
  affairs,
  agencies,
  codesOf,
  duplicates,
  having,
  lists,
  fundingSources,
  partnerTypes,
  planningTargets,
  recognise,
  regions,
  spellings,
  type Entry,
} from './seeds.fixture.ts';

/** As an office typed them in the list of 115 proposals of 2022. */
const WORKSHOP_AGENCIES = [
  'Asisten Perekonomian',
  'Asisten Perekonomian dan Pembangunan',
  'Badan Pendapatan Daerah',
  'Dinas Bina Marga, Cipta Karya dan Tata Ruang',
  'Biro Pemerintahan',
  'Biro Pemerintahan dan Otonomi Daerah',
  'Biro Pemerintahan dan Otonomi Daerah Setda',
  'Dinas BMCKTR',
  'BPBD',
  'BPSDM',
  'Disbuntanhor',
  'Disdukcapil',
  'Dispangan',
  'Disperindag',
  'Dispora',
  'DKP',
  'DLH',
  'DP3AP2KB',
  'DPMPTSP',
  'Dinas Energi dan Sumber Daya Mineral',
  'Dinas ESDM',
  'Dinas Kearsipan & Perpustakaan',
  'Dinas Kearsipan dan Perpustakaan',
  'Dinas Kebudayaan',
  'Dinas Kehutanan',
  'Dinas Kelautan dan Perikanan',
  'Dinas Kesehatan',
  'Dinas Kominfotik',
  'Dinas Komunikasi, Informatika dan Statistik',
  'Dinas Komunikasi, Informatika, dan Statistik',
  'Dinas Koperasi UKM',
  'Dinas Koperasi, UKM',
  'Dinas Koperasi, Usaha Kecil dan Menengah',
  'Dinas Lingkungan Hidup',
  'Dinas Nakertrans',
  'Dinas Pangan',
  'Dinas Pariwisata',
  'Dinas Pemberdayaan Masyarakat dan Desa',
  'Dinas Pendidikan',
  'Dinas Perhubungan',
  'Dinas Perindustrian dan Perdagangan',
  'Dinas Perkebunan, Tanaman Pangan dan Hortikultura',
  'Dinas Perkimtan',
  'Dinas Peternakan dan Kesehatan Hewan',
  'RSUD Dr. Achmad Mochtar',
  'RSUD Mohammad Natsir',
  'Satpol PP',
  'Dinas SDA dan Bina Konstruksi',
  'Dinas Sosial',
  'Dinas Tenaga Kerja dan Transmigrasi',
];
const REPORTED_AGENCIES = ['Balitbang', 'Bappeda'];

describe('the reference lists', () => {
  it.each(Object.entries(lists))('use each code and each spelling of %s for one entry only', (name, list) => {
    expect(duplicates(codesOf(list))).toEqual([]);
    const periodOf = ({ code }: Entry) => (name === 'planningTargets' ? code.split('/')[0] : '');
    const named = list.filter(({ level }) => name !== 'planningTargets' || level !== 'PROGRAM');
    const keys = named.flatMap((entry) => spellings(entry).map((key) => `${periodOf(entry)}:${key}`));
    expect(duplicates(keys)).toEqual([]);
  });

  it.each(Object.entries(lists))('have a parent for every entry of %s that names one', (_name, list) => {
    const parents = list.flatMap(({ parentCode }) => parentCode ?? []);
    expect(parents.filter((parent) => !codesOf(list).includes(parent))).toEqual([]);
  });

  it('fit the contract of the reference lists', () => {
    for (const entry of agencies) createAgencySchema.parse(entry);
    for (const entry of Object.values({ ...lists, agencies: [] }).flat()) createReferenceSchema.parse(entry);
  });
});

describe('the lists of affairs, agencies, partners and plans', () => {
  it('hold the 32 concurrent affairs and the 13 elements beside them', () => {
    const groups = ['WAJIB_PELAYANAN_DASAR', 'WAJIB_NON_PELAYANAN_DASAR', 'PILIHAN'];
    expect(groups.map((group) => having(affairs, 'group', group).length)).toEqual([6, 18, 8]);
    expect(affairs).toHaveLength(45);
  });

  it('hold 39 offices, 4 hospitals and 9 biro of the province', () => {
    expect(AGENCY_KINDS.map((kind) => having(agencies, 'kind', kind).length)).toEqual([39, 4, 9]);
    expect(duplicates(agencies.map(({ numberCode }) => numberCode ?? ''))).toEqual([]);
  });

  it('know which partners belong to the central government', () => {
    const central = having(partnerTypes, 'category', 'CENTRAL');
    expect(codesOf(central)).toEqual(['KL', 'INSTANSI_VERTIKAL', 'PTN_SATKER', 'PTN_BLU']);
    for (const name of ['Bank Indonesia', 'TNI', 'Polri'])
      expect(recognise(partnerTypes, name)).toEqual(['KL']);
    expect(new Set(partnerTypes.map(({ category }) => category))).toEqual(new Set(PARTNER_CATEGORIES));
  });

  it('hold two RPJMD periods with seven and eight missions', () => {
    const missions = having(planningTargets, 'level', 'MISSION');
    expect(codesOf(having(planningTargets, 'level', 'PERIOD'))).toEqual([
      'RPJMD-2021-2026',
      'RPJMD-2025-2029',
    ]);
    expect(having(missions, 'parentCode', 'RPJMD-2021-2026')).toHaveLength(7);
    expect(having(missions, 'parentCode', 'RPJMD-2025-2029')).toHaveLength(8);
    expect(recognise(missions, 'Misi 7')).toEqual(['RPJMD-2021-2026/M7', 'RPJMD-2025-2029/M7']);
  });
});

describe('the regions', () => {
  it('are 38 provinces, 416 kabupaten and 98 kota', () => {
    const levels = ['PROVINCE', 'REGENCY', 'CITY'];
    expect(levels.map((level) => having(regions, 'level', level).length)).toEqual([38, 416, 98]);
    expect(having(regions, 'parentCode', '13')).toHaveLength(19);
  });

  it('carry the codes of the Kemendagri decree for the neighbours of West Sumatra', () => {
    const neighbours = [
      '12.13',
      '12.21',
      '14.01',
      '14.06',
      '14.09',
      '15.01',
      '15.08',
      '15.09',
      '15.72',
      '17.06',
    ];
    const names = neighbours.map((code) => having(regions, 'code', code)[0]?.shortName);
    expect(names.join(', ')).toBe(
      'Mandailing Natal, Padang Lawas, Kampar, Rokan Hulu, Kuantan Singingi, Kerinci, Bungo, Tebo, Sungai Penuh, Mukomuko',
    );
  });

  it.each([
    ['Pessel', '13.01'],
    ['Kab. Pesisir Selatan', '13.01'],
    ['Kab Solok', '13.02'],
    ['Kab. 50 Kota', '13.07'],
    ['Kab. Kep. Mentawai', '13.09'],
    ['Solsel', '13.11'],
    ['Pasbar', '13.12'],
    ['Kota Solok', '13.72'],
    ['Bukittinggi', '13.75'],
    ['Sumbar', '13'],
    ['Kepri', '21'],
    ['DKI Jakarta', '31'],
  ])('recognise "%s"', (typed, code) => {
    expect(recognise(regions, typed)).toEqual([code]);
  });

  it('do not guess whether "Solok" means the kabupaten or the kota', () => {
    expect(recognise(regions, 'Solok')).toEqual([]);
  });
});

describe('the spellings of offices', () => {
  it.each([...WORKSHOP_AGENCIES, ...REPORTED_AGENCIES])('lead "%s" to one agency', (typed) => {
    expect(recognise(agencies, typed)).toHaveLength(1);
  });

  it.each(['Dinas PUPR', 'Dinas Pertanian'])(
    'leave "%s", which two agencies could mean, to a person',
    (typed) => {
      expect(recognise(agencies, typed)).toEqual([]);
    },
  );

  it.each([
    ['PUPR', '1.03'],
    ['Perumahan Rakyat dan Kawasan Permukiman', '1.04'],
    ['Trantibumlinmas', '1.05'],
    ['Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat', '1.05'],
    ['Kominfo', '2.16'],
    ['Koperasi dan UKM', '2.17'],
    ['KUKM', '2.17'],
    ['Kelautan & Perikanan', '3.25'],
    ['ESDM', '3.29'],
    ['Diklat', '5.04'],
    ['Pengelolaan Perbatasan', '5.06'],
  ])('lead the affair "%s" to %s', (typed, code) => {
    expect(recognise(affairs, typed)).toEqual([code]);
  });

  it.each([
    ['APBD', 'APBD_PROV'],
    ['Kab/Kota', 'APBD_KABKOTA'],
    ['CSR', 'MITRA'],
    ['BPDPKS', 'LAIN'],
    ['tanpa biaya', 'TANPA_BIAYA'],
  ])('lead the money "%s" to %s', (typed, code) => {
    expect(recognise(fundingSources, typed)).toEqual([code]);
  });
});
