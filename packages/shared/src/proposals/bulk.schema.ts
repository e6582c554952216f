import { z } from 'zod';
import { etag, note, uuid } from '../contract/common.ts';
import { editable } from './content.schema.ts';
import { PROPOSAL_STATUSES } from './vocabulary.ts';

/** Steps that may be taken on many at once; each proposal keeps its own guards, history and audit. */
export const BULK_ACTIONS = ['start-verification', 'assign', 'return', 'map', 'defer'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];
export const MOST_IN_BULK = 200;

/**
 * Only with `map`: written before the step, in the same transaction as it, as a PATCH of each proposal would be. The law
 * check is the person's word for all of them; target and kind fill in only where a proposal has none (no RPJMD target,
 * plan link or exception; no kind), so that what was chosen for one of them stays.
 */
const classification = z
  .strictObject({
    lawCheck: editable.lawCheck.unwrap().optional(),
    planningTargetIds: editable.planningTargetIds.optional(),
    kind: editable.kind.unwrap().optional(),
  })
  .meta({
    id: 'BulkClassification',
    description:
      'Hanya untuk `map`, ditulis sebelum langkahnya. Sasaran dan jenis hanya mengisi yang masih kosong; pemeriksaan larangan berlaku untuk semuanya.',
  });

export const bulkBody = z
  .strictObject({
    action: z.enum(BULK_ACTIONS),
    items: z
      .array(z.strictObject({ id: uuid, etag }))
      .min(1)
      .max(MOST_IN_BULK),
    note: note.nullish(),
    assigneeId: uuid.nullish().meta({ description: 'Hanya untuk `assign`; `null` melepas penugasan.' }),
    classification: classification.optional(),
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
