import { z } from 'zod';
import { etag, note, uuid } from '../contract/common.ts';
import { PROPOSAL_STATUSES } from './vocabulary.ts';

/** Steps that may be taken on many at once; each proposal keeps its own guards, history and audit. */
export const BULK_ACTIONS = ['start-verification', 'assign', 'return', 'map', 'defer'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
export const MOST_IN_BULK = 200;

export const bulkBody = z
  .strictObject({
    action: z.enum(BULK_ACTIONS),
    items: z
      .array(z.strictObject({ id: uuid, etag }))
      .min(1)
      .max(MOST_IN_BULK),
    note: note.nullish(),
    assigneeId: uuid.nullish().meta({ description: 'Hanya untuk `assign`; `null` melepas penugasan.' }),
  })
  .meta({ id: 'BulkStep' });
export type BulkStep = z.infer<typeof bulkBody>;

export const bulkResultSchema = z
  .object({
    done: z.array(
      z.object({ id: uuid, etag, number: z.string().nullable(), status: z.enum(PROPOSAL_STATUSES) }),
    ),
    refused: z
      .array(
        z.object({
          id: uuid,
          number: z.string().nullable(),
          title: z
            .string()
            .nullable()
            .meta({ description: '`null` bila catatannya tidak terlihat oleh pemanggil.' }),
          code: z.string(),
          detail: z.string(),
          errors: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() })),
        }),
      )
      .meta({ description: 'Yang tidak dapat dilakukan, beserta alasannya; yang lain tetap tersimpan.' }),
  })
  .meta({ id: 'BulkResult' });
export type BulkResult = z.infer<typeof bulkResultSchema>;
