import { describe, expect, it } from 'vitest';
import {
  daysBetween,
  describeDue,
  formatDate,
  formatFileSize,
  formatMoment,
  formatRupiah,
  formatRupiahInWords,
  formatShortMoment,
  formatSince,
  formatTotal,
} from './format.ts';

describe('dates as the office writes them', () => {
  it('a calendar date stays the same day', () => {
    expect(formatDate('2022-06-17')).toBe('17 Juni 2022');
  });

  it('an instant is told in WIB, also past midnight', () => {
    expect(formatMoment('2022-06-17T02:30:00.000Z')).toBe('Jumat, 17 Juni 2022 pukul 09.30 WIB');
    expect(formatMoment('2022-06-16T18:05:00.000Z')).toBe('Jumat, 17 Juni 2022 pukul 01.05 WIB');
    expect(formatShortMoment('2022-06-17T02:30:00.000Z')).toBe('17 Jun 2022 09.30 WIB');
  });

  it('days are counted by the calendar of WIB, not by hours', () => {
    expect(daysBetween('2026-11-23T16:59:00Z', '2026-11-23T17:01:00Z')).toBe(1);
  });

  it.each([
    ['2026-11-23T03:00:00Z', 'hari ini'],
    ['2026-11-22T03:00:00Z', 'kemarin'],
    ['2026-11-17T03:00:00Z', '6 hari'],
  ])('something waiting since %s waits %s', (since, words) => {
    expect(formatSince(since, new Date('2026-11-23T05:00:00Z'))).toBe(words);
  });
});

describe('limits, counted in working days', () => {
  // A Monday.
  const now = new Date('2026-11-23T05:00:00Z');

  it.each([
    ['2026-11-19', 'lewat batas 2 hari kerja', 'late'],
    ['2026-11-20', 'lewat batas 1 hari kerja', 'late'],
    ['2026-11-23', 'hari ini', 'soon'],
    ['2026-11-24', 'besok', 'soon'],
    ['2026-11-30', '5 hari kerja lagi', 'calm'],
    ['2026-12-31', '31 Desember 2026', 'calm'],
  ])('%s is %s', (due, words, urgency) => {
    expect(describeDue(due, now)).toEqual({ words, urgency });
  });

  it('on a Sunday a limit of the Friday before has passed, though no working day has', () => {
    expect(describeDue('2026-11-20', new Date('2026-11-22T05:00:00Z')).words).toBe('lewat batas');
  });
});

describe('figures', () => {
  it('rupiah are grouped by points and never broken after Rp', () => {
    expect(formatRupiah(1_250_000)).toBe('Rp\u00a01.250.000');
  });

  it.each([
    [1_250_000_000, '1,25 miliar'],
    [750_000_000, '750 juta'],
    [2_000_000_000_000, '2 triliun'],
    [900_000, '900.000'],
  ])('%i reads at a glance as %s', (rupiah, words) => {
    expect(formatRupiahInWords(rupiah)).toBe(words);
  });

  it('a capped total says that there are more', () => {
    expect(formatTotal(1000, true)).toBe('lebih dari 1.000');
    expect(formatTotal(115, false)).toBe('115');
  });

  it.each([
    [512, '512 B'],
    [40_960, '40 KB'],
    [1_572_864, '1,5 MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatFileSize(bytes)).toBe(words);
  });
});
