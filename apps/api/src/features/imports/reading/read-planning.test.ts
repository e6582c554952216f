import { describe, expect, it } from 'vitest';
import { readPlanning } from './read-planning.ts';
import { seedIndex } from './seed-index.fixture.ts';

const read = (text: string | undefined, year: number | null = 2022) => {
  const { value, warnings } = readPlanning(text, seedIndex.planningTargets, year);
  return { codes: value.join(' '), problem: warnings.map(({ code }) => code).join() };
};
const first = (...missions: number[]) => missions.map((number) => `RPJMD-2021-2026/M${number}`).join(' ');

describe('missions by the RPJMD of the year', () => {
  it.each([
    ['Misi 7', 2022, first(7)],
    ['Misi 7', 2024, first(7)],
    ['Misi 7', 2026, 'RPJMD-2025-2029/M7'],
    ['misi VII', 2022, first(7)],
    ['Misi ke-7', 2022, first(7)],
    ['M7', 2022, first(7)],
    ['Misi ketujuh', 2022, first(7)],
    ['Misi 3 dan 5', 2022, first(3, 5)],
    ['Misi 1, Misi 2', 2022, first(1, 2)],
    ['Misi 3 & 4', 2022, first(3, 4)],
    ['RPJMD 2021-2026 Misi 3', 2026, first(3)],
    ['Misi 7: Tata kelola dan pelayanan publik', 2022, first(7)],
    ['Infrastruktur berkeadilan dan berkelanjutan', 2022, first(6)],
    ['Sumbar Sehat dan Cerdas', 2022, 'RPJMD-2021-2026/M1/P1'],
    ['Misi 4, Sumbar Sejahtera', 2022, `${first(4)} RPJMD-2021-2026/M4/P1`],
    ['Nagari Creative Hub', 2026, 'RPJMD-2025-2029/P1'],
    ['RPJMD-2021-2026/M3', null, first(3)],
  ])('%s in %s is %s', (text, year, codes) => {
    expect(read(text, year)).toEqual({ codes, problem: '' });
  });

  it.each([
    ['Misi 9', 2022],
    ['Misi 8', 2022],
    ['Sumbar Sejahtera', 2022],
    ['Visi gubernur', 2022],
    ['Misi 7', 2040],
    ['Misi 7', null],
  ])('%s in %s stays as typed, with a warning', (text, year) => {
    expect(read(text, year)).toEqual({ codes: '', problem: 'imports.planning_unknown' });
  });

  it('asks where nothing is written', () => {
    expect(read(undefined).problem).toBe('imports.planning_missing');
  });
});
