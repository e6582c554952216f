import { describe, expect, it } from 'vitest';
import { TILES, tileOf } from './cartogram.ts';

const REGENCIES = Array.from({ length: 12 }, (_, index) => `13.${String(index + 1).padStart(2, '0')}`);
const CITIES = Array.from({ length: 7 }, (_, index) => `13.${index + 71}`);

describe('tile cartogram', () => {
  it('has each of the 19 kabupaten/kota once', () => {
    expect(TILES.map(({ code }) => code).sort()).toEqual([...REGENCIES, ...CITIES].sort());
  });

  it('puts no two of them on one place', () => {
    const places = TILES.map(({ column, row }) => `${column}:${row}`);
    expect(new Set(places).size).toBe(TILES.length);
  });

  it('keeps water between the islands and the coast', () => {
    const islands = tileOf('13.09');
    const coast = TILES.filter(({ row, code }) => row === islands?.row && code !== islands.code);
    expect(islands?.column).toBe(1);
    expect(Math.min(...coast.map(({ column }) => column))).toBeGreaterThan(2);
  });

  it.each([
    ['Agam', '13.06', 'Bukittinggi', '13.75'],
    ['Pasaman', '13.08', 'Pasaman Barat', '13.12'],
    ['Padang Pariaman', '13.05', 'Pariaman', '13.77'],
    ['Sijunjung', '13.03', 'Dharmasraya', '13.10'],
    ['Padang', '13.71', 'Pesisir Selatan', '13.01'],
  ])('keeps %s (%s) beside %s (%s)', (_, one, __, other) => {
    const [a, b] = [tileOf(one), tileOf(other)];
    const distance = Math.abs((a?.column ?? 0) - (b?.column ?? 9)) + Math.abs((a?.row ?? 0) - (b?.row ?? 9));
    expect(distance).toBe(1);
  });
});
