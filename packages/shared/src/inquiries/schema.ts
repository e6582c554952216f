import { z } from 'zod';
import { etag, instant, listOf, note, pageQuery, repeated, uuid } from '../contract/common.ts';
import { similarPartnerSchema } from '../partners/schema.ts';
import { contactSchema } from '../proposals/content.schema.ts';
import { PROPOSAL_KINDS } from '../proposals/vocabulary.ts';
import { offer } from './public.schema.ts';
import { HANDLED_STATUSES } from './vocabulary.ts';

/** How the bureau handles offers. */

export const inquirySummarySchema = z
  .object({
    id: uuid,
    etag,
    number: z.string(),
    title: z.string(),
    status: z.enum(HANDLED_STATUSES),
    organisation: z.string(),
    partnerTypeCode: z.string(),
    partnerTypeName: z.string(),
    country: z.string().nullable(),
    regionName: z.string().nullable(),
    receivedAt: instant,
    takenBy: z.string().nullable(),
    answeredAt: instant.nullable(),
  })
  .meta({ id: 'InquirySummary' });
export type InquirySummary = z.infer<typeof inquirySummarySchema>;
export const inquiryListSchema = listOf(inquirySummarySchema).meta({ id: 'InquiryList' });

export const INQUIRY_ACTIONS = ['take', 'decline', 'turn-into-case'] as const;
export type InquiryAction = (typeof INQUIRY_ACTIONS)[number];

export const inquirySchema = z
  .object({
    ...inquirySummarySchema.shape,
    ...offer,
    contact: contactSchema,
    takenAt: instant.nullable(),
    answer: z.string().nullable(),
    answeredBy: z.string().nullable(),
    cooperation: z.object({ id: uuid, number: z.string() }).nullable(),
    partner: z.object({ id: uuid, name: z.string() }).nullable(),
    files: z.array(
      z.object({
        id: uuid,
        fileName: z.string(),
        mediaType: z.string(),
        size: z.int(),
        sha256: z.string(),
      }),
    ),
    advisedKind: z
      .enum(PROPOSAL_KINDS)
      .nullable()
      .meta({ description: 'Saran jenis menurut jenis mitranya.' }),
    similarPartners: z
      .array(similarPartnerSchema)
      .meta({ description: 'Mitra terdaftar yang mungkin sama dengan pengirim.' }),
    allowedActions: z.array(z.enum(INQUIRY_ACTIONS)),
  })
  .meta({ id: 'Inquiry' });
export type Inquiry = z.infer<typeof inquirySchema>;

export const listInquiriesQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(200).optional(),
  status: repeated(z.enum(HANDLED_STATUSES)),
  sort: z.enum(['receivedAt', '-receivedAt']).default('-receivedAt'),
});
export type ListInquiriesQuery = z.infer<typeof listInquiriesQuery>;

export const declineInquiryBody = z
  .strictObject({
    note: note.meta({ description: 'Jawaban kantor; dikirim ke pengirim dan tampak pada statusnya.' }),
  })
  .meta({ id: 'DeclineInquiry' });

export const turnIntoCaseBody = z
  .strictObject({
    note,
    leadAgencyId: uuid,
    kind: z.enum(PROPOSAL_KINDS).optional().meta({ description: 'Bawaan: saran menurut jenis mitra.' }),
    partnerId: uuid
      .optional()
      .meta({ description: 'Mitra terdaftar; bawaan: dicari menurut nama atau didaftarkan.' }),
  })
  .meta({ id: 'TurnInquiryIntoCase' });
export type TurnIntoCase = z.infer<typeof turnIntoCaseBody>;
