import { describe, expect, it } from 'vitest';
import { searchQuery, searchText, searchWords } from './search-text.ts';

describe('words as they are searched', () => {
  it.each([
    ['kerja sama', 'kerjasama'],
    ['kerjasama', 'kerjasama'],
    ['Kerja-sama', 'kerjasama'],
    ['dikerjasamakan', 'kerjasama'],
    ['mengerjasamakan', 'kerjasama'],
    ['dikerja samakan', 'kerjasama'],
    ['kepariwisataan', 'pariwisata'],
    ['Pertanian', 'tani'],
    ['pengelolaan', 'kelola'],
    ['Pemkab Agam', 'pemerintah kabupaten agam'],
    ['Kab. Solok', 'kabupaten solok'],
    ['yang dan di', ''],
    ['USL/2022/DISPANGAN/0007', 'usl 2022 dispangan 0007'],
    ['Café', 'cafe'],
    ['bekerja', 'bekerja'],
    ['sama', 'sama'],
  ])('%j is stored as %j', (text, words) => {
    expect(searchWords(text).join(' ')).toBe(words);
  });

  it('keeps the written word beside the common one, so that half a word finds it', () => {
    expect(searchText(['Pertanian', null, 'kerja sama'])).toBe('tani kerjasama pertanian kerja sama');
  });

  it('asks for every word, each from its beginning, once', () => {
    expect(searchQuery('Kerja sama pangan kerjasama')).toBe('kerjasama:* & pangan:*');
  });

  it.each(["'); drop table", '& | ! <->', ':*', '()', ''])('makes plain words of %j', (text) => {
    expect(searchQuery(text) ?? '').toMatch(/^$|^\w+:\*( & \w+:\*)*$/);
  });
});
