import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backoff, type SavePhase, SaveQueue, type SendResult } from './save-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function desk(answers: SendResult[] = []) {
  const phases: SavePhase[] = [];
  const line = { isOnline: true };
  const send = vi.fn(() => Promise.resolve(answers.shift() ?? 'done'));
  const queue = new SaveQueue({
    send,
    isOnline: () => line.isOnline,
    onPhase: (phase) => phases.push(phase),
  });
  return { queue, send, phases, line };
}

describe('saving by itself', () => {
  it('begins when the hands rest, within two seconds of the last key', async () => {
    const { queue, send } = desk();
    queue.touch();
    await vi.advanceTimersByTimeAsync(700);
    queue.touch();
    await vi.advanceTimersByTimeAsync(700);
    expect(send).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_300);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('does not wait for somebody who never stops', async () => {
    const { queue, send } = desk();
    for (let key = 0; key < 40; key += 1) {
      queue.touch();
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(send).toHaveBeenCalled();
  });

  it('sends one at a time, and once more for what was typed meanwhile', async () => {
    const { queue, send } = desk();
    let answer: (result: SendResult) => void = () => undefined;
    send.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    void queue.flush();
    queue.touch();
    queue.touch();
    expect(send).toHaveBeenCalledTimes(1);
    answer('done');
    await vi.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('tries again with growing pauses while the server cannot be reached', async () => {
    const { queue, send, phases } = desk(['unreachable', 'unreachable', 'done']);
    await queue.flush();
    queue.touch();
    await vi.advanceTimersByTimeAsync(backoff(1) - 1);
    expect(send).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(send).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(backoff(2));
    expect(phases.at(-1)).toBe('idle');
    expect([1, 2, 3, 4, 5, 6, 99].map(backoff)).toEqual([
      2_000, 4_000, 8_000, 15_000, 30_000, 60_000, 60_000,
    ]);
  });

  it('asks nobody without a line, and sends at once when it is back', async () => {
    const { queue, send, line, phases } = desk();
    line.isOnline = false;
    await queue.flush();
    expect(send).not.toHaveBeenCalled();
    expect(phases.at(-1)).toBe('unreachable');
    line.isOnline = true;
    queue.wake();
    await vi.advanceTimersByTimeAsync(0);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('gives up what trying again would not change, and stops with its page', async () => {
    const { queue, send, phases } = desk(['stopped']);
    await queue.flush();
    await vi.advanceTimersByTimeAsync(300_000);
    expect(send).toHaveBeenCalledTimes(1);
    expect(phases.at(-1)).toBe('idle');
    queue.stop();
    queue.touch();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(send).toHaveBeenCalledTimes(1);
  });
});
