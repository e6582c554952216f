import type { Basis } from '../procedures/types.ts';
import type { ProposalKind } from '../proposals/vocabulary.ts';
import type { DisputeStep } from './vocabulary.ts';

/** How a dispute is settled, by legal kind (domain §6.7). */

interface PathStep {
  step: DisputeStep;
  /** Steps that must have been tried before. */
  after: readonly DisputeStep[];
  /** Only between kabupaten/kota of the province (UU 23/2014 ps. 370). */
  withinProvince?: true;
}
export interface DisputePath {
  label: string;
  basis: readonly Basis[];
  steps: readonly PathStep[];
}

const read = (text: string): Basis => ({ text, certainty: 'read' });
const END: PathStep = { step: 'SELESAI', after: [] };

const BETWEEN_REGIONS: DisputePath = {
  label: 'Penyelesaian perselisihan antardaerah dalam penyelenggaraan urusan pemerintahan',
  basis: [read('PP 28/2018 ps. 8'), { text: 'UU 23/2014 ps. 370', certainty: 'memory' }],
  steps: [
    { step: 'KLARIFIKASI', after: [] },
    { step: 'MUSYAWARAH', after: [] },
    { step: 'MEDIASI_TKKSD', after: ['MUSYAWARAH'] },
    { step: 'GUBERNUR', after: ['MUSYAWARAH'], withinProvince: true },
    { step: 'MENTERI', after: ['MUSYAWARAH'] },
    END,
  ],
};
const WITH_THIRD_PARTY: DisputePath = {
  label: 'Musyawarah mufakat; bila tidak tercapai, menurut kontrak',
  basis: [read('PP 28/2018 ps. 21')],
  steps: [
    { step: 'KLARIFIKASI', after: [] },
    { step: 'MUSYAWARAH', after: [] },
    { step: 'MEDIASI_TKKSD', after: ['MUSYAWARAH'] },
    { step: 'LITIGASI', after: ['MUSYAWARAH'] },
    END,
  ],
};
const abroad = (pasal: string): DisputePath => ({
  label: 'Negosiasi dan konsultasi',
  basis: [read(`PP 28/2018 ps. ${pasal}`)],
  steps: [{ step: 'KLARIFIKASI', after: [] }, { step: 'NEGOSIASI_KONSULTASI', after: [] }, END],
});
const WITH_CENTRE: DisputePath = {
  label: 'Musyawarah',
  basis: [],
  steps: [{ step: 'KLARIFIKASI', after: [] }, { step: 'MUSYAWARAH', after: [] }, END],
};

export const DISPUTE_PATHS: Readonly<Record<ProposalKind, DisputePath>> = {
  KSDD_WAJIB: BETWEEN_REGIONS,
  KSDD_SUKARELA: BETWEEN_REGIONS,
  KSDPK: WITH_THIRD_PARTY,
  KSDPL: abroad('34'),
  KSDLL: abroad('41'),
  SINERGI: WITH_CENTRE,
};

const PROVINCE = '13';

/** Two kabupaten/kota of the province among the parties: a dispute of theirs is the governor's. */
const hasNeighboursWithin = (regionCodes: readonly (string | null)[]): boolean =>
  regionCodes.filter((code) => code?.startsWith(`${PROVINCE}.`)).length > 1;

/** The steps that may be taken now: none goes back, none is taken before what it presupposes; nothing follows the end. */
export function nextDisputeSteps(
  kind: ProposalKind,
  taken: readonly DisputeStep[],
  regionCodes: readonly (string | null)[],
): DisputeStep[] {
  if (taken.includes('SELESAI')) return [];
  const { steps } = DISPUTE_PATHS[kind];
  const reached = Math.max(0, ...taken.map((one) => steps.findIndex(({ step }) => step === one)));
  return steps
    .slice(reached)
    .filter(({ withinProvince }) => !withinProvince || hasNeighboursWithin(regionCodes))
    .filter(
      ({ step, after }) =>
        after.every((one) => taken.includes(one)) && (step !== 'SELESAI' || taken.length > 0),
    )
    .map(({ step }) => step);
}
