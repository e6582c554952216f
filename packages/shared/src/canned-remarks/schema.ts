import { z } from 'zod';
import { etag, text, uuid } from '../contract/common.ts';

/** Where a ready-made text is offered. */
export const CANNED_USES = ['return', 'defer', 'reject', 'remark'] as const;
export type CannedUse = (typeof CANNED_USES)[number];
export const CANNED_USE_LABELS = {
  return: 'Mengembalikan',
  defer: 'Menunda',
  reject: 'Menolak',
  remark: 'Catatan',
} as const satisfies Record<CannedUse, string>;

const editable = {
  title: text(80).meta({ example: 'Indikator belum terukur' }),
  body: text(2000),
  uses: z
    .array(z.enum(CANNED_USES))
    .min(1, { error: 'Pilih sedikitnya satu kegunaan.' })
    .max(CANNED_USES.length),
};
export const cannedRemarkSchema = z.object({ id: uuid, etag, ...editable }).meta({ id: 'CannedRemark' });
export type CannedRemark = z.infer<typeof cannedRemarkSchema>;
export const cannedRemarksSchema = z
  .object({ items: z.array(cannedRemarkSchema), mayManage: z.boolean() })
  .meta({ id: 'CannedRemarks' });
export const listCannedRemarksQuery = z.strictObject({
  use: z
    .enum(CANNED_USES, { error: `Pilih use: ${CANNED_USES.join(', ')}.` })
    .optional()
    .meta({ description: 'Hanya yang ditawarkan pada langkah ini.' }),
});
export type ListCannedRemarksQuery = z.infer<typeof listCannedRemarksQuery>;
export const createCannedRemarkSchema = z.strictObject(editable).meta({ id: 'CreateCannedRemark' });
export type CreateCannedRemark = z.infer<typeof createCannedRemarkSchema>;
export const patchCannedRemarkSchema = z.strictObject(editable).partial().meta({ id: 'PatchCannedRemark' });
export type PatchCannedRemark = z.infer<typeof patchCannedRemarkSchema>;
