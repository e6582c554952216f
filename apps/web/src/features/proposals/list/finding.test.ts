import { describe, expect, it } from 'vitest';
import { describeFinding } from './finding.ts';

const count = (total: number, isCapped = false) => ({ total, isCapped });
const plain = { q: '', isFiltered: false, onlyOverdue: false };

describe('the heading of the list of proposals', () => {
  it('states how many there are and how many are late', () => {
    expect(describeFinding({ ...plain, counted: count(41), overdue: count(6) })).toBe(
      '41 usulan, 6 lewat batas',
    );
  });

  it('says nothing of limits when none is passed', () => {
    expect(describeFinding({ ...plain, counted: count(41), overdue: count(0) })).toBe('41 usulan');
  });

  it('names the words that were searched', () => {
    expect(
      describeFinding({ ...plain, counted: count(3), overdue: count(1), q: 'pangan', isFiltered: true }),
    ).toBe('3 usulan cocok dengan “pangan”, 1 lewat batas');
  });

  it('does not count what the server stopped counting', () => {
    expect(describeFinding({ ...plain, counted: count(1000, true), overdue: undefined })).toBe(
      'Lebih dari 1.000 usulan',
    );
  });

  it('does not repeat the limit when only late ones are shown', () => {
    expect(
      describeFinding({
        ...plain,
        counted: count(6),
        overdue: count(6),
        isFiltered: true,
        onlyOverdue: true,
      }),
    ).toBe('6 usulan lewat batas');
  });

  it('tells an empty register from a search without a hit', () => {
    expect(describeFinding({ ...plain, counted: count(0), overdue: undefined })).toBe('Belum ada usulan');
    expect(describeFinding({ ...plain, counted: count(0), overdue: undefined, isFiltered: true })).toBe(
      'Tidak ada usulan yang cocok',
    );
  });
});
