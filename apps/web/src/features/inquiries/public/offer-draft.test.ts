import { beforeEach, describe, expect, it, vi } from 'vitest';
import { dropDraft, emptyOffer, keepDraft, offerBody, readDraft } from './offer-draft.ts';

const shelf = new Map<string, string>();
beforeEach(() => {
  shelf.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, text: string) => shelf.set(key, text),
    removeItem: (key: string) => shelf.delete(key),
  });
});

describe('what the form keeps in the browser', () => {
  it('comes back as it was, except for the consent', () => {
    const draft = { ...emptyOffer(), title: 'Rute baru', consent: true };
    draft.contact.email = 'a@contoh.example';
    keepDraft(draft);
    expect(readDraft()).toEqual({ ...draft, consent: false });
    dropDraft();
    expect(readDraft()).toEqual(emptyOffer());
  });

  it('leaves out papers that the server has swept up meanwhile', () => {
    const paper = { receipt: 'x', fileName: 'profil.pdf', size: 1 };
    keepDraft({
      ...emptyOffer(),
      files: [
        { ...paper, at: 0 },
        { ...paper, at: 70_000_000 },
      ],
    });
    expect(readDraft(80_000_000).files).toHaveLength(1);
  });

  it('is empty when the browser gives back nonsense', () => {
    shelf.set('kerabat.offer', '{');
    expect(readDraft()).toEqual(emptyOffer());
  });
});

describe('what is sent', () => {
  it('has a country abroad, and a sector and province at home', () => {
    const draft = {
      ...emptyOffer(),
      country: 'Jepang',
      regionCode: '13',
      thirdPartySubtype: 'INVESTASI',
      scope: ' ',
    };
    expect(offerBody(draft, true)).toMatchObject({
      country: 'Jepang',
      regionCode: null,
      thirdPartySubtype: null,
      scope: null,
    });
    expect(offerBody(draft, false)).toMatchObject({
      country: null,
      regionCode: '13',
      thirdPartySubtype: 'INVESTASI',
    });
  });
});
