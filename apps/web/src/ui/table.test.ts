import { expect, it } from 'vitest';
import { nextSort, sortDirection } from './table.ts';

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
