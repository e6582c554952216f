import { describe, expect, it } from 'vitest';
import { formatIn, formatRupiahShort, unitOf } from './figures.ts';
import { amountSteps, countSteps, shadeOf } from './heat.ts';

describe('shades of a heat map', () => {
  it.each([
    [0, 12, 0],
    [1, 12, 1],
    [3, 12, 2],
    [12, 12, 5],
    [1, 1, 5],
    [1, 1_000_000, 1],
    [0, 0, 0],
  ])('%i of at most %i has shade %i', (value, highest, shade) => {
    expect(shadeOf(value, highest)).toBe(shade);
  });

  it.each([1, 2, 3, 5, 7, 12, 40])('says truly in the legend what the shades up to %i mean', (highest) => {
    const steps = countSteps(highest);
    for (let value = 1; value <= highest; value += 1) {
      const step = steps.find(({ from, to }) => value >= from && value <= to);
      expect(step?.shade, String(value)).toBe(shadeOf(value, highest));
    }
    expect(steps.at(-1)?.to).toBe(highest);
  });

  it('has no steps where nothing is', () => {
    expect(countSteps(0)).toEqual([]);
    expect(amountSteps(0)).toEqual([]);
  });
});

describe('amounts in narrow cells', () => {
  it.each([
    [0, '–'],
    [950, '950'],
    [25_000, '25\u00A0rb'],
    [500_000_000, '500\u00A0jt'],
    [1_250_000_000, '1,3\u00A0M'],
    [2_000_000_000_000, '2\u00A0T'],
  ])('%i is %s', (rupiah, words) => {
    expect(formatRupiahShort(rupiah)).toBe(words);
  });
});

describe('amounts of one matrix', () => {
  it.each([
    [35_350_000_000, 'miliar rupiah'],
    [999_000_000, 'juta rupiah'],
    [2e12, 'triliun rupiah'],
    [500, 'rupiah'],
    [0, 'rupiah'],
  ])('up to %i are told in %s', (highest, words) => {
    expect(unitOf(highest).words).toBe(words);
  });

  it.each([
    [35_350_000_000, '35'],
    [9_960_000_000, '10'],
    [3_600_000_000, '3,6'],
    [425_000_000, '0,4'],
    [20_000_000, '<0,1'],
    [0, '–'],
  ])('%i becomes %s', (rupiah, words) => {
    expect(formatIn(unitOf(35e9), rupiah)).toBe(words);
  });
});
