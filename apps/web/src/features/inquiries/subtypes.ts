import type { ThirdPartySubtype } from '@kerabat/shared/proposals/vocabulary';

/** PP 28/2018 ps. 15, in the words of the form. */
export const SUBTYPE_LABELS = {
  PELAYANAN_PUBLIK: 'Penyediaan pelayanan publik',
  ASET: 'Pengelolaan aset daerah',
  INVESTASI: 'Investasi',
  INFRASTRUKTUR: 'Penyediaan infrastruktur',
  PENGADAAN: 'Pengadaan barang dan jasa',
} as const satisfies Record<ThirdPartySubtype, string>;
