import { DUTY_KINDS, type DutyCounts } from '@kerabat/shared/duties/schema';
import { expect, it } from 'vitest';
import { countWords, daysWords, pageOf } from './words.ts';

it('writes the days of a leave as short as they can be read', () => {
  expect(daysWords('2026-12-03', '2026-12-07')).toBe('3–7 Desember 2026');
  expect(daysWords('2026-12-30', '2027-01-04')).toBe('30 Desember 2026 – 4 Januari 2027');
  expect(daysWords('2026-12-03', '2026-12-03')).toBe('3 Desember 2026');
});

it('says how much of each kind lies with somebody', () => {
  const counts = Object.fromEntries(DUTY_KINDS.map((kind) => [kind, 0])) as DutyCounts;
  expect(countWords({ ...counts, proposal: 4, review: 2 })).toBe(
    '4 usulan yang diverifikasi, 2 rapat telaah',
  );
  expect(countWords(counts)).toBe('');
});

it('leads from a duty to its record', () => {
  expect(pageOf({ kind: 'task', place: { id: 'k' } })).toBe('/kerja-sama/k');
  expect(pageOf({ kind: 'delegation', place: { id: 'd' } })).toBeUndefined();
});
