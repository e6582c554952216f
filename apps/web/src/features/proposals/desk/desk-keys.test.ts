import { expect, it } from 'vitest';
import { DESK_KEYS } from './desk-keys.ts';

it('no key means two things on the desk, and none takes the search key', () => {
  const keys = Object.values(DESK_KEYS).flatMap(({ keys: own }) => own);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys).not.toContain('/');
});
