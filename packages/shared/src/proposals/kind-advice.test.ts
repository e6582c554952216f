import { describe, expect, it } from 'vitest';
import { adviseKind, type KindAdvice, type KindQuestion } from './kind-advice.ts';
import { isNeighbour } from './neighbours.ts';
import { PARTNER_CATEGORIES, THIRD_PARTY_SUBTYPES, type PartnerCategory } from './vocabulary.ts';

const partner = (category: PartnerCategory | null, regionCode: string | null = null) => ({
  name: 'Mitra',
  category,
  regionCode,
});
const nothing: KindQuestion = {
  partners: [],
  crossBorderImpact: null,
  jointEfficiency: null,
  thirdPartySubtype: null,
};
const both = { crossBorderImpact: true, jointEfficiency: true };

/** what is asked, what is said, the kind, what is still open, the kinds to split into */
const CASES: readonly [
  string,
  Partial<KindQuestion>,
  KindAdvice['kind'],
  KindAdvice['open'],
  KindAdvice['split'],
][] = [
  ['no partner', {}, null, ['candidatePartners'], []],
  ['a partner of unknown sort', { partners: [partner(null)] }, null, ['candidatePartners'], []],
  ['a foreign province', { partners: [partner('FOREIGN_REGION')] }, 'KSDPL', [], []],
  ['a foreign institution', { partners: [partner('FOREIGN_BODY')] }, 'KSDLL', [], []],
  ['a foreign state', { partners: [partner('FOREIGN_STATE')] }, null, ['candidatePartners'], []],
  ['a ministry or its branch office', { partners: [partner('CENTRAL')] }, 'SINERGI', [], []],
  [
    'a neighbour, nothing answered',
    { partners: [partner('REGION', '14')] },
    'KSDD_SUKARELA',
    ['crossBorderImpact', 'jointEfficiency'],
    [],
  ],
  [
    'a neighbour, half answered',
    { partners: [partner('REGION', '14')], crossBorderImpact: true },
    'KSDD_SUKARELA',
    ['jointEfficiency'],
    [],
  ],
  ['a neighbour, both hold', { partners: [partner('REGION', '14')], ...both }, 'KSDD_WAJIB', [], []],
  ['a neighbouring district', { partners: [partner('REGION', '17.06')], ...both }, 'KSDD_WAJIB', [], []],
  ['a kabupaten of our own', { partners: [partner('REGION', '13.06')], ...both }, 'KSDD_WAJIB', [], []],
  ['a far province, both hold', { partners: [partner('REGION', '31')], ...both }, 'KSDD_SUKARELA', [], []],
  [
    'a neighbour, no effect across borders',
    { partners: [partner('REGION', '14')], crossBorderImpact: false, jointEfficiency: true },
    'KSDD_SUKARELA',
    [],
    [],
  ],
  ['a company', { partners: [partner('DOMESTIC')] }, 'KSDPK', ['thirdPartySubtype'], []],
  [
    'a company for a public service',
    { partners: [partner('DOMESTIC')], thirdPartySubtype: 'PELAYANAN_PUBLIK' },
    'KSDPK',
    [],
    [],
  ],
  ['a university of its own right', { partners: [partner('PTN_BH')] }, 'KSDPK', ['thirdPartySubtype'], []],
  [
    'regions and a ministry in one (SPAM 2019)',
    { partners: [partner('REGION', '13.06'), partner('REGION', '13.75'), partner('CENTRAL')], ...both },
    'SINERGI',
    [],
    ['SINERGI', 'KSDD_WAJIB'],
  ],
  [
    'a known and an unknown partner',
    { partners: [partner('REGION', '14'), partner(null)] },
    'KSDD_SUKARELA',
    ['candidatePartners'],
    [],
  ],
];

describe('the kind wizard', () => {
  it.each(CASES)('%s', (_words, question, kind, open, split) => {
    const advice = adviseKind({ ...nothing, ...question });
    expect({ kind: advice.kind, open: advice.open, split: advice.split }).toEqual({ kind, open, split });
    expect(advice.reasons.length > 0).toBe(
      kind !== null || question.partners?.[0]?.category === 'FOREIGN_STATE',
    );
  });

  it('quotes PP 28/2018 for every kind it suggests', () => {
    for (const category of PARTNER_CATEGORIES) {
      const { kind, reasons } = adviseKind({ ...nothing, partners: [partner(category)] });
      if (kind !== null) expect(reasons[0]?.legalBasis, category).toMatch(/^PP 28\/2018 ps\. \d/);
    }
  });

  it('sends assets, investment, infrastructure and procurement to their own rules, public service not', () => {
    const sent = THIRD_PARTY_SUBTYPES.filter(
      (thirdPartySubtype) =>
        adviseKind({ ...nothing, partners: [partner('DOMESTIC')], thirdPartySubtype }).register !== null,
    );
    expect(sent).toEqual(['ASET', 'INVESTASI', 'INFRASTRUKTUR', 'PENGADAAN']);
  });

  it('knows the neighbours: own districts, four provinces and their districts at the border', () => {
    expect(['13.01', '13.77', '12', '14', '15', '17', '17.06'].every(isNeighbour)).toBe(true);
    expect(['13', '11', '31', '14.71', '17.01', ''].some(isNeighbour)).toBe(false);
  });
});
