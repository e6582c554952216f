import { describe, expect, it } from 'vitest';
import { afterDone, beside } from './queue.ts';

const queue = ['a', 'b', 'c', 'd'];

describe('the queue of the desk', () => {
  it('goes on after what is done, then back to what was left out', () => {
    expect(afterDone(queue, 'b', () => false)).toBe('c');
    expect(afterDone(queue, 'b', (id) => id === 'c')).toBe('d');
    expect(afterDone(queue, 'd', (id) => id === 'c')).toBe('b');
    expect(afterDone(['a'], 'a', () => false)).toBeUndefined();
    expect(afterDone(queue, 'elsewhere', () => false)).toBe('a');
  });

  it('is walked one by one and ends at its ends', () => {
    expect(beside(queue, 'b', 1)).toBe('c');
    expect(beside(queue, 'b', -1)).toBe('a');
    expect(beside(queue, 'd', 1)).toBeUndefined();
    expect(beside(queue, undefined, 1)).toBe('a');
  });
});
