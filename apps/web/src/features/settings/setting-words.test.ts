import { describe, expect, it } from 'vitest';
import { readValue, valueWords } from './setting-words.ts';

const days = { min: 1, max: 730, unit: 'hari kerja', mayBeEmpty: true };

describe('a setting', () => {
  it.each([
    [20, '20 hari kerja'],
    [1000, '1.000 hari kerja'],
    [null, 'tanpa batas'],
  ])('of %s reads "%s"', (value, words) => {
    expect(valueWords(value, days)).toBe(words);
  });

  it.each([
    ['14', { value: 14 }],
    [' 730 ', { value: 730 }],
    ['', { value: null }],
  ])('takes "%s"', (typed, read) => {
    expect(readValue(typed, days)).toEqual(read);
  });

  it.each(['0', '731', '2,5', 'dua', '-3'])('says what to type instead of "%s"', (typed) => {
    expect(readValue(typed, days)).toEqual({ error: 'Isi angka bulat 1 sampai 730 hari kerja.' });
  });

  it('stays filled where no limit is no choice', () => {
    expect(readValue('', { ...days, mayBeEmpty: false })).toEqual({ error: 'Isi angka 1 sampai 730.' });
  });
});
