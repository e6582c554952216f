import { z } from 'zod';
import { instant, text } from '../contract/common.ts';
import { PARTNER_CATEGORIES, THIRD_PARTY_SUBTYPES } from '../proposals/vocabulary.ts';
import { HANDLED_STATUSES, MOST_FILES } from './vocabulary.ts';

/** Offers of third parties: the public form and its status page. Kept apart so that the pages without an account stay light. */

/** What the form offers to choose from, and a ticket that says when it was opened. */
export const inquiryFormSchema = z
  .object({
    ticket: z.string().meta({ description: 'Dikirim kembali bersama tawaran; berlaku 24 jam.' }),
    partnerTypes: z.array(
      z.object({ code: z.string(), name: z.string(), category: z.enum(PARTNER_CATEGORIES) }),
    ),
    provinces: z.array(z.object({ code: z.string(), name: z.string() })),
  })
  .meta({ id: 'InquiryForm' });
export type InquiryForm = z.infer<typeof inquiryFormSchema>;

export const offer = {
  title: text(250, 10).meta({ example: 'Penerbangan langsung Padang–Kuala Lumpur' }),
  summary: text(3000, 30),
  partnerTypeCode: text(40).meta({ example: 'SWASTA_BH' }),
  organisation: text(250, 3),
  country: text(100).nullable(),
  regionCode: text(40).nullable().meta({ description: 'Kode provinsi tempat lembaga berada.' }),
  thirdPartySubtype: z.enum(THIRD_PARTY_SUBTYPES).nullable(),
  scope: text(3000).nullable(),
  benefits: text(3000).nullable(),
};

export const offeringContactSchema = z.strictObject({
  name: text(150, 3),
  position: text(150).nullable(),
  phone: text(30).regex(/^[+\d][\d\s().-]{5,}$/, {
    error: 'Tulis nomor telepon dengan angka, misalnya 0812 3456 7890.',
  }),
  email: z.email({ error: 'Tulis alamat surel lengkap, misalnya nama@contoh.co.id.' }).max(254),
});

export const createInquirySchema = z
  .strictObject({
    ...offer,
    contact: offeringContactSchema,
    consent: z.literal(true, {
      error: 'Setujui pemrosesan data pribadi (UU 27/2022), supaya tawaran dapat diproses.',
    }),
    files: z
      .array(z.string().max(500))
      .max(MOST_FILES, { error: `Lampirkan paling banyak ${MOST_FILES} berkas.` })
      .default([])
      .meta({ description: 'Tanda terima dari `/public/inquiries/files`.' }),
    ticket: z.string().max(500),
    website: z
      .string()
      .max(500)
      .default('')
      .meta({ description: 'Biarkan kosong; hanya mesin yang mengisinya.' }),
  })
  .meta({ id: 'CreateInquiry' });
export type CreateInquiry = z.infer<typeof createInquirySchema>;

export const inquirySentSchema = z
  .object({ email: z.string(), confirmBefore: instant })
  .meta({ id: 'InquirySent' });
export const inquiryFileReceiptSchema = z
  .object({ receipt: z.string(), fileName: z.string(), size: z.int() })
  .meta({ id: 'InquiryFileReceipt' });

export const confirmInquiryBody = z.strictObject({ token: text(200) }).meta({ id: 'ConfirmInquiry' });
export const inquiryConfirmedSchema = z
  .object({
    number: z.string().meta({ example: 'TWR/2026/0001' }),
    code: z
      .string()
      .meta({ description: 'Bersama nomornya membuka halaman status; hanya ditampilkan sekali.' }),
  })
  .meta({ id: 'InquiryConfirmed' });

export const inquiryStatusBody = z
  .strictObject({ number: text(30), code: text(30) })
  .meta({ id: 'AskInquiryStatus' });
/** What the page without an account shows, and nothing else. */
export const inquiryStatusSchema = z
  .object({
    number: z.string(),
    status: z.enum(HANDLED_STATUSES),
    receivedAt: instant,
    takenAt: instant.nullable(),
    answeredAt: instant.nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'InquiryStatus' });
export type InquiryStatusPage = z.infer<typeof inquiryStatusSchema>;
