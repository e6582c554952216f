import type { PartnerCategory } from '../proposals/vocabulary.ts';

/** Identifiers a partner may carry; none is required (domain §1.3). `digits`: allowed numbers of digits. */
export const IDENTIFIERS = {
  npwp: { label: 'NPWP', digits: [15, 16] },
  nib: { label: 'NIB', digits: [13] },
  ahu: { label: 'Nomor AHU', digits: null },
  deed: { label: 'Akta pendirian', digits: null },
} as const satisfies Record<string, { label: string; digits: readonly number[] | null }>;
export type IdentifierKind = keyof typeof IDENTIFIERS;

export const PARTNER_STATUSES = ['active', 'merged'] as const;
export type PartnerStatus = (typeof PARTNER_STATUSES)[number];

export const PARTNER_STATUS_LABELS = {
  active: 'Terdaftar',
  merged: 'Digabung',
} as const satisfies Record<PartnerStatus, string>;

export const PARTNER_CATEGORY_LABELS = {
  REGION: 'Daerah lain',
  CENTRAL: 'Instansi pusat atau vertikal',
  DOMESTIC: 'Pihak ketiga dalam negeri',
  PTN_BH: 'Perguruan tinggi negeri badan hukum',
  FOREIGN_REGION: 'Pemerintah daerah di luar negeri',
  FOREIGN_BODY: 'Lembaga di luar negeri',
  FOREIGN_STATE: 'Pemerintah negara asing',
  ASSOCIATION: 'Asosiasi atau forum',
} as const satisfies Record<PartnerCategory, string>;
