import { z } from 'zod';
import { etag, instant, text } from '../contract/common.ts';
import { WEIGHTS_SUM } from './vocabulary.ts';

export const criterionSchema = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z0-9_]{1,19}$/, {
      error: 'Tulis kode dengan 2 sampai 20 huruf besar atau angka, misalnya RPJMD.',
    }),
    label: text(120),
    help: text(300),
    weight: z
      .int({ error: 'Tulis bobot dengan angka bulat.' })
      .min(1, { error: 'Bobot paling kecil 1.' })
      .max(WEIGHTS_SUM, { error: `Bobot paling besar ${WEIGHTS_SUM}.` }),
  })
  .meta({ id: 'ReviewCriterion' });

const criteriaList = z.array(criterionSchema);
/** `putReviewCriteria` replaces them for the meetings to come; meetings keep the copy with which they were made. */
export const putCriteriaSchema = z
  .strictObject({
    items: criteriaList
      .min(1, { error: 'Tetapkan sedikitnya satu kriteria.' })
      .max(12, { error: 'Paling banyak 12 kriteria.' })
      .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, {
        error: 'Setiap kriteria memakai kode yang berbeda.',
      })
      .refine((items) => items.reduce((sum, { weight }) => sum + weight, 0) === WEIGHTS_SUM, {
        error: `Jumlah semua bobot harus ${WEIGHTS_SUM}.`,
      }),
  })
  .meta({ id: 'PutReviewCriteria' });
export type PutCriteria = z.infer<typeof putCriteriaSchema>;

export const criteriaSchema = z
  .object({
    etag,
    version: z.int().meta({ description: '0: bawaan, belum pernah diubah.' }),
    items: criteriaList,
    changedAt: instant.nullable(),
    changedBy: z.string().nullable(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'ReviewCriteria' });
export type ReviewCriteria = z.infer<typeof criteriaSchema>;
