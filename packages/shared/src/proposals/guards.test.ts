import { describe, expect, it } from 'vitest';
import { checkGuards, type ProposalFacts } from './guards.ts';
import type { GuardId } from './workflow.ts';

const fine: ProposalFacts = {
  title: 'Distribusi bawang merah',
  kind: 'KSDD_SUKARELA',
  kindReason: null,
  affairCodes: ['2.09'],
  hasNarrative: true,
  planningTargetCount: 1,
  hasPlanLink: false,
  exceptionReason: null,
  lawCheck: { morality: true, publicOrder: true, nationalInterest: true, law: true },
  partners: [{ name: 'Pemerintah Provinsi Riau', category: 'REGION', regionCode: '14' }],
  crossBorderImpact: null,
  jointEfficiency: null,
  thirdPartySubtype: null,
  attachmentKinds: ['KAK', 'SK_FEAS', 'TELAAH'],
  period: null,
  now: new Date('2026-06-01T00:00:00Z'),
  cooperationCount: 1,
};

const period = (opensAt: string, closesAt: string, more: object = {}) => ({
  isFirstSubmission: true,
  opensAt: new Date(opensAt),
  closesAt: new Date(closesAt),
  allowLate: false,
  permitted: false,
  ...more,
});

const partner = (name: string, category: ProposalFacts['partners'][number]['category']) => ({
  partners: [{ name, category, regionCode: null }],
});

/** guard, what differs, codes of the refusals */
const CASES: readonly [GuardId, string, Partial<ProposalFacts>, string[]][] = [
  ['COMPLETE', 'everything there', {}, []],
  ['COMPLETE', 'blank title', { title: '  ' }, ['proposals.title_required']],
  ['COMPLETE', 'no narrative', { hasNarrative: false }, ['proposals.narrative_required']],
  [
    'COMPLETE',
    'no kind, no urusan',
    { kind: null, affairCodes: [] },
    ['proposals.kind_required', 'proposals.affair_required'],
  ],
  ['R-OBJEK', 'in the RPJMD', {}, []],
  ['R-OBJEK', 'in the RKPD', { planningTargetCount: 0, hasPlanLink: true }, []],
  ['R-OBJEK', 'disaster', { planningTargetCount: 0, exceptionReason: 'DARURAT' }, []],
  ['R-OBJEK', 'national strategic programme', { planningTargetCount: 0, exceptionReason: 'PSN' }, []],
  ['R-OBJEK', 'nothing', { planningTargetCount: 0 }, ['proposals.object_not_planned']],
  ['R-LARANG', 'all four checked', {}, []],
  ['R-LARANG', 'not checked', { lawCheck: null }, Array<string>(4).fill('proposals.law_check_incomplete')],
  [
    'R-LARANG',
    'one in doubt',
    { lawCheck: { morality: true, publicOrder: false, nationalInterest: true, law: true } },
    ['proposals.law_check_incomplete'],
  ],
  ['R-KL', 'region under KSDD', {}, []],
  [
    'R-KL',
    'ministry under KSDD',
    partner('Kementerian', 'CENTRAL'),
    ['proposals.central_partner_needs_sinergi'],
  ],
  ['R-KL', 'ministry under Sinergi', { kind: 'SINERGI', ...partner('Kementerian', 'CENTRAL') }, []],
  ['R-KL', 'PTN-BH is the bureau’s choice', { kind: 'KSDPK', ...partner('PTN-BH', 'PTN_BH') }, []],
  ['R-KL', 'type unknown', partner('Entah', null), []],
  ['KIND_REASON', 'as suggested', {}, []],
  ['KIND_REASON', 'no kind yet', { kind: null }, []],
  ['KIND_REASON', 'an old draft without partners', { kind: 'SINERGI', partners: [] }, []],
  ['KIND_REASON', 'partner not yet classified', { kind: 'SINERGI', ...partner('Entah', null) }, []],
  ['KIND_REASON', 'otherwise', { kind: 'KSDPK' }, ['proposals.kind_reason_required']],
  [
    'KIND_REASON',
    'otherwise, with a blank',
    { kind: 'KSDPK', kindReason: '  ' },
    ['proposals.kind_reason_required'],
  ],
  ['KIND_REASON', 'otherwise, with a reason', { kind: 'KSDPK', kindReason: 'BUMD pelaksananya.' }, []],
  ['KIND_REASON', 'wajib, unanswered', { kind: 'KSDD_WAJIB' }, ['proposals.kind_reason_required']],
  [
    'KIND_REASON',
    'wajib, by its answers',
    { kind: 'KSDD_WAJIB', crossBorderImpact: true, jointEfficiency: true },
    [],
  ],
  [
    'KIND_REASON',
    'sukarela, though the answers say wajib',
    { crossBorderImpact: true, jointEfficiency: true },
    ['proposals.kind_reason_required'],
  ],
  [
    'KIND_REASON',
    'PTN-BH as Sinergi',
    { kind: 'SINERGI', ...partner('PTN-BH', 'PTN_BH') },
    ['proposals.kind_reason_required'],
  ],
  ['KAK', 'missing', { attachmentKinds: [] }, ['proposals.terms_of_reference_required']],
  [
    'R-SK',
    'third party without study',
    { kind: 'KSDPK', attachmentKinds: ['KAK'] },
    ['proposals.feasibility_study_required'],
  ],
  ['R-SK', 'other kinds need none', { attachmentKinds: ['KAK'] }, []],
  ['MINUTES', 'missing', { attachmentKinds: ['KAK'] }, ['proposals.minutes_required']],
  ['CASE', 'none', { cooperationCount: 0 }, ['proposals.case_required']],
  ['PERIOD', 'no period', {}, []],
  ['PERIOD', 'open', { period: period('2026-05-01', '2026-07-01') }, []],
  ['PERIOD', 'not open yet', { period: period('2026-06-02', '2026-07-01') }, ['proposals.period_not_open']],
  ['PERIOD', 'closed', { period: period('2026-05-01', '2026-05-20') }, ['proposals.period_closed']],
  ['PERIOD', 'late is allowed', { period: period('2026-05-01', '2026-05-20', { allowLate: true }) }, []],
  ['PERIOD', 'late by permit', { period: period('2026-05-01', '2026-05-20', { permitted: true }) }, []],
  [
    'PERIOD',
    'an answer to a return',
    { period: period('2026-05-01', '2026-05-20', { isFirstSubmission: false }) },
    [],
  ],
];

describe('rules before a step', () => {
  it.each(CASES)('%s: %s', (guard, _case, difference, codes) => {
    expect(checkGuards([guard], { ...fine, ...difference }).map((refusal) => refusal.code)).toEqual(codes);
  });

  it('quotes its pasal in the words that people read', () => {
    for (const guard of ['R-OBJEK', 'R-LARANG', 'R-KL', 'R-SK'] as const) {
      const facts: ProposalFacts = {
        ...fine,
        kind: 'KSDPK',
        planningTargetCount: 0,
        lawCheck: null,
        attachmentKinds: [],
        ...partner('Kementerian', 'CENTRAL'),
      };
      for (const refusal of checkGuards([guard], facts))
        expect(refusal.detail).toMatch(/\(PP 28\/2018 ps\. \d/);
    }
  });

  it('says which kind the wizard suggests, why, and what to do', () => {
    const detail = (more: Partial<ProposalFacts>) =>
      checkGuards(['KIND_REASON'], { ...fine, ...more }).map((refusal) => refusal.detail);
    expect(detail({ kind: 'KSDPK' })).toEqual([
      'Panduan jenis menyarankan KSDD sukarela. Mitranya daerah lain; kerja sama dipandang lebih efisien dan efektif bila dilakukan bersama. Ubah jenisnya menjadi KSDD sukarela, atau tuliskan alasan memilih KSDPK. (PP 28/2018 ps. 3(3))',
    ]);
    expect(detail({ kind: 'KSDD_WAJIB' })[0]).toContain('jawab dampak lintas daerah dan efisiensi bersama');
  });
});
