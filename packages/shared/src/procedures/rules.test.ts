import { describe, expect, it } from 'vitest';
import { aPaper, bareCase, readyCase } from './case.fixture.ts';
import { CONDITIONS } from './conditions.ts';
import { currentProcedure } from './procedures.ts';
import { RULES } from './rules.ts';
import type { CaseView } from './types.ts';
import { CONDITION_IDS, RULE_IDS, type ConditionId, type RuleId } from './vocabulary.ts';

const ready = readyCase(currentProcedure('KSDPK_MITRA'));
const sukarela = readyCase(currentProcedure('KSDD_SUKARELA'));
const answered = (answers: Partial<CaseView['answers']>): CaseView => ({
  ...ready,
  answers: { ...ready.answers, ...answers },
});
const dprd = (values: Partial<CaseView['answers']['dprd']>, base = sukarela): CaseView => ({
  ...base,
  answers: { ...base.answers, dprd: { ...base.answers.dprd, ...values } },
});
const papers = (...list: CaseView['papers']): CaseView => ({ ...ready, papers: list });
const party = (category: CaseView['parties'][number]['category'], view = ready): CaseView => ({
  ...view,
  parties: [{ category, regionCode: null }],
});
const mandated = { signatory: 'KEPALA_OPD', signatoryIsOfficial: true } as const;
const foreign = (values: Partial<CaseView['answers']['foreignConditions']>): CaseView =>
  answered({ foreignConditions: { ...ready.answers.foreignConditions, ...values } });

/** Rule, the case in words, the case, and the codes and pointers of what is refused. */
const TABLE: [RuleId, string, CaseView, string[]][] = [
  ['R-OBJEK', 'an object within the plans', ready, []],
  ['R-OBJEK', 'outside the plans', { ...ready, isPlanned: false }, ['object_not_planned /planningTargetIds']],
  ['R-OBJEK', 'outside them in an emergency', { ...ready, isPlanned: false, exceptionReason: 'DARURAT' }, []],
  ['R-LARANG', 'four questions answered with yes', ready, []],
  [
    'R-LARANG',
    'one refused and one open',
    answered({ lawCheck: { morality: false, publicOrder: true, nationalInterest: true, law: null } }),
    ['criterion_not_met /answers/lawCheck/morality', 'criterion_not_met /answers/lawCheck/law'],
  ],
  ['R-SK', 'a feasibility study', papers(aPaper('SK_FEAS')), []],
  ['R-SK', 'none for a third party', papers(), ['feasibility_study_required /papers']],
  [
    'R-SK',
    'one that expired',
    papers(aPaper('SK_FEAS', { validUntil: '2026-06-30' })),
    ['feasibility_study_required /papers'],
  ],
  [
    'R-SK',
    'one that is not accepted',
    papers(aPaper('SK_FEAS', { accepted: false })),
    ['feasibility_study_required /papers'],
  ],
  ['R-SK', 'none between regions', { ...sukarela, papers: [] }, []],
  ['R-PRAKARSA3', 'three criteria met', ready, []],
  [
    'R-PRAKARSA3',
    'a proposer who cannot fund it',
    answered({ thirdPartyCriteria: { masterPlan: true, feasible: true, ableToFund: false } }),
    ['criterion_not_met /answers/thirdPartyCriteria/ableToFund'],
  ],
  ['R-PETA', 'mapped', ready, []],
  ['R-PETA', 'not mapped', { ...ready, isMapped: false }, ['mapping_required /proposals']],
  ['R-KORTEK', 'the agreed result', papers(aPaper('BA_KORTEK')), []],
  ['R-KORTEK', 'no result', papers(), ['coordination_required /papers']],
  ['R-KL', 'a company', ready, []],
  ['R-KL', 'a vertical office', party('CENTRAL'), ['central_partner_needs_sinergi /parties']],
  ['R-KL', 'a ministry in a Sinergi', readyCase(currentProcedure('SINERGI')), []],
  ['R-KUASA', 'the governor signs', ready, []],
  [
    'R-KUASA',
    'an agency head without a mandate',
    papers(aPaper('PKS', mandated)),
    ['mandate_required /papers'],
  ],
  [
    'R-KUASA',
    'a head is to sign, no text yet',
    { ...answered({ pksSignatory: 'KEPALA_OPD' }), papers: [] },
    ['mandate_required /papers'],
  ],
  [
    'R-KUASA',
    'a mandate later than the text',
    papers(aPaper('PKS', mandated), aPaper('SRT_KUASA', { date: '2026-06-02' })),
    ['mandate_too_late /papers'],
  ],
  ['R-KUASA', 'a mandate of the same day', papers(aPaper('PKS', mandated), aPaper('SRT_KUASA')), []],
  ['R-KUASA2', 'an official', papers(aPaper('PKS', mandated)), []],
  [
    'R-KUASA2',
    'somebody who is not known to be one',
    papers(aPaper('PKS', { ...mandated, signatoryIsOfficial: null })),
    ['mandate_holder_not_official /papers'],
  ],
  ['R-KBFIRST', 'a KB before the PKS', papers(aPaper('KB'), aPaper('PKS', { date: '2026-06-20' })), []],
  ['R-KBFIRST', 'both on one day', papers(aPaper('KB'), aPaper('PKS')), []],
  ['R-KBFIRST', 'no KB', papers(aPaper('PKS')), ['agreement_in_principle_required /papers']],
  [
    'R-KBFIRST',
    'a KB that ran out',
    papers(aPaper('KB', { validUntil: '2026-06-30' })),
    ['agreement_in_principle_required /papers'],
  ],
  [
    'R-KBFIRST',
    'a PKS older than the KB',
    papers(aPaper('KB'), aPaper('PKS', { date: '2026-05-31' })),
    ['agreement_in_principle_too_late /papers'],
  ],
  ['R-PKSMIN', 'the four clauses', papers(aPaper('PKS')), []],
  [
    'R-PKSMIN',
    'no clause on sanctions',
    papers(aPaper('PKS', { clauses: ['HAK_KEWAJIBAN', 'JANGKA_WAKTU', 'PENYELESAIAN_PERSELISIHAN'] })),
    ['clause_required /papers'],
  ],
  ['R-PKSMIN', 'none of them between regions', { ...sukarela, papers: [aPaper('PKS', { clauses: [] })] }, []],
  ['R-RK', 'a work plan', papers(aPaper('RK')), []],
  ['R-RK', 'no work plan', papers(), ['work_plan_required /papers']],
  ['R-LN-DIP', 'diplomatic relations', ready, []],
  [
    'R-LN-DIP',
    'none',
    foreign({ diplomaticRelations: false }),
    ['criterion_not_met /answers/foreignConditions/diplomaticRelations'],
  ],
  ['R-LN-OBJEK', 'the other conditions, relations aside', foreign({ diplomaticRelations: null }), []],
  [
    'R-LN-OBJEK',
    'an office abroad',
    foreign({ noOfficeAbroad: false }),
    ['criterion_not_met /answers/foreignConditions/noOfficeAbroad'],
  ],
  ['DPRD-ANSWERED', 'all five answered', sukarela, []],
  ['DPRD-ANSWERED', 'one open', dprd({ assets: null }), ['dprd_questions_open /answers/dprd']],
  ['DPRD-ANSWERED', 'one says it already', dprd({ levy: true, assets: null }), []],
  ['DPRD-ANSWERED', 'a Sinergi, where the law does not ask', bareCase('SINERGI'), []],
  ['DPRD-ANSWERED', 'abroad, where it always must', bareCase('KSDPL'), []],
  ['SIGNATORY-ANSWERED', 'known', ready, []],
  ['SIGNATORY-ANSWERED', 'open', answered({ pksSignatory: null }), ['signatory_open /answers/pksSignatory']],
  ['GOVERNOR-SIGNS', 'the governor', papers(aPaper('KB'), aPaper('PKS', mandated)), []],
  [
    'GOVERNOR-SIGNS',
    'a KB signed by mandate',
    papers(aPaper('KB', mandated)),
    ['governor_must_sign /papers'],
  ],
  ['OFFER-SENT', 'sent', { ...ready, offer: 'sent' }, []],
  ['OFFER-SENT', 'none', { ...ready, offer: 'none' }, ['offer_required /offers']],
  ['OFFER-ACCEPTED', 'accepted', ready, []],
  ['OFFER-ACCEPTED', 'declined', { ...ready, offer: 'declined' }, ['offer_not_accepted /offers']],
  ['OFFER-ACCEPTED', 'still talking', { ...ready, offer: 'negotiating' }, ['offer_not_accepted /offers']],
  ['PARTIES', 'a partner', ready, []],
  ['PARTIES', 'nobody', { ...ready, parties: [] }, ['party_required /parties']],
  ['PARTY-KIND', 'a company in a KSDPK', ready, []],
  ['PARTY-KIND', 'a region in a KSDPK', party('REGION'), ['party_kind_unfit /parties']],
  [
    'PARTY-KIND',
    'a foreign state as a sister province',
    party('FOREIGN_STATE', readyCase(currentProcedure('KSDPL'))),
    ['party_kind_unfit /parties'],
  ],
  ['PARTY-KIND', 'a type that nobody classified', party(null), []],
  ['PARTY-KIND', 'nobody yet, which is another rule', { ...ready, parties: [] }, []],
  ['REPORTED', 'a report', papers(aPaper('LAP')), []],
  ['REPORTED', 'no report', papers(), ['report_required /papers']],
];

describe('the rules', () => {
  it.each(TABLE)('%s: %s', (id, _words, view, refused) => {
    const found = RULES[id](view);
    expect(found.map(({ code, pointer }) => `${code.replace('cooperations.', '')} ${pointer}`)).toEqual(
      refused,
    );
    for (const { detail } of found) expect(detail).toMatch(/^[A-Z].+\.$/);
  });

  it('are all in the table, each holding and refused', () => {
    for (const id of RULE_IDS) {
      const outcomes = TABLE.filter(([each]) => each === id).map(([, , , refused]) => refused.length > 0);
      expect(new Set(outcomes), id).toEqual(new Set([true, false]));
    }
  });
});

const CONDITION_TABLE: [ConditionId, string, CaseView, boolean | null][] = [
  ['R-DPRD', 'no burden and budgeted', sukarela, false],
  ['R-DPRD', 'a new levy', dprd({ levy: true }), true],
  ['R-DPRD', 'several years of APBD', dprd({ multiYear: true }), true],
  ['R-DPRD', 'assets handed over', dprd({ assets: true }), true],
  ['R-DPRD', 'a guarantee', dprd({ guarantee: true }), true],
  ['R-DPRD', 'not in the current APBD', dprd({ inCurrentBudget: false }), true],
  ['R-DPRD', 'an open question', dprd({ guarantee: null }), null],
  ['R-DPRD', 'a Sinergi', bareCase('SINERGI'), false],
  ['R-DPRD', 'a sister province', bareCase('KSDPL'), true],
  ['R-DPRD', 'a foreign institution', bareCase('KSDLL'), true],
  ['SIGNED_BY_MANDATE', 'an agency head', answered({ pksSignatory: 'KEPALA_OPD' }), true],
  ['SIGNED_BY_MANDATE', 'the governor', ready, false],
  ['SIGNED_BY_MANDATE', 'not decided', answered({ pksSignatory: null }), null],
  ['KB_NOT_WAIVED', 'nothing waived', ready, true],
  ['KB_NOT_WAIVED', 'the KB waived', { ...ready, overridden: ['R-KBFIRST'] }, false],
];

describe('the conditions', () => {
  it.each(CONDITION_TABLE)('%s: %s', (id, _words, view, holds) => {
    expect(CONDITIONS[id].holds(view)).toBe(holds);
  });

  it('are all in the table', () => {
    expect(new Set(CONDITION_TABLE.map(([id]) => id))).toEqual(new Set(CONDITION_IDS));
  });
});
