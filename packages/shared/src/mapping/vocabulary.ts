import type { ProposalStatus } from '../proposals/vocabulary.ts';

/** The sides of the matrix: what a proposal can be counted under. One with several urusan or places counts under each. */
export const MAPPING_DIMENSIONS = ['affair', 'region', 'agency', 'kind', 'mission', 'status'] as const;
export type MappingDimension = (typeof MAPPING_DIMENSIONS)[number];

export const DIMENSION_LABELS = {
  affair: 'Urusan',
  region: 'Kabupaten/kota',
  agency: 'Perangkat daerah',
  kind: 'Jenis kerja sama',
  mission: 'Misi RPJMD',
  status: 'Keadaan',
} as const satisfies Record<MappingDimension, string>;

/** States in which a proposal stands in the Daftar Pemetaan: mapped or further (domain §3.2). */
export const MAPPED_STATUSES = [
  'mapped',
  'in_review',
  'recommended',
  'followed_up',
] as const satisfies readonly ProposalStatus[];

/** What the figures count unless told otherwise: handed in, and neither gone into another nor given up. */
export const COUNTED_STATUSES = [
  'submitted',
  'in_verification',
  'returned',
  'mapped',
  'in_review',
  'recommended',
  'followed_up',
  'deferred',
] as const satisfies readonly ProposalStatus[];

/** Every state in the order of a proposal's life, with the part of the road it belongs to. */
export const FUNNEL = [
  ['draft', 'Perangkat daerah'],
  ['awaiting_head', 'Perangkat daerah'],
  ['submitted', 'Verifikasi'],
  ['in_verification', 'Verifikasi'],
  ['returned', 'Verifikasi'],
  ['mapped', 'Daftar Pemetaan'],
  ['in_review', 'Daftar Pemetaan'],
  ['recommended', 'Daftar Pemetaan'],
  ['followed_up', 'Daftar Pemetaan'],
  ['deferred', 'Tidak berlanjut'],
  ['rejected', 'Tidak berlanjut'],
  ['withdrawn', 'Tidak berlanjut'],
  ['merged', 'Tidak berlanjut'],
] as const satisfies readonly (readonly [ProposalStatus, string])[];

/** The columns of the Daftar Pemetaan, in their order (domain §3.3). */
export const MAPPING_COLUMNS = [
  'no',
  'affair',
  'subAffair',
  'object',
  'kind',
  'agency',
  'partners',
  'locations',
  'planning',
  'rkpdYear',
  'scope',
  'benefits',
  'funding',
  'term',
  'priority',
  'targetDocument',
  'followUp',
  'remark',
] as const;
export type MappingColumn = (typeof MAPPING_COLUMNS)[number];

export const MAPPING_COLUMN_LABELS = {
  no: 'No',
  affair: 'Bidang Urusan',
  subAffair: 'Sub Urusan',
  object: 'Objek',
  kind: 'Jenis KSD',
  agency: 'Perangkat Daerah',
  partners: 'Calon Mitra',
  locations: 'Lokasi',
  planning: 'Keterkaitan RPJMD',
  rkpdYear: 'Tahun RKPD',
  scope: 'Ruang Lingkup',
  benefits: 'Manfaat',
  funding: 'Pembiayaan',
  term: 'Jangka Waktu',
  priority: 'Prioritas',
  targetDocument: 'Rencana Dokumen',
  followUp: 'Status Tindak Lanjut',
  remark: 'Keterangan',
} as const satisfies Record<MappingColumn, string>;
