import type { ThirdPartySubtype } from '@kerabat/shared/proposals/vocabulary';
import type { Schema } from '../../../api/types.ts';
import { MOST_FILES } from '@kerabat/shared/inquiries/vocabulary';

/** What the form holds, and keeps in this browser until it is sent. Papers stay with the server for a day. */
export interface OfferDraft {
  title: string;
  summary: string;
  scope: string;
  benefits: string;
  thirdPartySubtype: string;
  organisation: string;
  partnerTypeCode: string;
  country: string;
  regionCode: string;
  contact: { name: string; position: string; phone: string; email: string };
  consent: boolean;
  files: { receipt: string; fileName: string; size: number; at: number }[];
}

export const emptyOffer = (): OfferDraft => ({
  title: '',
  summary: '',
  scope: '',
  benefits: '',
  thirdPartySubtype: '',
  organisation: '',
  partnerTypeCode: '',
  country: '',
  regionCode: '',
  contact: { name: '', position: '', phone: '', email: '' },
  consent: false,
  files: [],
});

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** What is sent; a country only abroad, a sector only for partners at home. */
export function offerBody(
  draft: OfferDraft,
  isForeign: boolean,
): Omit<Schema<'CreateInquiry'>, 'ticket' | 'website'> {
  const { contact } = draft;
  return {
    title: draft.title,
    summary: draft.summary,
    scope: orNull(draft.scope),
    benefits: orNull(draft.benefits),
    thirdPartySubtype:
      isForeign || draft.thirdPartySubtype === '' ? null : (draft.thirdPartySubtype as ThirdPartySubtype),
    organisation: draft.organisation,
    partnerTypeCode: draft.partnerTypeCode,
    country: isForeign ? orNull(draft.country) : null,
    regionCode: isForeign ? null : orNull(draft.regionCode),
    contact: { ...contact, position: orNull(contact.position) },
    consent: true,
    files: draft.files.map(({ receipt }) => receipt),
  };
}

const KEY = 'kerabat.offer';
/** A paper without an offer is swept up after a day; a little less is safe. */
const PAPER_KEPT_MS = 20 * 3_600_000;

export function readDraft(now = Date.now()): OfferDraft {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Partial<OfferDraft> | null;
    if (!kept) return emptyOffer();
    const files = (kept.files ?? []).filter(({ at }) => now - at < PAPER_KEPT_MS).slice(0, MOST_FILES);
    return { ...emptyOffer(), ...kept, contact: { ...emptyOffer().contact, ...kept.contact }, files };
  } catch {
    return emptyOffer();
  }
}

/** Consent is given anew with each sending. */
export function keepDraft(draft: OfferDraft): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...draft, consent: false }));
  } catch {
    // A browser without room or with storage forbidden: the form works all the same.
  }
}

export const dropDraft = (): void => {
  localStorage.removeItem(KEY);
};
