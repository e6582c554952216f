import { describe, expect, it } from 'vitest';
import type { Remark } from '../../talk.api.ts';
import { mentionAt, partsOf, threadsOf } from './thread.ts';

const remark = (id: string, minute: number, replyToId: string | null = null) =>
  ({ id, replyToId, at: `2026-06-17T02:${String(minute).padStart(2, '0')}:00.000Z` }) as Remark;

describe('remarks as threads', () => {
  it('stand under what they answer, the oldest first', () => {
    const threads = threadsOf([remark('c', 3, 'a'), remark('a', 1), remark('b', 2), remark('d', 2, 'a')]);
    expect(threads.map(({ remark: { id } }) => id)).toEqual(['a', 'b']);
    expect(threads[0]?.replies.map(({ remark: { id } }) => id)).toEqual(['d', 'c']);
  });

  it('stand by themselves when what they answer is not seen', () => {
    expect(threadsOf([remark('x', 1, 'internal')])).toHaveLength(1);
  });
});

describe('mentions', () => {
  it('are set apart by the longest name', () => {
    const mentions = [{ name: 'Ani' }, { name: 'Ani Putri' }];
    expect(partsOf('Mohon @Ani Putri periksa.', mentions)).toEqual([
      { text: 'Mohon ', isMention: false },
      { text: '@Ani Putri', isMention: true },
      { text: ' periksa.', isMention: false },
    ]);
  });

  it('are looked for after an @ that begins a word', () => {
    expect(mentionAt('Mohon @Ope', 10)).toEqual({ from: 6, words: 'Ope' });
    expect(mentionAt('@', 1)).toEqual({ from: 0, words: '' });
    expect(mentionAt('surel@dinas', 11)).toBeUndefined();
    expect(mentionAt('tanpa sebutan', 5)).toBeUndefined();
  });
});
