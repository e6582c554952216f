import { z } from 'zod';
import { instant, text, uuid } from '../contract/common.ts';

/** The conversation about a case. */

export const caseRemarkSchema = z
  .object({
    id: uuid,
    at: instant,
    author: z.object({ name: z.string(), office: z.string().nullable() }),
    body: z.string(),
    internal: z.boolean().meta({ description: 'Hanya terlihat oleh Biro Pemerintahan.' }),
    replyToId: uuid.nullable(),
  })
  .meta({ id: 'CooperationRemark' });
export type CaseRemark = z.infer<typeof caseRemarkSchema>;
export const caseRemarksSchema = z
  .object({ items: z.array(caseRemarkSchema) })
  .meta({ id: 'CooperationRemarks' });
export const createCaseRemarkSchema = z
  .strictObject({ body: text(4000), internal: z.boolean().default(false), replyToId: uuid.nullish() })
  .meta({ id: 'CreateCooperationRemark' });
export type CreateCaseRemark = z.infer<typeof createCaseRemarkSchema>;
