import { describe, expect, it } from 'vitest';
import {
  describeFullest,
  describePartners,
  describePictures,
  describeRegions,
  describeStates,
  enumerate,
  leadersOf,
} from './finding.ts';

const item = (label: string, count: number, code: string | null = label) => ({
  code,
  label,
  shortLabel: label,
  count,
  amount: count * 1_000_000,
});

describe('the heading of the pictures', () => {
  const regions = [item('Agam', 3), item('Padang', 9), item('Pasaman', 0), item('Sijunjung', 0)];

  it('names who leads and counts who waits', () => {
    const affairs = [item('Pangan', 18), item('Pariwisata', 17), item('Kesehatan', 4)];
    expect(describePictures({ total: { count: 39, amount: 0 }, affairs, regions, isFiltered: false })).toBe(
      'Pangan dan Pariwisata paling banyak diusulkan; dua kabupaten/kota belum tersentuh',
    );
  });

  it('does not count what is not yet classified as a leader', () => {
    const affairs = [item('Belum diisi', 30, null), item('Pangan', 5)];
    expect(
      describePictures({
        total: { count: 35, amount: 0 },
        affairs,
        regions: [item('Agam', 1)],
        isFiltered: false,
      }),
    ).toBe('Pangan paling banyak diusulkan; semua kabupaten/kota tersentuh');
  });

  it('says so when nobody leads', () => {
    const affairs = ['Pangan', 'Sosial', 'Pertanian', 'Kesehatan'].map((label) => item(label, 2));
    expect(describePictures({ total: { count: 8, amount: 0 }, affairs, regions, isFiltered: false })).toBe(
      'Delapan usulan tersebar di empat urusan; dua kabupaten/kota belum tersentuh',
    );
  });

  it.each([
    [false, 'Belum ada usulan yang diajukan'],
    [true, 'Tidak ada usulan yang cocok dengan saringan'],
  ])('has words for nothing (filtered: %s)', (isFiltered, words) => {
    expect(describePictures({ total: { count: 0, amount: 0 }, affairs: [], regions: [], isFiltered })).toBe(
      words,
    );
  });
});

describe('leaders', () => {
  it.each([
    ['one far ahead', [10, 5, 4], ['A']],
    ['a second close behind', [10, 9, 1], ['A', 'B']],
    ['three level', [4, 4, 4, 1], ['A', 'B', 'C']],
    ['too many level', [4, 4, 4, 4], []],
    ['nothing at all', [0, 0], []],
  ])('%s', (_, counts, names) => {
    const items = counts.map((count, index) => item('ABCDE'.charAt(index), count));
    expect(leadersOf(items).map(({ label }) => label)).toEqual(names);
  });
});

describe('the title of each picture', () => {
  it('names the regions that wait when they are few', () => {
    expect(describeRegions([item('Agam', 1), item('Kota Pariaman', 0), item('Kota Sawahlunto', 0)])).toBe(
      'Kota Pariaman dan Kota Sawahlunto belum tersentuh',
    );
  });

  it('counts them when they are many', () => {
    const regions = [item('Agam', 1), ...['B', 'C', 'D', 'E'].map((label) => item(label, 0))];
    expect(describeRegions(regions)).toBe('Empat dari 5 kabupaten/kota belum tersentuh');
  });

  it('names the leaders when nobody waits', () => {
    expect(describeRegions([item('Agam', 9), item('Padang', 2)])).toBe('Agam paling banyak disebut');
    expect(describeRegions([item('Agam', 9), item('Padang', 2)], 'amount')).toBe(
      'Agam dengan perkiraan biaya terbesar',
    );
  });

  it('names the fullest cell of the matrix, or what it shows', () => {
    const sides = { rows: 'Urusan', columns: 'Kabupaten/kota' };
    expect(describeFullest({ row: 'Pangan', column: 'Agam', value: '4 usulan' }, sides)).toBe(
      'Terpadat: Pangan × Agam (4 usulan)',
    );
    expect(describeFullest(undefined, sides)).toBe('Usulan menurut urusan dan kabupaten/kota');
  });

  it('says how far the mapping is', () => {
    expect(describeStates(46, 115)).toBe('46 dari 115 usulan sudah dipetakan (40 %)');
    expect(describeStates(0, 115)).toBe('Belum satu pun dari 115 usulan dipetakan');
    expect(describeStates(3, 3)).toBe('Semua 3 usulan sudah dipetakan');
    expect(describeStates(0, 0)).toBe('Belum ada usulan yang diajukan');
  });

  it('says which partner is sought most', () => {
    expect(describePartners([item('Pemerintah provinsi', 4), item('BUMN', 9)])).toBe(
      'BUMN paling sering dituju sebagai mitra',
    );
    expect(describePartners([item('BUMD', 4), item('BUMN', 4)])).toBe(
      'BUMD dan BUMN sama-sama paling sering dituju',
    );
    expect(describePartners([])).toBe('Belum ada calon mitra yang ditulis');
  });

  it.each([
    [[], ''],
    [['A'], 'A'],
    [['A', 'B'], 'A dan B'],
    [['A', 'B', 'C'], 'A, B, dan C'],
  ])('enumerates %j', (names, words) => {
    expect(enumerate(names)).toBe(words);
  });
});
