import { PARTNER_CATEGORY_LABELS } from '@kerabat/shared/partners/vocabulary';
import { PARTNER_CATEGORIES } from '@kerabat/shared/proposals/vocabulary';
import {
  AFFAIR_GROUPS,
  AGENCY_KINDS,
  PLANNING_LEVELS,
  REGION_LEVELS,
} from '@kerabat/shared/reference/schema';
import type { PathWith } from '../../api/call.ts';
import type { Entry } from './reference.api.ts';

/** The six lists as the pages show them: words, addresses and the facts that only some of them carry. */

export type Fact =
  'numberCode' | 'kind' | 'group' | 'level' | 'category' | 'number' | 'startYear' | 'endYear';
export type ListPath =
  '/agencies' | '/affairs' | '/regions' | '/planning-targets' | '/funding-sources' | '/partner-types';

export interface ReferenceListLook {
  path: ListPath & PathWith<'get'>;
  title: string;
  noun: string;
  lead: string;
  facts: readonly Fact[];
  /** What one calls the entry above. */
  parent?: string;
}

export const LISTS = {
  'perangkat-daerah': {
    path: '/agencies',
    title: 'Perangkat daerah',
    noun: 'perangkat daerah',
    lead: 'Dinas, badan, rumah sakit, dan biro yang mengusulkan kerja sama.',
    facts: ['numberCode', 'kind'],
    parent: 'Di bawah',
  },
  urusan: {
    path: '/affairs',
    title: 'Urusan',
    noun: 'urusan',
    lead: 'Urusan pemerintahan dan unsur menurut Permendagri 90/2019.',
    facts: ['group'],
  },
  wilayah: {
    path: '/regions',
    title: 'Wilayah',
    noun: 'wilayah',
    lead: 'Provinsi, kabupaten, dan kota dengan kode Kemendagri, sebagai lokasi dan calon mitra.',
    facts: ['level'],
    parent: 'Provinsi',
  },
  rpjmd: {
    path: '/planning-targets',
    title: 'RPJMD',
    noun: 'sasaran RPJMD',
    lead: 'Misi dan program tiap RPJMD. “Misi 7” pada berkas impor dibaca menurut RPJMD tahun periodenya.',
    facts: ['level', 'number', 'startYear', 'endYear'],
    parent: 'Induk',
  },
  pembiayaan: {
    path: '/funding-sources',
    title: 'Sumber pembiayaan',
    noun: 'sumber pembiayaan',
    lead: 'Dari mana biaya kerja sama berasal.',
    facts: [],
  },
  'jenis-mitra': {
    path: '/partner-types',
    title: 'Jenis mitra',
    noun: 'jenis mitra',
    lead: 'Kategori menentukan aturan yang berlaku, misalnya instansi pusat hanya dapat bersinergi.',
    facts: ['category'],
  },
} as const satisfies Record<string, ReferenceListLook>;
export type ListName = keyof typeof LISTS;

export const isListName = (name: string): name is ListName => name in LISTS;

export const FACT_LABELS = {
  numberCode: 'Kode nomor',
  kind: 'Bentuk',
  group: 'Kelompok',
  level: 'Tingkat',
  category: 'Kategori mitra',
  number: 'Nomor',
  startYear: 'Tahun mulai',
  endYear: 'Tahun akhir',
} as const satisfies Record<Fact, string>;

const AGENCY_KIND_LABELS = {
  PERANGKAT_DAERAH: 'Perangkat daerah',
  RUMAH_SAKIT: 'Rumah sakit',
  BIRO: 'Biro',
} as const satisfies Record<(typeof AGENCY_KINDS)[number], string>;

const GROUP_LABELS = {
  WAJIB_PELAYANAN_DASAR: 'Wajib, pelayanan dasar',
  WAJIB_NON_PELAYANAN_DASAR: 'Wajib, bukan pelayanan dasar',
  PILIHAN: 'Pilihan',
  PENDUKUNG: 'Unsur pendukung',
  PENUNJANG: 'Unsur penunjang',
  PENGAWASAN: 'Unsur pengawasan',
  KEWILAYAHAN: 'Unsur kewilayahan',
  PEMERINTAHAN_UMUM: 'Pemerintahan umum',
  UMUM: 'Umum',
} as const satisfies Record<(typeof AFFAIR_GROUPS)[number], string>;

const REGION_LABELS = {
  PROVINCE: 'Provinsi',
  REGENCY: 'Kabupaten',
  CITY: 'Kota',
} as const satisfies Record<(typeof REGION_LEVELS)[number], string>;

const PLANNING_LABELS = {
  PERIOD: 'Periode RPJMD',
  MISSION: 'Misi',
  PROGRAM: 'Program',
  INDICATOR: 'Indikator',
} as const satisfies Record<(typeof PLANNING_LEVELS)[number], string>;

const options = <K extends string>(values: readonly K[], labels: Record<K, string>) =>
  values.map((value) => ({ value, label: labels[value] }));

/** The choices of a fact that is not typed. */
export function choicesOf(fact: Fact, list: ListName): { value: string; label: string }[] | undefined {
  if (fact === 'kind') return options(AGENCY_KINDS, AGENCY_KIND_LABELS);
  if (fact === 'group') return options(AFFAIR_GROUPS, GROUP_LABELS);
  if (fact === 'category') return options(PARTNER_CATEGORIES, PARTNER_CATEGORY_LABELS);
  if (fact !== 'level') return undefined;
  return list === 'wilayah'
    ? options(REGION_LEVELS, REGION_LABELS)
    : options(PLANNING_LEVELS, PLANNING_LABELS);
}

/** A fact in words. */
export function factWords(entry: Entry, fact: Fact, list: ListName): string {
  const value = entry[fact];
  if (value === null || value === undefined) return '';
  return choicesOf(fact, list)?.find((choice) => choice.value === value)?.label ?? String(value);
}
