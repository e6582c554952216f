import { describe, expect, it } from 'vitest';
import { aPaper, readyCase } from './case.fixture.ts';
import { missing } from './interpreter.ts';
import { awaitedBy, progressOf } from './papers-under-way.ts';
import { currentProcedure } from './procedures.ts';
import type { CaseView, PaperFact, Stage } from './types.ts';

const brought = (since: string, values: Partial<PaperFact> = {}) =>
  aPaper('KAK', { accepted: false, waits: { since, by: 'operator' }, ...values });
const returned = (remark: string, values: Partial<PaperFact> = {}) =>
  aPaper('KAK', { accepted: false, returned: remark, ...values });

describe('a paper that is asked for', () => {
  it.each([
    ['was brought by nobody', [], { state: 'missing' }],
    [
      'waits for its check since it was brought',
      [brought('2026-06-02')],
      { state: 'uploaded', since: '2026-06-02', by: 'operator' },
    ],
    [
      'waits since the first of several',
      [brought('2026-06-03'), brought('2026-06-02')],
      { state: 'uploaded', since: '2026-06-02', by: 'operator' },
    ],
    [
      'is returned with a remark',
      [returned('Tanpa tanda tangan.')],
      { state: 'to_correct', remark: 'Tanpa tanda tangan.' },
    ],
    [
      'is returned with the last remark',
      [returned('Lama.'), returned('Baru.')],
      { state: 'to_correct', remark: 'Baru.' },
    ],
    [
      'waits again once a replacement was brought',
      [returned('Lama.'), brought('2026-06-04')],
      { state: 'uploaded', since: '2026-06-04', by: 'operator' },
    ],
  ] as const)('%s', (_title, papers, progress) => {
    expect(progressOf(papers)).toEqual(progress);
  });
});

const procedure = currentProcedure('KSDPK_DAERAH');
const stageAsking = (type: 'paper' | 'rule', what: string): Stage => {
  const stage = procedure.stages.find(({ requires }) =>
    requires.some((one) => (one.type === 'paper' ? one.paper : one.rule) === what && one.type === type),
  );
  if (!stage) throw new Error(`no stage asks for ${what}`);
  return stage;
};
const caseWith = (kind: PaperFact['kind'], papers: readonly PaperFact[]): CaseView => {
  const ready = readyCase(procedure);
  return { ...ready, papers: [...ready.papers.filter((paper) => paper.kind !== kind), ...papers] };
};
const asPaper = (paper: PaperFact, kind: PaperFact['kind'], stage: string) => ({ ...paper, kind, stage });

describe('what an open stage lacks', () => {
  it.each([
    ['paper', 'KAK', 'KAK'],
    ['rule', 'R-SK', 'SK_FEAS'],
  ] as const)('says of a %s how far it is, and so whom it waits for', (type, what, kind) => {
    const stage = stageAsking(type, what);
    const lackingWith = (papers: readonly PaperFact[]) =>
      missing(
        caseWith(
          kind,
          papers.map((paper) => asPaper(paper, kind, stage.code)),
        ),
        stage,
      );
    const nobody = lackingWith([]);
    expect(nobody[0]?.detail).toMatch(/^Unggah/);
    expect(awaitedBy(nobody)).toEqual(['actor']);
    const waiting = lackingWith([brought('2026-06-02')]);
    expect(waiting).toMatchObject([
      { code: 'cooperations.paper_awaits_check', detail: expect.stringContaining('menunggu pemeriksaan') },
    ]);
    expect(waiting[0]?.detail).not.toContain('Unggah');
    expect(awaitedBy(waiting)).toEqual(['check']);
    const back = lackingWith([returned('Tanpa tanda tangan.')]);
    expect(back).toMatchObject([
      { code: 'cooperations.paper_to_correct', detail: expect.stringContaining('Tanpa tanda tangan.') },
    ]);
    expect(awaitedBy(back)).toEqual(['actor']);
    expect(awaitedBy([...waiting, ...nobody])).toEqual(['actor', 'check']);
    expect(awaitedBy([])).toEqual(['actor']);
  });

  it('is not told of a paper that was filed for another stage, where each has its own', () => {
    const stage = procedure.stages.find(({ requires }) =>
      requires.some((one) => one.type === 'paper' && one.ofStage),
    );
    const asked = stage?.requires.find((one) => one.type === 'paper' && one.ofStage);
    if (!stage || asked?.type !== 'paper') throw new Error('no stage asks for a paper of its own');
    const elsewhere = asPaper(brought('2026-06-02'), asked.paper, 'T1_LAIN');
    expect(missing(caseWith(asked.paper, [elsewhere]), stage)).toMatchObject([
      { code: 'cooperations.paper_required', paper: { progress: { state: 'missing' } } },
    ]);
  });
});
