import type { Criterion } from './vocabulary.ts';

/** Scores, quorum and ranks: the same arithmetic for the API, the minutes and the sliders of the ranking page. */

export type Scores = Readonly<Record<string, number>>;
export type Weights = Readonly<Record<string, number>>;

const round2 = (value: number): number => Math.round((value + Number.EPSILON) * 100) / 100;

export const weightsOf = (criteria: readonly Pick<Criterion, 'code' | 'weight'>[]): Weights =>
  Object.fromEntries(criteria.map(({ code, weight }) => [code, weight]));

/** The mean of each criterion over the members who scored it. */
export function meansOf(given: readonly Scores[]): Scores {
  const codes = [...new Set(given.flatMap((scores) => Object.keys(scores)))];
  return Object.fromEntries(
    codes.map((code) => {
      const values = given.flatMap((scores) => scores[code] ?? []);
      return [code, round2(values.reduce((sum, value) => sum + value, 0) / values.length)];
    }),
  );
}

/** Weighted over the criteria that were scored, on the scale of the scores; null where nothing weighs. */
export function weightedScore(means: Scores, weights: Weights): number | null {
  let sum = 0;
  let weight = 0;
  for (const [code, mean] of Object.entries(means)) {
    sum += mean * (weights[code] ?? 0);
    weight += weights[code] ?? 0;
  }
  return weight === 0 ? null : round2(sum / weight);
}

/** Equal scores share a rank, and the next one counts on (1, 2, 2, 4); whoever has no score has no rank. */
export function ranksOf(scores: readonly (number | null)[]): (number | null)[] {
  return scores.map((score) =>
    score === null ? null : 1 + scores.filter((other) => other !== null && other > score).length,
  );
}

export interface Quorum {
  /** Members who count for this proposal: invited, and without a conflict of interest. */
  eligible: number;
  present: number;
  needed: number;
  missing: number;
  isMet: boolean;
}

/** Somebody who is represented counts as present; without members who count there is no quorum. */
export function quorumOf(eligible: number, present: number, percent: number): Quorum {
  const needed = Math.max(1, Math.ceil((eligible * percent) / 100));
  return { eligible, present, needed, missing: Math.max(0, needed - present), isMet: present >= needed };
}

/** The first ranks get priority 1, the next ones 2, all others 3. */
export const priorityOf = (rank: number, [first, second]: readonly [number, number]): 1 | 2 | 3 => {
  if (rank <= first) return 1;
  return rank <= first + second ? 2 : 3;
};
