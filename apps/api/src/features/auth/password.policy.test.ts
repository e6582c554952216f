import { describe, expect, it } from 'vitest';
import { weaknessOf } from './password.policy.ts';

const budi = { name: 'Budiman Saputra', email: 'budi.s@kerabat.example' };

describe('a new password', () => {
  it.each([
    ['sebelas huruf'.slice(0, 11), 'sedikitnya 12'],
    ['hujan budi.s kopi', 'surel'],
    ['hujan BUDIMAN kopi', 'nama sendiri'],
    ['password1234', 'mudah ditebak'],
    ['P@ssw0rd2026!', 'mudah ditebak'],
    ['SumateraBarat2026', 'mudah ditebak'],
    ['1234567890123', 'mudah ditebak'],
    ['qwertyuiop[]', 'mudah ditebak'],
    ['abcabcabcabc', 'mudah ditebak'],
    ['zzzzzzzzzzzz', 'mudah ditebak'],
    ['abcdefghijklm', 'mudah ditebak'],
    ['bismillahbismillah', 'mudah ditebak'],
  ])('%s is refused, and the answer says what to do', (password, reason) => {
    expect(weaknessOf(password, budi)).toContain(reason);
  });

  it.each([
    'sepeda biru hujan kopi',
    'Gunung-Singgalang-Berkabut',
    'x7#Kq9!vLm2$Rt',
    'kopi 3 gelas pagi ini',
    '🌋🌊🌴🐃🍚🌶️🥥🎋🪘🏞️🛶🌧️',
  ])('%s will do', (password) => {
    expect(weaknessOf(password, budi)).toBeUndefined();
  });
});
