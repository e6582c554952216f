import { expect, it } from 'vitest';
import { neighbour } from './row-keys.ts';

it('rows are walked one by one, and the ends hold', () => {
  const rows = ['a', 'b', 'c'];
  expect(neighbour(rows, undefined, 1)).toBe('a');
  expect(neighbour(rows, undefined, -1)).toBe('c');
  expect(neighbour(rows, 'a', 1)).toBe('b');
  expect(neighbour(rows, 'c', 1)).toBe('c');
  expect(neighbour(rows, 'gone', 1)).toBe('a');
  expect(neighbour([], undefined, 1)).toBeUndefined();
});
