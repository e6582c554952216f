import { EMPTY_CONTENT, type ProposalContent } from '@kerabat/shared/proposals/content.schema';
import { describe, expect, it } from 'vitest';
import type { Proposal } from '../proposals.api.ts';
import { blankPartner, emptyDraft, toContent, toDraft } from './draft.ts';
import { reviveDraft } from './revive.ts';
import { useDraft } from './useDraft.ts';
import { compareVersions, completeContent } from './versions.ts';

const content = (given: Partial<ProposalContent>) =>
  ({ title: 'Rantai dingin ikan', ...EMPTY_CONTENT, ...given }) as ProposalContent;
const record = (given: Partial<ProposalContent>) => content(given) as unknown as Proposal;

describe('two versions of one beginning', () => {
  it('are told apart field by field', () => {
    const before = content({ problem: 'Lama', objectives: 'Lama', scope: ['a'] });
    const here = content({ problem: 'Di sini', objectives: 'Lama', scope: ['a', 'b'] });
    const there = content({ problem: 'Di sana', objectives: 'Baru', scope: ['a', 'b'] });
    expect(compareVersions(before, here, there)).toEqual({
      mine: ['problem', 'scope'],
      onlyTheirs: ['objectives'],
      both: ['problem'],
    });
  });

  it('count a field that the older one did not know as empty', () => {
    expect(completeContent({ title: 'Lama' })).toMatchObject({ title: 'Lama', kindReason: null, scope: [] });
  });
});

describe('a form that meets another version', () => {
  function openForm() {
    const form = useDraft();
    form.open(record({ problem: 'Lama', objectives: 'Lama' }));
    form.draft.value.problem = 'Di sini';
    form.meet(record({ problem: 'Di sana', objectives: 'Baru' }));
    return form;
  }

  it('takes over what only they changed and keeps both of what both changed', () => {
    const form = openForm();
    expect(form.draft.value.objectives).toBe('Baru');
    expect(form.content.value.problem).toBe('Di sini');
    expect(form.base.value.problem).toBe('Di sana');
    expect(Object.keys(form.contested.value)).toEqual(['problem']);
  });

  it('lets somebody choose', () => {
    const mine = openForm();
    mine.decide('problem', 'mine');
    expect(mine.changed.value).toEqual(['problem']);
    const theirs = openForm();
    theirs.decide('problem', 'theirs');
    expect(theirs.content.value.problem).toBe('Di sana');
    expect(theirs.changed.value).toEqual([]);
  });

  it('still asks after a reload', () => {
    const form = openForm();
    const copy = {
      draft: form.draft.value,
      base: { ...form.base.value, ...form.contested.value },
    };
    const again = useDraft();
    again.restore(JSON.parse(JSON.stringify(copy)), record({ problem: 'Di sana', objectives: 'Baru' }));
    expect(Object.keys(again.contested.value)).toEqual(['problem']);
    expect(again.content.value.problem).toBe('Di sini');
  });

  it('asks nobody to choose between their own words after a lost answer', () => {
    const form = useDraft();
    form.open(record({ problem: 'Lama' }));
    form.draft.value.problem = 'Dikirim';
    form.sent.value = { problem: 'Dikirim' };
    form.draft.value.problem = 'Dikirim, lalu diketik lagi';
    form.meet(record({ problem: 'Dikirim' }));
    expect(form.contested.value).toEqual({});
    expect(form.changed.value).toEqual(['problem']);
  });

  it('never takes over what could not be read yet', () => {
    const form = useDraft();
    form.open(record({ estimatedCost: 5 }));
    Object.assign(form.draft.value, { estimatedCost: null, estimatedCostUnread: 'sekitar satu' });
    form.meet(record({ estimatedCost: 5, problem: 'Baru' }));
    expect(form.draft.value.estimatedCostUnread).toBe('sekitar satu');
    expect(form.draft.value.problem).toBe('Baru');
  });

  it('takes over what the server tidied, but not over what was typed meanwhile or not sent', () => {
    const form = useDraft();
    form.open(record({}));
    Object.assign(form.draft.value, {
      problem: 'Dikirim',
      objectives: 'Dikirim',
      potential: 'Belum dikirim',
    });
    const sent = form.content.value;
    form.draft.value.objectives = 'Diketik lagi';
    form.settle(record({ problem: 'Dirapikan', objectives: 'Dikirim' }), sent, ['problem', 'objectives']);
    expect(form.draft.value).toMatchObject({
      problem: 'Dirapikan',
      objectives: 'Diketik lagi',
      potential: 'Belum dikirim',
    });
  });
});

describe('a draft that this browser kept', () => {
  it('comes back as it was typed', () => {
    const draft = toDraft(
      content({ problem: 'Panjang', indicators: [{ name: 'A', unit: null, baseline: 1, target: 2 }] }),
    );
    draft.estimatedCostUnread = 'sekian';
    draft.candidatePartners = [{ ...blankPartner(), name: 'Provinsi Riau' }];
    const revived = reviveDraft(JSON.parse(JSON.stringify(draft)));
    expect(toContent(revived)).toEqual(toContent(draft));
    expect(revived.estimatedCostUnread).toBe('sekian');
  });

  it('fits the form of today when it is older, newer or broken', () => {
    const { kindReason: _new, planLink: _group, ...older } = emptyDraft();
    const stored = { ...older, title: 'Lama', scope: 'bukan baris', surprise: { a: 1 }, priority: 3 };
    const revived = reviveDraft(stored);
    expect(Object.keys(revived).sort()).toEqual(Object.keys(emptyDraft()).sort());
    expect(revived).toMatchObject({ title: 'Lama', kindReason: '', scope: [], priority: '' });
    expect(revived.planLink).toEqual(emptyDraft().planLink);
    expect(toContent(reviveDraft(null)).title).toBe('');
  });
});
