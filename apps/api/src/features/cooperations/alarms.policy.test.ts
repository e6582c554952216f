import { describe, expect, it } from 'vitest';
import { currentProcedure } from '@kerabat/shared/procedures/procedures';
import type { CaseView, PaperFact } from '@kerabat/shared/procedures/types';
import { PROCEDURE_CODES } from '@kerabat/shared/procedures/vocabulary';
import { SETTING_KEYS, SETTINGS } from '@kerabat/shared/settings/vocabulary';
import { addMonths, alarmsOf, LASTING_STAGE, paperExpiry, type AlarmSettings } from './alarms.policy.ts';

const settings = Object.fromEntries(SETTING_KEYS.map((key) => [key, SETTINGS[key].default])) as AlarmSettings;
const calm = {
  status: 'running',
  movedOn: '2026-11-20',
  dueOn: null,
  kbSignedOn: null,
  pksSignedOn: null,
  replyDueOn: null,
  paperExpiresOn: null,
  openStageCodes: ['T3_SUSUN_KB'],
};
const TODAY = '2026-11-25';
const kinds = (facts: Partial<typeof calm> | Record<string, unknown>, today = TODAY) =>
  alarmsOf({ ...calm, ...facts }, settings, today).map(({ kind, days }) => [kind, days]);

describe('an alarm', () => {
  it.each([
    ['nothing, while the case moves', {}, []],
    ['not on the fourteenth day without a step', { movedOn: '2026-11-11' }, []],
    ['on the fifteenth', { movedOn: '2026-11-10' }, [['STALLED', 1]]],
    [
      'not while the texts are carried out',
      { movedOn: '2024-01-01', openStageCodes: ['T8_LAKSANA', 'T9_USAHA', 'T10_LAPOR'] },
      [],
    ],
    ['not on the last day of a stage', { dueOn: TODAY }, []],
    ['on the day after', { dueOn: '2026-11-24' }, [['STAGE_OVERDUE', 1]]],
    ['a year after a KB', { kbSignedOn: '2025-11-24' }, [['KB_WITHOUT_PKS', 1]]],
    ['not when a PKS followed', { kbSignedOn: '2020-01-01', pksSignedOn: '2020-05-01' }, []],
    ['when the reply is late', { replyDueOn: '2026-11-20' }, [['REPLY_OVERDUE', 5]]],
    ['when a paper has expired', { paperExpiresOn: '2026-11-23' }, [['PAPER_EXPIRED', 2]]],
    ['never once the case has ended', { status: 'ended', dueOn: '2020-01-01', movedOn: '2020-01-01' }, []],
  ])('is raised: %s', (_when, facts, expected) => {
    expect(kinds(facts)).toEqual(expected);
  });

  it('follows the settings of the office, and none is raised without a limit', () => {
    const facts = { ...calm, movedOn: '2026-11-01', kbSignedOn: '2026-01-31' };
    const of = (more: Partial<AlarmSettings>) =>
      alarmsOf(facts, { ...settings, ...more }, '2026-03-01').map(({ kind }) => kind);
    expect(of({ stallDays: null, kbFollowupMonths: null })).toEqual([]);
    expect(of({ stallDays: null, kbFollowupMonths: 1 })).toEqual(['KB_WITHOUT_PKS']);
  });

  it('takes the last day of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-11-15', 14)).toBe('2027-01-15');
  });
});

describe('stages that last', () => {
  it('are execution, register and reports of every procedure, and no other', () => {
    for (const code of PROCEDURE_CODES) {
      const lasting = currentProcedure(code)
        .stages.map((stage) => stage.code)
        .filter((stage) => new RegExp(LASTING_STAGE).test(stage));
      expect(lasting.map((stage) => stage.replace(/^.*_/, '')).toSorted(), code).toEqual([
        'LAKSANA',
        'LAPOR',
        'USAHA',
      ]);
    }
  });
});

describe('the expiry of papers', () => {
  const procedure = currentProcedure('KSDD_SUKARELA');
  const paper = (kind: PaperFact['kind'], validUntil: string | null, accepted = true): PaperFact => ({
    kind,
    accepted,
    waits: null,
    returned: null,
    validUntil,
    date: '2026-01-05',
    stage: null,
    signatory: null,
    signatoryIsOfficial: null,
    clauses: [],
  });
  const answer = { levy: null, multiYear: null, assets: null, guarantee: null, inCurrentBudget: null };
  const view = (papers: PaperFact[], passed: Record<string, string> = {}): CaseView => ({
    kind: 'KSDD_SUKARELA',
    status: 'running',
    parties: [],
    isPlanned: true,
    exceptionReason: null,
    isMapped: true,
    offer: 'none',
    answers: {
      dprd: answer,
      pksSignatory: null,
      thirdPartyCriteria: { masterPlan: null, feasible: null, ableToFund: null },
      foreignConditions: {
        diplomaticRelations: null,
        regionalAffair: null,
        noOfficeAbroad: null,
        noInterference: null,
        fitsPlans: null,
      },
      lawCheck: { morality: null, publicOrder: null, nationalInterest: null, law: null },
    },
    papers,
    passed,
    overridden: [],
    today: TODAY,
  });

  it('is that of the paper of a kind which is valid longest, among those a stage ahead needs', () => {
    expect(paperExpiry(procedure, view([]))).toBeNull();
    expect(paperExpiry(procedure, view([paper('KAK', '2026-12-01')]))).toBe('2026-12-01');
    expect(paperExpiry(procedure, view([paper('KAK', '2026-12-01'), paper('KAK', null)]))).toBeNull();
    expect(
      paperExpiry(procedure, view([paper('KAK', '2026-12-01'), paper('KAK', '2027-01-01', false)])),
    ).toBe('2026-12-01');
    expect(paperExpiry(procedure, view([paper('KAK', '2027-01-01'), paper('SRT_KUASA', '2026-12-24')]))).toBe(
      '2026-12-24',
    );
  });

  it('no longer matters once the stage that needed it is passed', () => {
    expect(
      paperExpiry(procedure, view([paper('KAK', '2026-12-01')], { T1_PERSIAPAN: '2026-02-01' })),
    ).toBeNull();
    expect(paperExpiry(procedure, view([paper('MONEV', '2026-01-01')]))).toBeNull();
  });
});
