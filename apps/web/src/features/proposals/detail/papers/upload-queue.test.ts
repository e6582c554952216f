import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError, unreachable } from '../../../../api/problem.ts';
import { backoff } from '../../form/save-queue.ts';
import { type Shipment, UploadQueue } from './upload-queue.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const paper = (name: string) => new File(['isi'], name, { type: 'application/pdf' });
const tooLarge = new ProblemError({ status: 413, code: 'x', title: 'x', detail: 'Berkas terlalu besar.' });

function desk() {
  const send = vi.fn((_file: File, _shipment: Shipment) => Promise.resolve());
  const added = vi.fn();
  const queue = new UploadQueue({ send, added, compress: (file) => Promise.resolve(file) });
  const states = () => queue.uploads.value.map(({ state }) => state);
  return { queue, send, added, states };
}
const settle = () => vi.advanceTimersByTimeAsync(0);

describe('several files on their way', () => {
  it('go two at a time, each with its own key', async () => {
    const { queue, send, added, states } = desk();
    const answers: (() => void)[] = [];
    send.mockImplementation(() => new Promise((resolve) => answers.push(() => resolve())));
    queue.add([paper('a.pdf'), paper('b.pdf'), paper('c.pdf')], 'KAK');
    await settle();
    expect(states()).toEqual(['sending', 'sending', 'waiting']);
    answers[0]?.();
    await settle();
    expect(states()).toEqual(['done', 'sending', 'sending']);
    expect(added).toHaveBeenCalledTimes(1);
    expect(new Set(send.mock.calls.map(([, { idempotencyKey }]) => idempotencyKey)).size).toBe(3);
  });

  it('are tried again with the same key after a dropped line, at once when it is back', async () => {
    const { queue, send, states } = desk();
    send.mockRejectedValueOnce(unreachable()).mockRejectedValueOnce(unreachable());
    queue.add([paper('a.pdf')], 'KAK');
    await settle();
    expect(states()).toEqual(['paused']);
    await vi.advanceTimersByTimeAsync(backoff(1));
    expect(states()).toEqual(['paused']);
    queue.wake();
    await settle();
    expect(states()).toEqual(['done']);
    expect(new Set(send.mock.calls.map(([, { idempotencyKey }]) => idempotencyKey)).size).toBe(1);
  });

  it('say a refusal and wait for a person', async () => {
    const { queue, send } = desk();
    send.mockRejectedValueOnce(tooLarge);
    queue.add([paper('a.pdf'), paper('b.exe')], 'KAK');
    await settle();
    const [refused, unknown] = queue.uploads.value;
    expect(refused).toMatchObject({ state: 'failed', message: 'Berkas terlalu besar.' });
    expect(unknown?.state).toBe('failed');
    expect(queue.canRetry(unknown?.id ?? 0)).toBe(false);
    queue.retry(refused?.id ?? 0);
    await settle();
    expect(queue.uploads.value[0]?.state).toBe('done');
  });

  it('are given up when somebody cancels', async () => {
    const { queue, send } = desk();
    send.mockImplementation(() => new Promise(() => undefined));
    queue.add([paper('a.pdf')], 'KAK');
    await settle();
    const [upload] = queue.uploads.value;
    queue.remove(upload?.id ?? 0);
    expect(send.mock.calls[0]?.[1].signal.aborted).toBe(true);
    expect(queue.uploads.value).toEqual([]);
  });
});
