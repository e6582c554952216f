import { describe, expect, it } from 'vitest';
import type { Task } from '@kerabat/shared/tasks/schema';
import { describeTasks, placeOf, stepWords } from './finding.ts';
import { numberWords } from './number-words.ts';

describe('the heading of the tasks', () => {
  it('states the finding in words', () => {
    expect(describeTasks({ total: 12, overdue: 3 })).toBe('Dua belas hal menunggu Anda, tiga lewat batas');
    expect(describeTasks({ total: 1, overdue: 1 })).toBe('Satu hal menunggu Anda, semuanya lewat batas');
    expect(describeTasks({ total: 0, overdue: 0 })).toBe('Tidak ada yang menunggu Anda');
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
  const task = (action: Task['action'], status: Task['proposal']['status']) =>
    ({ action, proposal: { id: 'p', status } }) as Task;

  it('leads to where its step is taken', () => {
    const all = () => true;
    expect(placeOf(task('submit', 'awaiting_head'), all).name).toBe('proposal-approval');
    expect(placeOf(task('request-approval', 'returned'), all).name).toBe('proposal-edit');
    expect(placeOf(task('map', 'in_verification'), () => false).name).toBe('proposal');
  });

  it('says what is to be done', () => {
    expect(stepWords(task('request-approval', 'returned'))).toBe('Perbaiki dan minta persetujuan');
    expect(stepWords(task('start-verification', 'submitted'))).toBe('Mulai verifikasi');
  });
});
