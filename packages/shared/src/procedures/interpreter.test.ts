import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../access/permissions.ts';
import { SETTINGS } from '../settings/vocabulary.ts';
import { aPaper, bareCase, readyCase } from './case.fixture.ts';
import {
  dueDay,
  fallingBack,
  findStage,
  mayAdvance,
  missing,
  nextSteps,
  openStages,
  requirementsOf,
  stageState,
} from './interpreter.ts';
import { currentProcedure } from './procedures.ts';
import type { CaseView, Procedure, Stage } from './types.ts';
import type { LimitSetting, ProcedureCode } from './vocabulary.ts';

const stageOf = (procedure: Procedure, code: string): Stage => {
  const stage = findStage(procedure, code);
  if (!stage) throw new Error(`No stage ${code}`);
  return stage;
};
const passing = (view: CaseView, ...codes: string[]): CaseView => ({
  ...view,
  passed: { ...view.passed, ...Object.fromEntries(codes.map((code) => [code, view.today])) },
});

/** Passes all open stages together until the end, and says which were open each time. */
function course(procedure: Procedure, start: CaseView): string[] {
  const waves: string[] = [];
  let view = start;
  for (;;) {
    const open = openStages(procedure, view);
    if (open.length === 0) return waves;
    waves.push(open.map(({ code }) => code).join(' + '));
    for (const stage of open) expect(missing(view, stage)).toEqual([]);
    view = passing(view, ...open.map(({ code }) => code));
    if (open.some(({ isEnd }) => isEnd)) return waves;
  }
}

const DRAFT_KB = ['T3_SUSUN_KB', 'T3_BAHAS_KB + T3_BAHAS_KB_MITRA', 'T3_HUKUM_KB', 'T4_TTD_KB'];
const PKS = [
  'T6_BAHAS_PKS + T6_BAHAS_PKS_MITRA',
  'T6_HUKUM_PKS',
  'T7_TTD_PKS',
  'T8_LAKSANA + T10_LAPOR',
  'SELESAI',
];
const REST = [...DRAFT_KB, 'T6_SUSUN_PKS + T9_USAHA', ...PKS];
const OFFER = ['T2_PENAWARAN', 'T2_JAWABAN'];
const FOREIGN = [
  'L1_PRAKARSA',
  'L1_TELAAH',
  'L2_PENJAJAKAN',
  'L3_KONSULTASI',
  'L4_LOI',
  'L5_RENCANA',
  'L6_MOHON_DPRD',
  'L6_DPRD',
  'L7_PERTIMBANGAN',
  'L8_SUSUN_NASKAH',
  'L8_HUKUM_NASKAH',
  'L8_SETUJU_MENDAGRI',
  'L9_BAHAS_NASKAH',
  'L10_KONFIRMASI',
  'L11_TTD_NASKAH',
  'L12_LAKSANA + L13_USAHA + L13_LAPOR',
  'SELESAI',
];

/** Without DPRD and mandate; stages that are open at the same time stand together. */
const ORDER: [ProcedureCode, string[]][] = [
  ['KSDD_WAJIB', ['T1_PERSIAPAN', 'T1_TELAAH + T1_KORTEK', ...OFFER, ...REST]],
  ['KSDD_SUKARELA', ['T1_PERSIAPAN', 'T1_TELAAH', ...OFFER, ...REST]],
  ['KSDPK_DAERAH', ['T1_PERSIAPAN', 'T1_TELAAH', 'T1_PILIH_MITRA', ...OFFER, ...REST]],
  ['KSDPK_MITRA', ['T2_PENAWARAN', 'T1_PERSIAPAN', 'T1_TELAAH', 'T2_JAWABAN', ...REST]],
  [
    'SINERGI',
    [
      'S1_PERSIAPAN',
      'S2_TELAAH',
      'S3_PENAWARAN',
      'S3_JAWABAN',
      'S4_SUSUN_NK',
      'S4_BAHAS_NK + S4_BAHAS_NK_MITRA',
      'S4_HUKUM_NK',
      'S5_TTD_NK',
      'S6_LAKSANA + S7_USAHA + S7_LAPOR',
      'SELESAI',
    ],
  ],
  ['KSDPL', FOREIGN],
  ['KSDLL', FOREIGN],
  ['PENCATATAN', ['P1_CATAT', 'P2_NASKAH', 'P3_LAKSANA + P3_USAHA + P4_LAPOR', 'SELESAI']],
];

describe('the order of the stages', () => {
  it.each(ORDER)('%s', (code, waves) => {
    const procedure = currentProcedure(code);
    expect(course(procedure, readyCase(procedure))).toEqual(waves);
  });

  const sukarela = currentProcedure('KSDD_SUKARELA');
  const ready = readyCase(sukarela);
  const notBudgeted: CaseView = {
    ...ready,
    answers: { ...ready.answers, dprd: { ...ready.answers.dprd, inCurrentBudget: false } },
  };

  it('the DPRD stands after the signed KB and before the PKS is drafted, only where it must approve', () => {
    const waves = course(sukarela, notBudgeted);
    const at = waves.indexOf('T4_TTD_KB');
    expect(waves.slice(at, at + 4)).toEqual([
      'T4_TTD_KB',
      'T5_MOHON_DPRD + T9_USAHA',
      'T5_DPRD',
      'T6_SUSUN_PKS',
    ]);
  });

  it('the mandate stands before the signature, only where an agency head signs', () => {
    const waves = course(sukarela, { ...ready, answers: { ...ready.answers, pksSignatory: 'KEPALA_OPD' } });
    expect(waves.slice(-4)).toEqual(['T6_SRT_KUASA', 'T7_TTD_PKS', 'T8_LAKSANA + T10_LAPOR', 'SELESAI']);
  });

  it('a burden that shows after drafting began still stops the signature until the DPRD approved', () => {
    const drafted = passing(
      notBudgeted,
      ...course(sukarela, ready)
        .flatMap((wave) => wave.split(' + '))
        .filter((code) => /^T[1-46]/.test(code)),
    );
    expect(openStages(sukarela, drafted).map(({ code }) => code)).toEqual(['T5_MOHON_DPRD', 'T9_USAHA']);
    expect(stageState(sukarela, drafted, stageOf(sukarela, 'T7_TTD_PKS'))).toBe('waiting');
  });

  it('a waived KB is skipped, and the PKS is drafted at once', () => {
    const waves = course(sukarela, { ...ready, overridden: ['R-KBFIRST'] });
    expect(waves.slice(3)).toEqual(['T2_JAWABAN', 'T6_SUSUN_PKS + T9_USAHA', ...PKS]);
  });
});

describe('what is missing', () => {
  const wajib = currentProcedure('KSDD_WAJIB');

  it('a new case lacks its preparation, each with its source', () => {
    const [step] = nextSteps(wajib, bareCase('KSDD_WAJIB'));
    expect(step?.stage.code).toBe('T1_PERSIAPAN');
    expect(step?.missing.map(({ requirement, legalBasis }) => [requirement, legalBasis])).toEqual([
      ['R-OBJEK', 'PP 28/2018 ps. 4(2)-(3)'],
      ['PARTIES', 'PP 28/2018 ps. 1, 2(1)'],
      ['KAK', 'Kerangka acuan kerja dilampirkan (praktik Kota Yogyakarta)'],
    ]);
    for (const { detail, legalBasis } of step?.missing ?? []) expect(detail).toContain(`(${legalBasis})`);
  });

  it('an override lets a requirement pass wherever it is checked', () => {
    const view = bareCase('KSDD_WAJIB', { overridden: ['R-KBFIRST', 'KAK'] });
    const asked = (code: string) => missing(view, stageOf(wajib, code)).map(({ requirement }) => requirement);
    expect(asked('T1_PERSIAPAN')).not.toContain('KAK');
    expect(asked('T6_SUSUN_PKS')).toEqual([]);
    expect(asked('T9_USAHA')).toEqual(['PKS']);
  });

  it('the minutes of one discussion do not serve another', () => {
    const view = bareCase('KSDD_WAJIB', { papers: [aPaper('BA_BAHAS', { stage: 'T3_BAHAS_KB' })] });
    expect(missing(view, stageOf(wajib, 'T3_BAHAS_KB'))).toEqual([]);
    expect(missing(view, stageOf(wajib, 'T6_BAHAS_PKS'))).toMatchObject([{ requirement: 'BA_BAHAS_PKS' }]);
  });

  it('a signed text counts with its date', () => {
    const view = bareCase('KSDD_WAJIB', { papers: [aPaper('KB', { date: null })] });
    expect(missing(view, stageOf(wajib, 'T4_TTD_KB'))).toMatchObject([
      { code: 'cooperations.paper_date_required' },
    ]);
  });

  it('the papers of the DPRD are asked for once it is known that it must approve', () => {
    const stage = stageOf(wajib, 'T5_MOHON_DPRD');
    const asked = (view: CaseView) => requirementsOf(view, stage).map(({ id }) => id);
    expect(asked(bareCase('KSDD_WAJIB'))).toEqual(['DPRD-ANSWERED']);
    const bare = bareCase('KSDD_WAJIB');
    const burdened = { ...bare, answers: { ...bare.answers, dprd: { ...bare.answers.dprd, levy: true } } };
    expect(asked(burdened)).toEqual(['DPRD-ANSWERED', 'SRT_DPRD']);
  });

  it('a register-only case asks for neither KB nor feasibility study', () => {
    const register = currentProcedure('PENCATATAN');
    const asked = register.stages.flatMap(({ requires }) => requires.map(({ id }) => id));
    expect(asked).not.toEqual(expect.arrayContaining(['R-KBFIRST']));
    expect(asked).not.toEqual(expect.arrayContaining(['R-SK']));
  });

  it('the KB may be waived, the offer never', () => {
    const view = bareCase('KSDD_WAJIB');
    const overridable = (code: string) =>
      missing(view, stageOf(wajib, code)).map((each) => [each.requirement, each.overridable]);
    expect(overridable('T4_TTD_KB')).toEqual([['R-KBFIRST', true]]);
    expect(overridable('T2_JAWABAN')).toEqual([['OFFER-ACCEPTED', false]]);
  });
});

describe('who may pass a stage', () => {
  const procedure = currentProcedure('SINERGI');
  const stage = stageOf(procedure, 'S1_PERSIAPAN');
  const view = readyCase(procedure);

  it('its actor while it is open, nobody else and at no other time', () => {
    expect(mayAdvance(new Set(['cooperation.prepare']), procedure, view, stage)).toBe(true);
    expect(mayAdvance(new Set(['cooperation.process']), procedure, view, stage)).toBe(false);
    const all = new Set(PERMISSIONS);
    expect(mayAdvance(all, procedure, passing(view, 'S1_PERSIAPAN'), stage)).toBe(false);
    expect(mayAdvance(all, procedure, view, stageOf(procedure, 'S5_TTD_NK'))).toBe(false);
    for (const status of ['ended', 'withdrawn', 'taken_over'] as const)
      expect(mayAdvance(all, procedure, { ...view, status }, stage)).toBe(false);
  });

  it('a case that has ended has no open stage', () => {
    expect(openStages(procedure, { ...view, status: 'ended' })).toEqual([]);
  });
});

it('reopening a stage takes back what came after it, the parallel track not', () => {
  const fallen = fallingBack(currentProcedure('SINERGI'), 'S4_BAHAS_NK');
  expect(fallen).toEqual([
    'S4_BAHAS_NK',
    'S4_HUKUM_NK',
    'S5_TTD_NK',
    'S6_LAKSANA',
    'S7_USAHA',
    'S7_LAPOR',
    'SELESAI',
  ]);
});

describe('limits', () => {
  const settings = Object.fromEntries(
    Object.entries(SETTINGS).map(([key, { default: value }]) => [key, value]),
  ) as Record<LimitSetting, number | null>;
  const due = (code: ProcedureCode, stage: string, opened: string, changed = {}, holidays: string[] = []) =>
    dueDay(stageOf(currentProcedure(code), stage), opened, { ...settings, ...changed }, new Set(holidays));

  it.each([
    [
      'the DPRD decides abroad within 45 working days',
      'KSDPL',
      'L6_DPRD',
      '2026-06-01',
      {},
      [],
      '2026-08-03',
    ],
    ['a holiday puts it off', 'KSDLL', 'L6_DPRD', '2026-06-01', {}, ['2026-06-17'], '2026-08-04'],
    ['at home no limit is known', 'KSDD_WAJIB', 'T5_DPRD', '2026-06-01', {}, [], null],
    [
      'unless the office sets one',
      'KSDD_WAJIB',
      'T5_DPRD',
      '2026-06-01',
      { dprdDomesticDays: 5 },
      [],
      '2026-06-08',
    ],
    [
      'an answer is awaited 30 calendar days',
      'KSDPK_DAERAH',
      'T2_JAWABAN',
      '2026-06-01',
      {},
      [],
      '2026-07-01',
    ],
    ['a report is due after the half-year', 'SINERGI', 'S7_LAPOR', '2026-02-10', {}, [], '2026-07-20'],
    ['also in the second one', 'SINERGI', 'S7_LAPOR', '2026-09-10', {}, [], '2027-01-20'],
    ['no limit where none is set', 'SINERGI', 'S7_LAPOR', '2026-09-10', { reportDueDays: null }, [], null],
    ['carrying out takes as long as it takes', 'SINERGI', 'S6_LAKSANA', '2026-09-10', {}, [], null],
  ] as const)('%s', (_words, code, stage, opened, changed, holidays, expected) => {
    expect(due(code, stage, opened, changed, [...holidays])).toBe(expected);
  });
});

it('an approval of the DPRD that an answer calls up after drafting holds up the signing', () => {
  const procedure = currentProcedure('KSDD_SUKARELA');
  const drafted = ['T1_PERSIAPAN', 'T1_TELAAH', 'T2_PENAWARAN', 'T2_JAWABAN', 'T3_SUSUN_KB', 'T3_BAHAS_KB']
    .concat(['T3_BAHAS_KB_MITRA', 'T3_HUKUM_KB', 'T4_TTD_KB', 'T6_SUSUN_PKS', 'T6_BAHAS_PKS'])
    .concat(['T6_BAHAS_PKS_MITRA', 'T6_HUKUM_PKS']);
  const view = passing(readyCase(procedure), ...drafted);
  const signing = stageOf(procedure, 'T7_TTD_PKS');
  expect(stageState(procedure, view, signing)).toBe('open');
  const dprd = { ...view.answers.dprd, levy: true };
  const burdened = { ...view, answers: { ...view.answers, dprd } };
  expect(stageState(procedure, burdened, signing)).toBe('waiting');
  expect(openStages(procedure, burdened).map(({ code }) => code)).toContain('T5_MOHON_DPRD');
});
