import { expect, it } from 'vitest';
import { nextSort, sortDirection, toggleRow } from './table.ts';

it('a header sorts upwards first, and turns round when pressed again', () => {
  expect(nextSort(undefined, 'title')).toBe('title');
  expect(nextSort('title', 'title')).toBe('-title');
  expect(nextSort('-title', 'title')).toBe('title');
  expect(nextSort('-title', 'dueOn')).toBe('dueOn');
});

it('only the sorted column says that it is sorted', () => {
  expect(sortDirection('-title', 'title')).toBe('descending');
  expect(sortDirection('title', 'title')).toBe('ascending');
  expect(sortDirection('title', 'dueOn')).toBe('none');
});

it('a row is chosen and let go; with an anchor the whole stretch follows it', () => {
  const keys = ['a', 'b', 'c', 'd'];
  expect(toggleRow([], 'b', { keys })).toEqual(['b']);
  expect(toggleRow(['b'], 'b', { keys })).toEqual([]);
  expect(toggleRow(['b', 'elsewhere'], 'd', { keys, anchor: 'b' })).toEqual(['elsewhere', 'b', 'c', 'd']);
  expect(toggleRow(['a', 'b', 'c'], 'a', { keys, anchor: 'c' })).toEqual([]);
  expect(toggleRow([], 'c', { keys, anchor: 'gone' })).toEqual(['c']);
});
