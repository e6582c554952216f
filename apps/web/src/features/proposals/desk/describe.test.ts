import { expect, it } from 'vitest';
import type { Proposal } from '../proposals.api.ts';
import { compareProposals } from './describe.ts';

const names = {
  affair: (code: string) => `urusan ${code}`,
  region: (code: string) => `daerah ${code}`,
  partnerType: (code: string) => code,
  target: (id: string) => id,
};
const proposal = (over: Partial<Proposal>) =>
  ({
    title: 'Pasokan pangan',
    agency: { name: 'Dinas Pangan' },
    kind: 'KSDD_SUKARELA',
    candidatePartners: [],
    affairCodes: ['2.09'],
    locationCodes: [],
    locationText: null,
    planningTargetIds: [],
    totalCost: null,
    startDate: null,
    endDate: null,
    durationMonths: null,
    scope: [],
    benefits: { region: null, partner: null, public: null },
    indicators: [],
    ...over,
  }) as unknown as Proposal;

it('two proposals stand side by side in words; what neither has is left out', () => {
  const rows = compareProposals(
    proposal({}),
    proposal({ title: 'Pasokan jagung', durationMonths: 36 }),
    names,
  );
  expect(rows.filter(({ differs }) => differs)).toEqual([
    { label: 'Judul', mine: 'Pasokan pangan', theirs: 'Pasokan jagung', differs: true },
    { label: 'Jangka waktu', mine: '', theirs: '3 tahun', differs: true },
  ]);
  expect(rows.find(({ label }) => label === 'Urusan')).toMatchObject({ mine: 'urusan 2.09', differs: false });
  expect(rows.some(({ label }) => label === 'Permasalahan')).toBe(false);
});
