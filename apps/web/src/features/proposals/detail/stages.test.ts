import { describe, expect, it } from 'vitest';
import { stagesOf } from './stages.ts';

const step = (
  from: 'draft' | 'awaiting_head' | 'submitted' | 'in_verification' | null,
  to: 'draft' | 'awaiting_head' | 'submitted' | 'in_verification' | 'returned' | 'rejected',
  at: string,
) => ({ action: 'x', from, to, at });

const submitted = [
  step('awaiting_head', 'submitted', '2026-11-03T02:00:00Z'),
  step('draft', 'awaiting_head', '2026-11-02T02:00:00Z'),
  step(null, 'draft', '2026-11-01T02:00:00Z'),
];
const verified = [step('submitted', 'in_verification', '2026-11-04T02:00:00Z'), ...submitted];
const states = (stages: ReturnType<typeof stagesOf>) => stages.map(({ state }) => state).join(' ');

describe('the tracker of a proposal', () => {
  it('shows what is behind with its day and where the proposal stands', () => {
    const stages = stagesOf({ status: 'submitted' }, submitted);
    expect(states(stages)).toBe('done done now ahead ahead ahead ahead ahead');
    expect(stages[0]?.note).toBe('1 Nov 2026');
    expect(stages[1]?.label).toBe('Disetujui kepala');
    expect(stages[4]?.note).toBeUndefined();
  });

  it('keeps a returned proposal where it was returned from', () => {
    const stages = stagesOf({ status: 'returned' }, [
      step('in_verification', 'returned', '2026-11-05T02:00:00Z'),
      ...verified,
    ]);
    expect(stages[3]).toMatchObject({ state: 'now', note: 'perlu perbaikan' });
  });

  it('stops where it was rejected', () => {
    const stages = stagesOf({ status: 'rejected' }, [
      step('in_verification', 'rejected', '2026-11-05T02:00:00Z'),
      ...verified,
    ]);
    expect(stages[3]).toMatchObject({ state: 'stopped', note: 'ditolak' });
    expect(stages[4]?.state).toBe('ahead');
  });

  it('has everything behind when the proposal was followed up', () => {
    expect(states(stagesOf({ status: 'followed_up' }, submitted))).toBe(Array(8).fill('done').join(' '));
  });
});
