import type { AgreementKind } from '../procedures/vocabulary.ts';
import type { ProposalKind } from '../proposals/vocabulary.ts';

/** Which texts a kind of cooperation knows (domain §1.6); with central offices no KB or PKS exists (PP 28/2018 ps. 46, 49). */
export const TEXTS_OF_KIND = {
  KSDD_WAJIB: ['KB', 'PKS', 'ADD'],
  KSDD_SUKARELA: ['KB', 'PKS', 'ADD'],
  KSDPK: ['KB', 'PKS', 'ADD'],
  KSDPL: ['LOI', 'MOU', 'ADD'],
  KSDLL: ['LOI', 'MOU', 'ADD'],
  SINERGI: ['NK', 'RK', 'ADD'],
} as const satisfies Record<ProposalKind, readonly AgreementKind[]>;
