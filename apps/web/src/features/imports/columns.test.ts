import { describe, expect, it } from 'vitest';
import { columnLetter, repeatedFields } from './columns.ts';

describe('columns of a sheet', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
  ])('calls column %d %s', (index, letter) => {
    expect(columnLetter(index)).toBe(letter);
  });

  it('says which field was given to two columns', () => {
    expect([...repeatedFields(['title', '', 'cost', 'title', ''])]).toEqual(['title']);
  });
});
