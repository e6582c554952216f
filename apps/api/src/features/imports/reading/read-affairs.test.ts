import { describe, expect, it } from 'vitest';
import { readAffairs } from './read-affairs.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string | undefined) => {
  const { value, warnings } = readAffairs(text, seedIndex.affairs);
  return { codes: value.join(' '), problem: warnings.map(({ code }) => code).join() };
};

describe('urusan by code, name and abbreviation', () => {
  it.each([
    ['Pangan', '2.09'],
    ['pangan', '2.09'],
    ['2.09', '2.09'],
    ['2,09', '2.09'],
    ['3,3', '3.30'],
    ['2.09 Pangan', '2.09'],
    ['2.09 - Pangan; 3.27', '2.09 3.27'],
    ['PUPR', '1.03'],
    ['Urusan Pangan', '2.09'],
    ['Koperasi, UKM', '2.17'],
    ['Koperasi, Usaha Kecil, dan Menengah', '2.17'],
    ['Kelautan & Perikanan', '3.25'],
    ['Pendidikan dan Pelatihan', '5.04'],
    ['Pendidikan, Kesehatan', '1.01 1.02'],
    ['Pangan dan Pertanian', '2.09 3.27'],
    ['Kearsipan dan Perpustakaan', '2.24 2.23'],
    ['Pangan; Perdagangan; Perindustrian', '2.09 3.30 3.31'],
    ['Perdagangan/Perindustrian', '3.30 3.31'],
    ['Ketenteraman, Ketertiban Umum, dan Pelindungan Masyarakat', '1.05'],
    ['bidang pangan, bidang kesehatan', '2.09 1.02'],
  ])('%s is %s', (text, codes) => {
    expect(read(text)).toEqual({ codes, problem: '' });
  });

  it('names the urusan that it takes for a misspelt one', () => {
    expect(read('Pendidkan')).toEqual({ codes: '1.01', problem: 'imports.affair_guessed' });
  });

  it('keeps what it knows and warns of the rest', () => {
    expect(read('Pangan dan Antariksa')).toEqual({ codes: '2.09', problem: 'imports.affair_unknown' });
    expect(read('9.99')).toEqual({ codes: '', problem: 'imports.affair_unknown' });
    expect(read('')).toEqual({ codes: '', problem: 'imports.affair_missing' });
  });
});
