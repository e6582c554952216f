import { describe, expect, it } from 'vitest';
import { DISPUTE_PATHS, nextDisputeSteps } from './disputes.ts';
import type { DisputeStep } from './vocabulary.ts';

const next = (kind: keyof typeof DISPUTE_PATHS, taken: DisputeStep[], regions: (string | null)[] = []) =>
  nextDisputeSteps(kind, taken, regions);

describe('a dispute', () => {
  it('with a third party goes to court only after deliberation (PP 28/2018 ps. 21)', () => {
    expect(next('KSDPK', [])).toEqual(['KLARIFIKASI', 'MUSYAWARAH']);
    expect(next('KSDPK', ['KLARIFIKASI'])).not.toContain('LITIGASI');
    expect(next('KSDPK', ['MUSYAWARAH'])).toEqual(['MUSYAWARAH', 'MEDIASI_TKKSD', 'LITIGASI', 'SELESAI']);
  });

  it('between regions goes to the minister, and to the governor between two regencies of the province', () => {
    expect(next('KSDD_SUKARELA', ['MUSYAWARAH'], ['14'])).toEqual([
      'MUSYAWARAH',
      'MEDIASI_TKKSD',
      'MENTERI',
      'SELESAI',
    ]);
    expect(next('KSDD_WAJIB', ['MUSYAWARAH'], ['13.71', '13.06'])).toContain('GUBERNUR');
  });

  it('with a foreign partner knows negotiation and consultation alone (PP 28/2018 ps. 34, 41)', () => {
    for (const kind of ['KSDPL', 'KSDLL'] as const)
      expect(next(kind, ['KLARIFIKASI'])).toEqual(['KLARIFIKASI', 'NEGOSIASI_KONSULTASI', 'SELESAI']);
  });

  it('never goes back, is not closed before anything was tried, and ends with its end', () => {
    for (const kind of Object.keys(DISPUTE_PATHS) as (keyof typeof DISPUTE_PATHS)[]) {
      expect(next(kind, [])).not.toContain('SELESAI');
      expect(next(kind, ['KLARIFIKASI', 'SELESAI'])).toEqual([]);
    }
    expect(next('KSDPK', ['MUSYAWARAH', 'LITIGASI'])).toEqual(['LITIGASI', 'SELESAI']);
  });
});
