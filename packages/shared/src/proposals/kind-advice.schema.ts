import { z } from 'zod';
import { PROPOSAL_KINDS } from './vocabulary.ts';

const reason = z.object({
  text: z.string(),
  legalBasis: z.string().nullable().meta({ example: 'PP 28/2018 ps. 3(3)' }),
});

/** What the wizard says of a stored proposal, for callers that don't carry the rules themselves. */
export const kindAdviceSchema = z
  .object({
    kind: z
      .enum(PROPOSAL_KINDS)
      .nullable()
      .meta({ description: 'Jenis yang disarankan; `null`: belum ada dasar untuk menyarankan.' }),
    reasons: z.array(reason),
    split: z
      .array(z.enum(PROPOSAL_KINDS))
      .meta({ description: 'Mitra beberapa macam: jenis-jenis yang sebaiknya menjadi usulan terpisah.' }),
    register: reason
      .nullable()
      .meta({ description: 'Bila macamnya diatur peraturan lain dan di sini cukup dicatat.' }),
    open: z
      .array(z.enum(['candidatePartners', 'crossBorderImpact', 'jointEfficiency', 'thirdPartySubtype']))
      .meta({ description: 'Isian yang masih dapat mengubah saran.' }),
  })
  .meta({ id: 'KindAdvice' });
