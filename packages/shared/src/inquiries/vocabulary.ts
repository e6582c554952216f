import type { PartnerCategory } from '../proposals/vocabulary.ts';

/** A third party's offer by the public form (tawaran kerja sama). */
export const INQUIRY_STATUSES = [
  'unconfirmed',
  'received',
  'in_progress',
  'turned_into_case',
  'declined',
] as const;
export type InquiryStatus = (typeof INQUIRY_STATUSES)[number];

/** What the bureau sees: an offer whose address is not confirmed is nobody's yet. */
export const HANDLED_STATUSES = ['received', 'in_progress', 'turned_into_case', 'declined'] as const;
export type HandledStatus = (typeof HANDLED_STATUSES)[number];

export const INQUIRY_STATUS_LABELS = {
  unconfirmed: 'Menunggu konfirmasi surel',
  received: 'Diterima',
  in_progress: 'Sedang ditelaah',
  turned_into_case: 'Diproses sebagai kerja sama',
  declined: 'Belum dapat diproses',
} as const satisfies Record<InquiryStatus, string>;

/** Regions and offices of the government write official letters; this form is for everybody else. */
export const OFFERING_CATEGORIES = [
  'DOMESTIC',
  'PTN_BH',
  'ASSOCIATION',
  'FOREIGN_REGION',
  'FOREIGN_BODY',
] as const satisfies readonly PartnerCategory[];

export const LINK_HOURS = 48;
export const UNCONFIRMED_DAYS = 7;
export const MOST_FILES = 3;
export const MOST_FILE_MB = 10;
/** Nobody reads and fills in the form faster. */
export const LEAST_SECONDS = 5;
