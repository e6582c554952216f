import { describe, expect, it } from 'vitest';
import type { Task } from '@kerabat/shared/tasks/schema';
import { ageWords, describeTasks, placeOf } from './finding.ts';
import { numberWords } from './number-words.ts';

describe('the heading of the tasks', () => {
  const heading = (total: number, overdue: number, isCapped = false) =>
    describeTasks({ total, overdue, isCapped });

  it('states the finding in words', () => {
    expect(heading(12, 3)).toBe('Dua belas hal menunggu Anda, tiga lewat batas');
    expect(heading(1, 1)).toBe('Satu hal menunggu Anda, semuanya lewat batas');
    expect(heading(0, 0)).toBe('Tidak ada yang menunggu Anda');
    expect(heading(1000, 120, true)).toBe('Lebih dari 1.000 hal menunggu Anda, 120 lewat batas');
  });

  it('writes numbers as they are spoken', () => {
    expect([0, 7, 10, 11, 15, 20, 21, 99, 115].map(numberWords)).toEqual([
      'nol',
      'tujuh',
      'sepuluh',
      'sebelas',
      'lima belas',
      'dua puluh',
      'dua puluh satu',
      'sembilan puluh sembilan',
      '115',
    ]);
  });
});

describe('a task', () => {
  const task = (source: Task['source'], stage: string) => ({
    source,
    place: { id: 'p', stage, partId: null as string | null },
  });

  it('leads to where its step is taken', () => {
    const params = { id: 'p' };
    expect(placeOf(task('proposal', 'submit'), false)).toEqual({ name: 'proposal-approval', params });
    expect(placeOf(task('proposal', 'request-approval'), false)).toEqual({ name: 'proposal-edit', params });
    expect(placeOf(task('proposal', 'map'), true)).toEqual({ name: 'desk', query: { usulan: 'p' } });
    expect(placeOf(task('proposal', 'map'), false)).toEqual({ name: 'proposal', params });
    expect(placeOf(task('proposal', 'schedule-review'), true)).toEqual({ name: 'proposal', params });
    expect(placeOf(task('cooperation', 'T4_TTD_KB'), true)).toEqual({
      path: '/kerja-sama/p',
      query: { tahap: 'T4_TTD_KB' },
    });
    const opinion = { source: 'review' as const, place: { id: 'r', stage: 'opinion', partId: 'u' } };
    expect(placeOf(opinion, true)).toEqual({ path: '/telaah/r/usulan/u' });
    expect(placeOf(task('inquiry', 'take'), true)).toEqual({ path: '/tawaran/p' });
  });

  it('says how long it has been waiting', () => {
    expect([0, 1, 6].map(ageWords)).toEqual(['hari ini', 'kemarin', '6 hari']);
  });
});
