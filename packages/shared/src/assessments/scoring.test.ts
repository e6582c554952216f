import { describe, expect, it } from 'vitest';
import { meansOf, priorityOf, quorumOf, ranksOf, weightedScore, weightsOf } from './scoring.ts';
import { DEFAULT_CRITERIA, WEIGHTS_SUM } from './vocabulary.ts';

describe('scores', () => {
  it('weigh one hundred together by default', () => {
    expect(DEFAULT_CRITERIA.reduce((sum, { weight }) => sum + weight, 0)).toBe(WEIGHTS_SUM);
  });

  it('are averaged per criterion over those who scored it', () => {
    expect(meansOf([{ A: 5, B: 3 }, { A: 4 }, { A: 4 }])).toEqual({ A: 4.33, B: 3 });
    expect(meansOf([])).toEqual({});
  });

  it.each([
    [{ A: 5, B: 1 }, { A: 75, B: 25 }, 4],
    [{ A: 5, B: 1 }, { A: 0, B: 100 }, 1],
    [{ A: 5 }, { A: 75, B: 25 }, 5],
    [{ A: 5 }, { A: 0 }, null],
    [{}, { A: 100 }, null],
  ])('of %o with weights %o make %s', (means, weights, expected) => {
    expect(weightedScore(means, weights)).toBe(expected);
  });

  it('take their weights from the criteria', () => {
    expect(weightsOf(DEFAULT_CRITERIA)).toMatchObject({ RPJMD: 25, URGENSI: 15 });
  });
});

describe('ranks', () => {
  it('are shared by equal scores, count on after them, and leave out who has none', () => {
    expect(ranksOf([4, 5, null, 4, 3])).toEqual([2, 1, null, 2, 4]);
  });

  it('become priorities by bands', () => {
    expect([1, 2, 3, 4, 9].map((rank) => priorityOf(rank, [2, 1]))).toEqual([1, 1, 2, 3, 3]);
  });
});

describe('the quorum', () => {
  it.each([
    [7, 4, 50, { needed: 4, missing: 0, isMet: true }],
    [7, 3, 50, { needed: 4, missing: 1, isMet: false }],
    [3, 2, 100, { needed: 3, missing: 1, isMet: false }],
    [0, 0, 50, { needed: 1, missing: 1, isMet: false }],
  ])('of %i members with %i present at %i percent', (eligible, present, percent, expected) => {
    expect(quorumOf(eligible, present, percent)).toMatchObject(expected);
  });
});
