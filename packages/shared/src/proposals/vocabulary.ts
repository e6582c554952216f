/** Words of a proposal (usulan). Legal kinds keep their official codes (domain §1.1, §1.6). */

export const PROPOSAL_KINDS = ['KSDD_WAJIB', 'KSDD_SUKARELA', 'KSDPK', 'KSDPL', 'KSDLL', 'SINERGI'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export const INITIATORS = ['DAERAH', 'MITRA'] as const;
export type Initiator = (typeof INITIATORS)[number];

export const PROPOSAL_STATUSES = [
  'draft',
  'awaiting_head',
  'submitted',
  'in_verification',
  'returned',
  'mapped',
  'in_review',
  'recommended',
  'deferred',
  'rejected',
  'withdrawn',
  'merged',
  'followed_up',
] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

export const READINESS = ['BELUM_DIJAJAKI', 'DIJAJAKI', 'BERSEDIA'] as const;
export type Readiness = (typeof READINESS)[number];

export const TARGET_DOCUMENTS = ['KB', 'PKS', 'NK', 'MOU'] as const;
export type TargetDocument = (typeof TARGET_DOCUMENTS)[number];

/** An object outside the plans is admissible only for these: PP 28/2018 ps. 4(3), 16(3). */
export const EXCEPTION_REASONS = ['DARURAT', 'PSN', 'TUGAS_PEMBANTUAN'] as const;
export type ExceptionReason = (typeof EXCEPTION_REASONS)[number];

/** Papers that can be attached to a proposal (domain §1.6). */
export const DOCUMENT_KINDS = [
  'KAK',
  'SK_FEAS',
  'SRT_INISIASI',
  'SRT_TAWAR',
  'SRT_JAWAB',
  'TELAAH',
  'LAINNYA',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What drives rule R-KL and the kind wizard; each partner type belongs to one. */
export const PARTNER_CATEGORIES = [
  'REGION',
  'CENTRAL',
  'DOMESTIC',
  'PTN_BH',
  'FOREIGN_REGION',
  'FOREIGN_BODY',
  'FOREIGN_STATE',
  'ASSOCIATION',
] as const;
export type PartnerCategory = (typeof PARTNER_CATEGORIES)[number];

/** What a cooperation with a third party is about: PP 28/2018 ps. 15. */
export const THIRD_PARTY_SUBTYPES = [
  'PELAYANAN_PUBLIK',
  'ASET',
  'INVESTASI',
  'INFRASTRUKTUR',
  'PENGADAAN',
] as const;
export type ThirdPartySubtype = (typeof THIRD_PARTY_SUBTYPES)[number];
