import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

const lineOf = (...values: (string | number | null)[]) => toCsv([values]).slice(1).trimEnd();

describe('CSV of a picture', () => {
  it('begins with a BOM, separates by semicolons and ends each line', () => {
    expect(
      toCsv([
        ['Urusan', 'Agam'],
        ['Pangan', 4],
      ]),
    ).toBe('\uFEFFUrusan;Agam\r\nPangan;4\r\n');
  });

  it.each([
    ['a separator', 'Pangan; Pertanian', '"Pangan; Pertanian"'],
    ['a quote', 'Sumbar "Sejahtera"', '"Sumbar ""Sejahtera"""'],
    ['a line break', 'satu\ndua', '"satu\ndua"'],
    ['nothing special', 'Kota Padang', 'Kota Padang'],
  ])('quotes %s', (_, given, written) => {
    expect(lineOf(given)).toBe(written);
  });

  it.each([
    ['=', '=1+1', "'=1+1"],
    ['+', '+62', "'+62"],
    ['-', '-5', "'-5"],
    ['@', '@SUM(A1)', "'@SUM(A1)"],
    ['a tab', '\t=1', "'\t=1"],
    ['a carriage return', '\r=1', '"\'\r=1"'],
  ])('makes a text that begins with %s harmless', (_, given, written) => {
    expect(lineOf(given)).toBe(written);
  });

  it('leaves figures and gaps as they are', () => {
    expect(lineOf(-5, 0, null)).toBe('-5;0;');
  });
});
