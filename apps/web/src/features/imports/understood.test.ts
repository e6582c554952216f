import { describe, expect, it } from 'vitest';
import { monthsInWords, saysMore } from './understood.ts';

describe('what was typed beside what was understood', () => {
  it('is shown when the reading is another word', () => {
    expect(saysMore('1,25 M', 'Rp 1.250.000.000')).toBe(true);
  });

  it('is left out when it says the same', () => {
    expect(saysMore('KSDD Sukarela', 'KSDD sukarela')).toBe(false);
  });

  it('is left out when the cell was empty', () => {
    expect(saysMore('', 'Rp 500.000')).toBe(false);
  });
});

describe('a term in words', () => {
  it('counts whole years as years', () => {
    expect(monthsInWords(36)).toBe('3 tahun');
  });

  it('counts other terms in months', () => {
    expect(monthsInWords(18)).toBe('18 bulan');
  });
});
