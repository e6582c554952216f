import { describe, expect, it } from 'vitest';
import { dprdApproval, needsDprd } from './dprd.ts';

const harmless = { levy: false, multiYear: false, assets: false, guarantee: false, inCurrentBudget: true };

describe('approval by the DPRD (R-DPRD, R-DPRD-LN)', () => {
  it('is needed when the cooperation burdens the public or the region', () => {
    expect(dprdApproval('KSDPK', { ...harmless, levy: true })).toContain('ps. 6(2), 19(1)');
  });

  it('is needed when the money is not in the current budget', () => {
    expect(dprdApproval('KSDD_WAJIB', { ...harmless, inCurrentBudget: false })).toContain('belum teranggar');
  });

  it('names both reasons when both hold', () => {
    expect(dprdApproval('KSDD_SUKARELA', { ...harmless, assets: true, inCurrentBudget: false })).toContain(
      'membebani masyarakat atau daerah dan dananya belum teranggar',
    );
  });

  it('is not needed when nothing burdens and the money is there', () => {
    expect(dprdApproval('KSDPK', harmless)).toBeNull();
  });

  it('is not claimed before the questions are answered', () => {
    expect(dprdApproval('KSDPK', null)).toBeNull();
  });

  it('is always needed for foreign partners', () => {
    expect(dprdApproval('KSDLL', null)).toContain('selalu memerlukan');
  });
});

describe('whether it is needed', () => {
  it.each([
    ['a burden', 'KSDPK', { ...harmless, levy: true }, true],
    ['a burden, the rest open', 'KSDPK', { ...harmless, levy: true, assets: null }, true],
    ['nothing', 'KSDPK', harmless, false],
    ['one question open', 'KSDPK', { ...harmless, assets: null }, null],
    ['no answers', 'KSDPK', null, null],
    ['no kind', null, harmless, null],
    ['abroad', 'KSDPL', null, true],
    ['Sinergi', 'SINERGI', null, false],
  ] as const)('%s', (_words, kind, answers, needed) => {
    expect(needsDprd(kind, answers)).toBe(needed);
  });
});
