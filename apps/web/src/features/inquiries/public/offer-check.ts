import type { OfferDraft } from './offer-draft.ts';

/**
 * What is missing, before anything is sent. Only what is missing: the rules themselves are the server's, whose words come
 * back to the same fields, so that this page need not carry a validator to people's phones.
 */
export function missingOf(draft: OfferDraft): { name: string; message: string }[] {
  const { contact } = draft;
  const needed: [string, boolean, string][] = [
    ['title', draft.title.trim() !== '', 'Isi judul tawaran.'],
    ['summary', draft.summary.trim() !== '', 'Isi ringkasan tawaran.'],
    ['organisation', draft.organisation.trim() !== '', 'Isi nama lembaga.'],
    ['partnerTypeCode', draft.partnerTypeCode !== '', 'Pilih jenis lembaga.'],
    ['contact.name', contact.name.trim() !== '', 'Isi nama yang dapat dihubungi.'],
    ['contact.email', contact.email.trim() !== '', 'Isi alamat surel.'],
    ['contact.phone', contact.phone.trim() !== '', 'Isi nomor telepon.'],
    [
      'consent',
      draft.consent,
      'Setujui pemrosesan data pribadi (UU 27/2022), supaya tawaran dapat diproses.',
    ],
  ];
  return needed.filter(([, isThere]) => !isThere).map(([name, , message]) => ({ name, message }));
}
