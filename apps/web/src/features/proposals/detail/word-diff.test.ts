import { describe, expect, it } from 'vitest';
import { diffWords, isReadableInline, type Piece } from './word-diff.ts';

const textOf = (pieces: Piece[] | null, not: Piece['kind']) =>
  (pieces ?? [])
    .filter(({ kind }) => kind !== not)
    .map(({ text }) => text)
    .join('');

describe('the words that differ', () => {
  it('are marked, and both texts can be read from the pieces', () => {
    const before = 'Harga bawang jatuh pada Maret.\nPetani merugi.';
    const after = 'Harga bawang merah jatuh pada Maret sampai Juni.\nPetani merugi.';
    const pieces = diffWords(before, after);
    expect(textOf(pieces, 'removed')).toBe(after);
    expect(textOf(pieces, 'added').replace(/\s+/g, ' ')).toBe(before.replace(/\s+/g, ' '));
    expect(pieces?.filter(({ kind }) => kind === 'added').map(({ text }) => text.trim())).toEqual([
      'merah',
      'Maret sampai Juni.',
    ]);
    expect(pieces?.filter(({ kind }) => kind === 'removed').map(({ text }) => text.trim())).toEqual([
      'Maret.',
    ]);
  });

  it('are all of them when nothing stood there before', () => {
    expect(diffWords('', 'Baru sekali')).toEqual([{ kind: 'added', text: 'Baru sekali' }]);
    expect(diffWords('Lama', '')).toEqual([{ kind: 'removed', text: 'Lama' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  it('are read inside the text only where most of it stayed', () => {
    const inline = (a: string, b: string) => isReadableInline(diffWords(a, b) ?? []);
    expect(inline('satu dua tiga empat lima', 'satu dua tiga empat enam')).toBe(true);
    expect(inline('satu dua tiga', 'empat lima enam')).toBe(false);
  });

  it('are not looked for in texts that are too long', () => {
    expect(diffWords('kata '.repeat(2000), 'lain '.repeat(2000))).toBeNull();
  });
});
