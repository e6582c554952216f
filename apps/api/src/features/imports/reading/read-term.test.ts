import { describe, expect, it } from 'vitest';
import { parseTerm, readTerm, termUnitOf } from './read-term.ts';

describe('terms as offices write them', () => {
  it.each([
    ['3 tahun', 36],
    ['5 th', 60],
    ['5 Thn', 60],
    ['5 Tahun', 60],
    ['18 bulan', 18],
    ['6 bln', 6],
    ['2,5 tahun', 30],
    ['1 tahun 6 bulan', 18],
    ['5 (lima) tahun', 60],
    ['lima tahun', 60],
    ['selama 3 tahun', 36],
    ['setahun', 12],
    ['2 semester', 12],
    ['30 tahun', 360],
  ])('%s lasts %d months', (text, durationMonths) => {
    expect(parseTerm(text)).toEqual({ startDate: null, endDate: null, durationMonths });
  });

  it.each([
    ['2022-2024', '2022-01-01', '2024-12-31', 36],
    ['2022 - 2024', '2022-01-01', '2024-12-31', 36],
    ['2022–2024', '2022-01-01', '2024-12-31', 36],
    ['2022/2024', '2022-01-01', '2024-12-31', 36],
    ['2023 s/d 2025', '2023-01-01', '2025-12-31', 36],
    ['2023 s.d. 2025', '2023-01-01', '2025-12-31', 36],
    ['Tahun 2023 sampai dengan 2025', '2023-01-01', '2025-12-31', 36],
    ['1 tahun (2022)', '2022-01-01', '2022-12-31', 12],
    ['3 tahun (2022-2024)', '2022-01-01', '2024-12-31', 36],
    ['3 tahun sejak 2023', '2023-01-01', '2025-12-31', 36],
    ['mulai 17 Juni 2022 selama 2 tahun', '2022-06-17', '2024-06-16', 24],
    ['2022', '2022-01-01', '2022-12-31', 12],
    ['17/6/2022 - 31/12/2024', '2022-06-17', '2024-12-31', 30],
    ['17-06-2022 s/d 16-06-2024', '2022-06-17', '2024-06-16', 24],
    ['2022-06-17 - 2024-12-31', '2022-06-17', '2024-12-31', 30],
    ['1 Januari 2023 s.d. 31 Desember 2025', '2023-01-01', '2025-12-31', 36],
    ['Juni 2022 - Desember 2024', '2022-06-01', '2024-12-31', 31],
    ['Januari - Desember 2023', '2023-01-01', '2023-12-31', 12],
    ['Jan-Des 2023', '2023-01-01', '2023-12-31', 12],
    ['6 bulan (Juli-Desember 2022)', '2022-07-01', '2022-12-31', 6],
    ['TA 2022-2024', '2022-01-01', '2024-12-31', 36],
  ])('%s runs from %s to %s', (text, startDate, endDate, durationMonths) => {
    expect(parseTerm(text)).toEqual({ startDate, endDate, durationMonths });
  });

  it.each([
    ['31 Desember 2026', '2026-12-31'],
    ['s/d 31 Desember 2026', '2026-12-31'],
    ['sampai 2025', '2025-12-31'],
    ['2026-12-31', '2026-12-31'],
    ['31/12/26', '2026-12-31'],
    ['12/31/2026', '2026-12-31'],
    ['30 Nopember 2026', '2026-11-30'],
  ])('%s is the end', (text, endDate) => {
    expect(parseTerm(text)).toEqual({ startDate: null, endDate, durationMonths: null });
  });

  it.each([
    'sesuai kesepakatan',
    '3',
    '31/2/2026',
    '2-3 tahun',
    '90 hari',
    'x tahun',
    '3 tahun (2022-2026)',
    '100 tahun',
  ])('%s stays as typed, with a warning', (text) => {
    const reading = readTerm({ term: text });
    expect(reading.value).toEqual({ startDate: null, endDate: null, durationMonths: null });
    expect(reading.warnings.map(({ code }) => code)).toEqual(['imports.term_unknown']);
  });

  it('counts a bare number by the unit of its column', () => {
    expect(termUnitOf('Jangka Waktu (tahun)')).toBe(12);
    expect(termUnitOf('Lama (bln)')).toBe(1);
    expect(termUnitOf('Tahun Pelaksanaan')).toBeNull();
    expect(parseTerm('3', 12)?.durationMonths).toBe(36);
  });

  it('reads start and end from columns of their own, and calculates the end from start and length', () => {
    expect(readTerm({ startDate: '1 Juli 2022', endDate: 'Juni 2024' }).value).toEqual({
      startDate: '2022-07-01',
      endDate: '2024-06-30',
      durationMonths: 24,
    });
    expect(readTerm({ startDate: '2023', term: '2 tahun' }).value).toEqual({
      startDate: '2023-01-01',
      endDate: '2024-12-31',
      durationMonths: 24,
    });
  });

  it('holds back an end before the start', () => {
    expect(readTerm({ term: '2024-2022' }).errors.map(({ code }) => code)).toEqual([
      'imports.end_before_start',
    ]);
    const cells = { startDate: '31/12/2024', endDate: '17/6/2022' };
    expect(readTerm(cells).errors).toMatchObject([{ field: 'endDate', code: 'imports.end_before_start' }]);
  });

  it('says when the stated length and the dates differ, and when nothing is stated', () => {
    const differing = readTerm({ term: '5 tahun', startDate: '2022', endDate: '2024' });
    expect(differing.warnings.map(({ code }) => code)).toEqual(['imports.term_differs']);
    expect(readTerm({}).warnings.map(({ code }) => code)).toEqual(['imports.term_missing']);
    expect(readTerm({ startDate: 'segera' }).warnings.map(({ code }) => code)).toEqual([
      'imports.date_unknown',
    ]);
  });
});
