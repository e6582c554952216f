import { z } from 'zod';

/** RFC 9457. Titles and details are Indonesian, codes English `feature.snake_case` and never renamed. */
export const problemSchema = z
  .object({
    type: z.string().meta({ example: 'about:blank' }),
    title: z.string().meta({ example: 'Isian belum sesuai' }),
    status: z.int().meta({ example: 422 }),
    detail: z.string(),
    instance: z.string(),
    code: z.string().meta({ example: 'proposals.wrong_status' }),
    traceId: z.string(),
    errors: z
      .array(z.object({ pointer: z.string(), code: z.string(), detail: z.string() }))
      .optional()
      .meta({ description: 'Untuk 400 dan 422: isian mana, aturan mana, apa yang harus dilakukan.' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
