import { z } from 'zod';
import { etag, flag, instant, text, uuid } from '../contract/common.ts';
import { agencyRefSchema } from './schema.ts';
import { DOCUMENT_KINDS, PROPOSAL_STATUSES } from './vocabulary.ts';

/** What gathers around a proposal: history, look-alikes, remarks, attachments. */

export const historyEntrySchema = z
  .object({
    id: uuid,
    at: instant,
    action: z.string().meta({ description: 'Langkah, atau `created`, `imported`, `edited`.' }),
    from: z.enum(PROPOSAL_STATUSES).nullable(),
    to: z.enum(PROPOSAL_STATUSES),
    actor: z.object({ name: z.string(), office: z.string().nullable() }),
    onBehalfOf: z.string().nullable(),
    note: z.string().nullable(),
    version: z.int(),
    changedFields: z.array(z.string()),
  })
  .meta({ id: 'ProposalHistoryEntry' });
export const historySchema = z.object({ items: z.array(historyEntrySchema) }).meta({ id: 'ProposalHistory' });

export const similarSchema = z
  .object({
    items: z.array(
      z.object({
        id: uuid,
        number: z.string().nullable(),
        title: z.string(),
        agency: agencyRefSchema,
        status: z.enum(PROPOSAL_STATUSES),
        mayMergeInto: z.boolean().meta({ description: 'Dapat menerima penggabungan usulan ini.' }),
        score: z.number().meta({ description: 'Kemiripan keseluruhan, 0 sampai 1.' }),
        reasons: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'SimilarProposals' });

const proposalOrigin = z.object({ id: uuid, number: z.string().nullable(), title: z.string() });

export const remarkSchema = z
  .object({
    id: uuid,
    at: instant,
    author: z.object({ name: z.string(), office: z.string().nullable() }),
    body: z.string(),
    internal: z.boolean().meta({ description: 'Hanya terlihat oleh Biro Pemerintahan.' }),
    replyToId: uuid.nullable(),
    mentions: z.array(z.object({ id: uuid, name: z.string() })),
    from: proposalOrigin
      .nullable()
      .meta({ description: 'Usulan asal, bila catatan ini ikut dari usulan yang digabung.' }),
  })
  .meta({ id: 'Remark' });
export const remarksSchema = z.object({ items: z.array(remarkSchema) }).meta({ id: 'Remarks' });
export const createRemarkSchema = z
  .strictObject({
    body: text(4000),
    internal: z.boolean().default(false),
    replyToId: uuid.nullish(),
    mentionIds: z
      .array(uuid)
      .max(20)
      .default([])
      .meta({ description: 'Orang dari `/proposals/{id}/mentionable` yang diberi tahu lewat surel.' }),
  })
  .meta({ id: 'CreateRemark' });
export type CreateRemark = z.infer<typeof createRemarkSchema>;

export const attachmentSchema = z
  .object({
    id: uuid,
    etag,
    documentKind: z.enum(DOCUMENT_KINDS),
    fileName: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
    uploadedBy: z.string(),
    mayDelete: z.boolean(),
    from: proposalOrigin
      .nullable()
      .meta({ description: 'Usulan asal, bila lampiran ini ikut dari usulan yang digabung.' }),
  })
  .meta({ id: 'Attachment' });
export const attachmentsSchema = z.object({ items: z.array(attachmentSchema) }).meta({ id: 'Attachments' });

export const mentionableSchema = z
  .object({ items: z.array(z.object({ id: uuid, name: z.string(), office: z.string().nullable() })) })
  .meta({ id: 'MentionablePeople' });
export const mentionableQuery = z.strictObject({
  q: z
    .string()
    .trim()
    .max(100, { error: 'Persingkat kata pencarian menjadi paling banyak 100 huruf.' })
    .optional()
    .meta({ description: 'Bagian nama atau jabatan.' }),
  internal: flag.optional().meta({ description: '`true`: untuk catatan internal, hanya orang Biro.' }),
});
export type MentionableQuery = z.infer<typeof mentionableQuery>;
