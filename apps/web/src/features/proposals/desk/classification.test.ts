import { describe, expect, it } from 'vitest';
import type { Proposal } from '../proposals.api.ts';
import { ALL_CHECKED, patchOf, rebase, toChoice } from './classification.ts';

const proposal = {
  kind: null,
  kindReason: null,
  affairCodes: ['2.09'],
  planningTargetIds: [],
  exceptionReason: null,
  locationCodes: [],
  candidatePartners: [{ name: 'Provinsi Riau', type: 'PEMDA_PROV', regionCode: '14', readiness: null }],
  targetDocument: null,
  priority: null,
  lawCheck: null,
} as unknown as Proposal;
const base = toChoice(proposal);

describe('the classification on the desk', () => {
  it('sends only what was chosen here, and empty text as nothing', () => {
    expect(patchOf(base, toChoice(proposal))).toEqual({});
    expect(patchOf(base, { ...base, kind: 'KSDPK', priority: '2', lawCheck: ALL_CHECKED })).toEqual({
      kind: 'KSDPK',
      priority: 2,
      lawCheck: ALL_CHECKED,
    });
    const chosen = { ...base, targetDocument: 'KB' };
    expect(patchOf(chosen, base)).toEqual({ targetDocument: null });
  });

  it('keeps what was chosen when somebody else was faster, and names what both have changed', () => {
    const mine = { ...base, kind: 'KSDPK', priority: '1' };
    const theirs = { ...base, kind: 'SINERGI', affairCodes: ['1.02'] };
    expect(rebase(base, mine, theirs)).toEqual({
      both: ['kind'],
      merged: { ...base, kind: 'KSDPK', priority: '1', affairCodes: ['1.02'] },
    });
  });

  it('needs no decision where both chose the same', () => {
    const mine = { ...base, kind: 'KSDPK' };
    expect(rebase(base, mine, { ...base, kind: 'KSDPK' }).both).toEqual([]);
  });
});
