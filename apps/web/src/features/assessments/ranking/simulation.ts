import { ranksOf, weightedScore, type Weights } from '@kerabat/shared/assessments/scoring';
import type { Ranked } from '../assessments.api.ts';

export interface Row {
  item: Ranked;
  score: number | null;
  rank: number | null;
}

/** The ranking as these weights would make it; without weights as the meetings made it. */
export function simulate(items: readonly Ranked[], weights: Weights | undefined): Row[] {
  const scores = items.map(({ means, weighted }) => (weights ? weightedScore(means, weights) : weighted));
  const ranks = ranksOf(scores);
  return items
    .map((item, index) => ({ item, score: scores[index] ?? null, rank: ranks[index] ?? null }))
    .sort((a, b) => (a.rank ?? Infinity) - (b.rank ?? Infinity));
}
