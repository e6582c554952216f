import { describe, expect, it } from 'vitest';
import { joinInstant, parseClock, splitInstant } from './wib.ts';

describe('times of day as the office types them', () => {
  it.each([
    ['9', '09:00'],
    ['9.30', '09:30'],
    ['09:30', '09:30'],
    ['2359', '23:59'],
  ])('reads %s as %s', (typed, clock) => {
    expect(parseClock(typed)).toBe(clock);
  });

  it.each(['', '24.00', '9.75', 'pagi'])('does not guess at "%s"', (typed) => {
    expect(parseClock(typed)).toBeNull();
  });
});

describe('instants in WIB', () => {
  it('belong to the next day from five in the afternoon UTC on', () => {
    expect(splitInstant('2026-03-31T17:30:00.000Z')).toEqual({ day: '2026-04-01', clock: '00:30' });
  });

  it('close at the end of the written minute', () => {
    expect(joinInstant('2027-03-31', '23:59', true)).toBe('2027-03-31T16:59:59.000Z');
  });
});
