import { CASE_CHANGES } from '@kerabat/shared/cooperations/vocabulary';
import { describe, expect, it } from 'vitest';
import { changedLabels, doerOf, historyTitle } from './history.ts';
import { describeCaseTasks } from './tasks-finding.ts';

const NOW = new Date('2026-06-03T03:00:00Z');

describe('the history of a case', () => {
  it('has words for everything that can happen to a case', () => {
    const titles = CASE_CHANGES.map((action) => historyTitle({ action, stageLabel: null }));
    expect(titles.filter((title) => /[_a-z]+_|^undefined/.test(title))).toEqual([]);
    expect(new Set(titles).size).toBe(CASE_CHANGES.length);
  });

  it('names the stage after what happened to it', () => {
    expect(historyTitle({ action: 'advanced', stageLabel: 'Penandatanganan KB' })).toBe(
      'Tahap selesai: Penandatanganan KB',
    );
  });

  it('says for whom somebody stood in', () => {
    const rina = { actor: 'Rina Marlina', office: 'Biro Pemerintahan' };
    expect(doerOf({ ...rina, onBehalfOf: 'Ahmad Fauzi' })).toBe(
      'Rina Marlina, Biro Pemerintahan, mewakili Ahmad Fauzi',
    );
    expect(doerOf({ ...rina, onBehalfOf: null })).toBe('Rina Marlina, Biro Pemerintahan');
  });

  it('does not repeat what the title says already', () => {
    expect(changedLabels(['title', 'papers'])).toEqual(['Judul']);
  });
});

describe('the tasks of a case', () => {
  it('are counted together with those past their limit', () => {
    expect(describeCaseTasks([], NOW)).toBe('Tidak ada tugas yang terbuka');
    expect(describeCaseTasks([{ dueOn: null }, { dueOn: '2026-06-10' }], NOW)).toBe('2 tugas terbuka');
    expect(describeCaseTasks([{ dueOn: '2026-06-01' }, { dueOn: null }], NOW)).toBe(
      '2 tugas terbuka, 1 lewat batas',
    );
  });
});
