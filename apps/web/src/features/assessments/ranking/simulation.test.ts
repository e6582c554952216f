import { describe, expect, it } from 'vitest';
import type { Ranked } from '../assessments.api.ts';
import { simulate } from './simulation.ts';

const ranked = (title: string, means: Record<string, number>, weighted: number | null, rank: number | null) =>
  ({ proposal: { id: title, title }, means, weighted, rank }) as unknown as Ranked;

const items = [
  ranked('planned', { RPJMD: 5, MITRA: 1 }, 4, 1),
  ranked('ready', { RPJMD: 3, MITRA: 5 }, 3.5, 2),
  ranked('unscored', {}, null, null),
];
const titles = (rows: ReturnType<typeof simulate>) =>
  rows.map(({ item, rank }) => [item.proposal.title, rank]);

describe('the ranking under other weights', () => {
  it('stays as the meetings made it while nobody changes a weight', () => {
    expect(titles(simulate(items, undefined))).toEqual([
      ['planned', 1],
      ['ready', 2],
      ['unscored', null],
    ]);
  });

  it('moves when another criterion weighs more', () => {
    const rows = simulate(items, { RPJMD: 10, MITRA: 90 });
    expect(titles(rows).slice(0, 2)).toEqual([
      ['ready', 1],
      ['planned', 2],
    ]);
    expect(rows[0]?.score).toBe(4.8);
  });
});
