import { EMPTY_CONTENT, type ProposalContent } from '@kerabat/shared/proposals/content.schema';
import { describe, expect, it } from 'vitest';
import { checkDraft, missingForSubmission } from './check.ts';
import {
  blankFunding,
  blankPartner,
  differingFields,
  dropBlankRows,
  emptyDraft,
  toContent,
  toDraft,
} from './draft.ts';
import { SECTIONS, sectionOf, stateOf } from './sections.ts';

const content = (given: Partial<ProposalContent>) =>
  ({ title: 'Rantai dingin ikan', ...EMPTY_CONTENT, ...given }) as ProposalContent;

describe('what a form holds of a proposal', () => {
  it('goes into controls and comes back unchanged', () => {
    const full = content({
      kind: 'KSDPK',
      affairCodes: ['3.25'],
      scope: ['Gudang beku', 'Pelatihan'],
      candidatePartners: [{ name: 'PT Beku', type: 'SWASTA_BH', regionCode: null, readiness: 'BERSEDIA' }],
      indicators: [{ name: 'Susut mutu', unit: '%', baseline: 33.5, target: 10 }],
      funding: [{ source: 'APBD_PROV', amount: 1_250_000_000, year: 2027, budgeted: false }],
      startDate: '2027-02-01',
      endDate: '2028-12-31',
      dprdAnswers: { levy: false, multiYear: true, assets: null, guarantee: null, inCurrentBudget: false },
      planLink: { rkpdYear: 2027, renja: null, dpaCode: null },
      crossBorderImpact: { holds: true, note: 'Ikan bergerak.' },
      contact: { name: 'Operator', position: null, phone: null, email: null },
    });
    expect(differingFields(full, toContent(toDraft(full)))).toEqual([]);
  });

  it('says nothing where nothing was typed', () => {
    expect(differingFields(toContent(emptyDraft()), { ...toContent(emptyDraft()) })).toEqual([]);
    expect(toContent(emptyDraft())).toMatchObject({ contact: null, planLink: null, dprdAnswers: null });
  });

  it('leaves out rows in which nothing was written', () => {
    const draft = emptyDraft();
    draft.candidatePartners = [blankPartner(), { ...blankPartner(), name: 'Provinsi Riau' }];
    dropBlankRows(draft);
    expect(toContent(draft).candidatePartners).toHaveLength(1);
  });
});

describe('what is refused before it is sent', () => {
  it('is a missing title, in words that say what to do', () => {
    expect(checkDraft(emptyDraft())).toEqual([{ name: 'title', message: 'Isi judul usulan.' }]);
  });

  it('is money, a number or a year that cannot be read, and never dropped silently', () => {
    const draft = { ...emptyDraft(), title: 'Judul', durationMonths: 'tiga tahun' };
    draft.funding = [{ ...blankFunding(), amountUnread: 'sekitar satu', year: 'tahun depan' }];
    expect(checkDraft(draft).map(({ name }) => name)).toEqual([
      'durationMonths',
      'funding.0.amount',
      'funding.0.year',
    ]);
  });

  it('is an end before the start', () => {
    const draft = toDraft(content({ startDate: '2027-02-01', endDate: '2026-02-01' }));
    expect(checkDraft(draft)[0]).toMatchObject({ name: 'endDate' });
  });
});

describe('what is missing before the head may hand in', () => {
  it('is named with its pasal', () => {
    const missing = missingForSubmission(content({}));
    expect(missing.map(({ pointer }) => pointer)).toEqual([
      '/kind',
      '/affairCodes',
      '/problem',
      '/planningTargetIds',
    ]);
    expect(missing.at(-1)?.detail).toContain('PP 28/2018 ps. 4(2)-(3)');
  });
});

describe('the sections of the form', () => {
  const subject = SECTIONS[0];

  it('hold every field once', () => {
    const fields = SECTIONS.flatMap((section) => [...section.fields] as string[]);
    expect(new Set(fields).size).toBe(fields.length);
    // The bureau's own fields stand on the proposal's page.
    const own = Object.keys(content({})).filter((field) => !fields.includes(field));
    expect(own.sort()).toEqual(['lawCheck', 'priority']);
  });

  it('know how far they are', () => {
    expect(stateOf(subject, content({ title: '' }), [])).toBe('untouched');
    expect(stateOf(subject, content({}), [])).toBe('started');
    expect(stateOf(subject, content({ kind: 'KSDPK', affairCodes: ['3.25'] }), [])).toBe('done');
    expect(stateOf(subject, content({}), [{ name: 'affairCodes.0', message: '' }])).toBe('faulty');
  });

  it('are found by the pointer of an error', () => {
    expect(sectionOf('funding.0.amount')).toBe('biaya');
  });
});
