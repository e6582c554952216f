import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PERMISSIONS } from '../access/permissions.ts';
import { needsDprd } from '../proposals/dprd.ts';
import { PARTNER_CATEGORIES } from '../proposals/vocabulary.ts';
import { aPaper, bareCase, readyCase } from './case.fixture.ts';
import { fallingBack, mayAdvance, missing, nextSteps, openStages, stageState } from './interpreter.ts';
import { PROCEDURES } from './procedures.ts';
import type { CaseView, Procedure, Stage } from './types.ts';
import { PAPER_KINDS } from './vocabulary.ts';

/** Whatever people answer, file and try in whatever order: the procedures keep the law and never lose a case. */

const ALL = new Set(PERMISSIONS);
const answer = fc.constantFrom(true, false, null);
const date = fc.constantFrom('2026-05-01', '2026-06-01', '2026-06-20', null);

const answers = fc.record({
  dprd: fc.record({
    levy: answer,
    multiYear: answer,
    assets: answer,
    guarantee: answer,
    inCurrentBudget: answer,
  }),
  pksSignatory: fc.constantFrom('GUBERNUR' as const, 'KEPALA_OPD' as const, null),
  thirdPartyCriteria: fc.record({ masterPlan: answer, feasible: answer, ableToFund: answer }),
  foreignConditions: fc.record({
    diplomaticRelations: answer,
    regionalAffair: answer,
    noOfficeAbroad: answer,
    noInterference: answer,
    fitsPlans: answer,
  }),
  lawCheck: fc.record({ morality: answer, publicOrder: answer, nationalInterest: answer, law: answer }),
});
const facts = fc.record({
  answers,
  parties: fc.array(
    fc.record({ category: fc.constantFrom(...PARTNER_CATEGORIES, null), regionCode: fc.constant(null) }),
    { maxLength: 2 },
  ),
  isPlanned: fc.boolean(),
  isMapped: fc.boolean(),
  exceptionReason: fc.constantFrom('DARURAT', null),
  offer: fc.constantFrom('none', 'sent', 'negotiating', 'accepted', 'declined', 'unanswered'),
});
const paperFact = fc.record({
  kind: fc.constantFrom(...PAPER_KINDS),
  accepted: fc.boolean(),
  waits: fc.constantFrom({ since: '2026-06-01T00:00:00Z', by: null }, null),
  returned: fc.constantFrom('Perbaiki.', null),
  date,
  validUntil: fc.constantFrom('2026-06-30', '2027-01-01', null),
  signatory: fc.constantFrom('GUBERNUR' as const, 'KEPALA_OPD' as const, null),
  signatoryIsOfficial: answer,
  clauses: fc.subarray(['HAK_KEWAJIBAN', 'JANGKA_WAKTU', 'PENYELESAIAN_PERSELISIHAN', 'SANKSI']),
});

type Change = (procedure: Procedure, view: CaseView, pick: number) => CaseView;
const step = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: fc.constant('advance' as const) },
    { weight: 5, arbitrary: fc.constant('help' as const) },
    { weight: 2, arbitrary: fc.constant('try' as const) },
    { weight: 1, arbitrary: fc.constantFrom('reopen' as const, 'waive' as const) },
    { weight: 2, arbitrary: fc.constant('surprise' as const) },
    { weight: 1, arbitrary: facts },
    { weight: 2, arbitrary: paperFact },
  ),
  fc.nat(40),
);

const at = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % items.length];

/** What the API does when somebody asks to pass a stage: refused, or passed. */
function attempt(procedure: Procedure, view: CaseView, stage: Stage): CaseView {
  const lacking = missing(view, stage);
  if (!mayAdvance(ALL, procedure, view, stage) || lacking.length > 0) return view;
  return {
    ...view,
    passed: { ...view.passed, [stage.code]: view.today },
    status: stage.isEnd ? 'ended' : view.status,
  };
}

const changes = {
  /** Tries an open stage. */
  advance: (procedure, view, pick) => {
    const stage = at(openStages(procedure, view), pick);
    return stage ? attempt(procedure, view, stage) : view;
  },
  /** Tries any stage at all. */
  try: (procedure, view, pick) => {
    const stage = at(procedure.stages, pick);
    return stage ? attempt(procedure, view, stage) : view;
  },
  /** People do everything they can. */
  help: (procedure, view) => {
    const { passed, status, overridden } = view;
    return readyCase(procedure, { kind: view.kind, passed, status, overridden });
  },
  /** One thing turns out otherwise late in an orderly case. */
  surprise: (_procedure, view, pick) => {
    const { answers: given, parties } = view;
    const surprises: Partial<CaseView>[] = [
      { answers: { ...given, dprd: { ...given.dprd, inCurrentBudget: false } } },
      { answers: { ...given, pksSignatory: 'KEPALA_OPD' } },
      { parties: [...parties, { category: 'CENTRAL', regionCode: null }] },
      { papers: view.papers.filter((_paper, index) => index !== pick) },
    ];
    return { ...view, ...at(surprises, pick) };
  },
  reopen: (procedure, view, pick) => {
    const code = at(Object.keys(view.passed), pick);
    if (code === undefined || view.status !== 'running') return view;
    const fallen = fallingBack(procedure, code);
    return {
      ...view,
      passed: Object.fromEntries(Object.entries(view.passed).filter(([each]) => !fallen.includes(each))),
    };
  },
  waive: (procedure, view, pick) => {
    const waivable = nextSteps(procedure, view)
      .flatMap(({ missing: lacking }) => lacking)
      .filter(({ overridable }) => overridable);
    const requirement = at(waivable, pick)?.requirement;
    return requirement === undefined ? view : { ...view, overridden: [...view.overridden, requirement] };
  },
} as const satisfies Record<string, Change>;

function walk(procedure: Procedure, [what, pick]: [unknown, number], view: CaseView): CaseView {
  if (typeof what === 'string') return changes[what as keyof typeof changes](procedure, view, pick);
  const fact = what as Partial<CaseView> & { kind?: unknown };
  if (!fact.kind) return { ...view, ...(what as Partial<CaseView>) };
  const stage = at(procedure.stages, pick)?.code ?? null;
  return { ...view, papers: [...view.papers, aPaper(fact.kind as 'KB', { ...(what as object), stage })] };
}

const newlyPassed = (before: CaseView, after: CaseView): string[] =>
  Object.keys(after.passed).filter((code) => before.passed[code] === undefined);

/** A passed stage was open, lacked nothing, and had everything before it behind. */
function expectAllowed(procedure: Procedure, before: CaseView, code: string): void {
  const stage = procedure.stages.find((each) => each.code === code);
  if (!stage) throw new Error(`${code} is no stage`);
  expect(before.status).toBe('running');
  expect(openStages(procedure, before).map((each) => each.code)).toContain(code);
  expect(missing(before, stage)).toEqual([]);
  for (const each of stage.after) {
    const earlier = procedure.stages.find(({ code: one }) => one === each);
    if (!earlier) throw new Error(`${each} is no stage`);
    expect(['passed', 'skipped']).toContain(stageState(procedure, before, earlier));
  }
}

/** What the law says, written down a second time and without the tables. */
function expectLawful(view: CaseView, code: string): void {
  const has = (kind: string) =>
    view.papers.some(
      (paper) =>
        paper.kind === kind &&
        paper.accepted &&
        (paper.validUntil === null || paper.validUntil >= view.today),
    );
  const hasCentralParty = view.parties.some(({ category }) => category === 'CENTRAL');
  if (code === 'T4_TTD_KB' || code === 'T7_TTD_PKS') expect(hasCentralParty).toBe(false);
  if (code === 'T4_TTD_KB') expect(has('KB')).toBe(true);
  if (code === 'T6_SUSUN_PKS') expect(has('KB') || view.overridden.includes('R-KBFIRST')).toBe(true);
  if (code === 'T6_SUSUN_PKS' || code === 'T7_TTD_PKS')
    expect(needsDprd(view.kind, view.answers.dprd) === false || view.passed['T5_DPRD'] !== undefined).toBe(
      true,
    );
  if (code === 'T5_DPRD' || code === 'L6_DPRD') expect(has('KEP_DPRD')).toBe(true);
  if (code === 'L11_TTD_NASKAH') {
    expect(view.passed).toMatchObject({ L6_DPRD: view.today, L10_KONFIRMASI: view.today });
    expect(has('MOU')).toBe(true);
  }
  if (code === 'S5_TTD_NK') expect(has('NK')).toBe(true);
}

const cases = PROCEDURES.map((procedure): [string, Procedure] => [
  `${procedure.code} v${procedure.version}`,
  procedure,
]);
const steps = fc.array(step, { maxLength: 80, size: 'max' });

/** Every state of a random walk from a bare case, with the state before it. */
function forEachState(
  procedure: Procedure,
  path: [unknown, number][],
  look: (before: CaseView, after: CaseView) => void,
): CaseView {
  const [kind = 'KSDPK'] = procedure.kinds;
  let view = bareCase(kind);
  for (const each of path) {
    const after = walk(procedure, each, view);
    look(view, after);
    view = after;
  }
  return view;
}

describe.each(cases)('%s, whatever happens', (_name, procedure) => {
  it('only what is allowed succeeds, and the law is kept', () => {
    fc.assert(
      fc.property(steps, (path) => {
        forEachState(procedure, path, (before, after) => {
          for (const code of newlyPassed(before, after)) {
            expectAllowed(procedure, before, code);
            expectLawful(before, code);
          }
        });
      }),
    );
  });

  it('each refusal names what is missing and its source', () => {
    fc.assert(
      fc.property(steps, (path) => {
        forEachState(procedure, path, (_before, view) => {
          for (const { detail, legalBasis, code, pointer } of procedure.stages.flatMap((stage) =>
            missing(view, stage),
          )) {
            expect(legalBasis).toBeTruthy();
            expect(detail).toMatch(/^[A-Z].*\. \(.+\)$/);
            expect(code).toMatch(/^cooperations\.[a-z_]+$/);
            expect(pointer).toMatch(/^\//);
          }
        });
      }),
    );
  });

  it('a running case always has an open stage, an ended one none', () => {
    fc.assert(
      fc.property(steps, (path) => {
        forEachState(procedure, path, (_before, view) => {
          expect(openStages(procedure, view).length > 0).toBe(view.status === 'running');
        });
      }),
    );
  });

  it('every case can reach an end from wherever it stands', () => {
    fc.assert(
      fc.property(steps, (path) => {
        let view = forEachState(procedure, path, () => undefined);
        view = changes.help(procedure, view);
        for (let left = procedure.stages.length; left > 0 && view.status === 'running'; left -= 1)
          view = changes.advance(procedure, view, 0);
        expect(view.status).toBe('ended');
      }),
    );
  });
});
