import { describe, expect, it } from 'vitest';
import { parseNumber, writeNumber } from './numbers.ts';

describe('numbers as offices write them', () => {
  it('reads thousands with dots and decimals with a comma', () => {
    expect(parseNumber('1.200')).toBe(1200);
    expect(parseNumber('1.200,5')).toBe(1200.5);
    expect(parseNumber('46,5')).toBe(46.5);
    expect(parseNumber(' 12 000 ')).toBe(12000);
  });

  it('takes a dot before one or two digits for a decimal sign', () => {
    expect(parseNumber('1.5')).toBe(1.5);
  });

  it('does not guess', () => {
    expect(parseNumber('sekitar 40')).toBeNull();
    expect(parseNumber('1,200,5')).toBeNull();
    expect(parseNumber('')).toBeNull();
  });

  it('writes what it reads', () => {
    expect(parseNumber(writeNumber(1234.25))).toBe(1234.25);
  });
});
