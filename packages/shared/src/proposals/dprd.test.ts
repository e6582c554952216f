import { describe, expect, it } from 'vitest';
import { dprdApproval } from './dprd.ts';

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
