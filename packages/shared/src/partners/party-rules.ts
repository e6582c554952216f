import type { PartnerCategory, ProposalKind } from '../proposals/vocabulary.ts';

/** Who may be a party of what: the plain part of rule R-KL (domain §1.3, §1.6). */

export interface Refusal {
  text: string;
  legalBasis: string;
}

const ONLY_SINERGI: Refusal = {
  text: 'Instansi pusat atau vertikal tidak menjadi pihak Kesepakatan Bersama atau Perjanjian Kerja Sama. Gunakan Sinergi dengan Nota Kesepakatan.',
  legalBasis: 'PP 28/2018 ps. 46, 49',
};
const NO_PARTNER: Refusal = {
  text: 'Pemerintah pusat negara lain bukan mitra kerja sama daerah. Sebutkan pemerintah daerah atau lembaga yang menjadi mitranya.',
  legalBasis: 'PP 28/2018 ps. 23',
};

/** Why a partner of this category cannot be a party of this kind; null when nothing forbids it. */
export function partyRefusal(category: PartnerCategory | null, kind: ProposalKind): Refusal | null {
  if (category === 'CENTRAL' && kind !== 'SINERGI') return ONLY_SINERGI;
  return category === 'FOREIGN_STATE' ? NO_PARTNER : null;
}

export const mayBeParty = (category: PartnerCategory | null, kind: ProposalKind): boolean =>
  partyRefusal(category, kind) === null;

/** Why it can enter no KB, PKS or foreign text whatever the kind; null when it can. */
export const agreementRefusal = (category: PartnerCategory | null): Refusal | null =>
  partyRefusal(category, 'KSDPK');
