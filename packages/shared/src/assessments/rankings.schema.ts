import { z } from 'zod';
import { calendarDate, uuid } from '../contract/common.ts';
import { agencyRefSchema } from '../proposals/schema.ts';
import { PROPOSAL_KINDS, PROPOSAL_STATUSES } from '../proposals/vocabulary.ts';
import { criterionSchema } from './criteria.schema.ts';
import { OPINIONS, REVIEW_DECISIONS, WEIGHTS_SUM, type Opinion } from './vocabulary.ts';

const year = z.coerce
  .number({ error: 'Isi tahun dengan angka.' })
  .int({ error: 'Isi tahun dengan angka bulat.' })
  .min(2000, { error: 'Tahun paling awal 2000.' })
  .max(2100, { error: 'Tahun paling akhir 2100.' });

export const rankingQuery = z.strictObject({ year });
const priority = z.int().min(1).max(3).nullable();

const tally = Object.fromEntries(OPINIONS.map((opinion) => [opinion, z.int()])) as Record<Opinion, z.ZodInt>;

export const rankedSchema = z
  .object({
    proposal: z.object({
      id: uuid,
      number: z.string().nullable(),
      title: z.string(),
      kind: z.enum(PROPOSAL_KINDS).nullable(),
      status: z.enum(PROPOSAL_STATUSES),
      priority,
      agency: agencyRefSchema,
    }),
    meeting: z.object({ id: uuid, title: z.string(), day: calendarDate }),
    decision: z.enum(REVIEW_DECISIONS),
    opinions: z.object(tally).meta({ description: 'Banyaknya pendapat menurut isinya.' }),
    scorers: z.int(),
    means: z.record(z.string(), z.number()),
    weighted: z.number().nullable().meta({ description: 'Dengan bobot rapatnya sendiri.' }),
    rank: z.int().nullable(),
  })
  .meta({ id: 'RankedProposal' });
export type RankedProposal = z.infer<typeof rankedSchema>;

export const rankingSchema = z
  .object({
    year: z.int(),
    criteria: z.array(criterionSchema).meta({ description: 'Kriteria rapat terakhir: awal simulasi bobot.' }),
    items: z.array(rankedSchema),
    maySetPriorities: z.boolean(),
  })
  .meta({ id: 'ReviewRanking' });
export type ReviewRanking = z.infer<typeof rankingSchema>;

const bandSize = z.int({ error: 'Tulis angka bulat.' }).min(0, { error: 'Paling kecil 0.' }).max(1000);
export const setPrioritiesSchema = z
  .strictObject({
    year: z.int().min(2000).max(2100),
    bands: z.strictObject({
      first: bandSize.meta({ description: 'Banyaknya peringkat teratas yang menjadi prioritas 1.' }),
      second: bandSize.meta({ description: 'Banyaknya peringkat berikutnya yang menjadi prioritas 2.' }),
    }),
    weights: z
      .record(z.string().max(20), z.int().min(0).max(WEIGHTS_SUM))
      .nullish()
      .meta({ description: 'Bobot lain daripada bobot rapat; kosong: bobot rapat masing-masing.' }),
    seal: z.string().max(64).optional().meta({
      description: 'Sidik dari pratinjau. Tanpa sidik, jawaban adalah pratinjau dan tidak ada yang berubah.',
    }),
  })
  .meta({ id: 'SetReviewPriorities' });
export type SetPriorities = z.infer<typeof setPrioritiesSchema>;

export const prioritiesSchema = z
  .object({
    applied: z.boolean(),
    seal: z.string().meta({ description: 'Kirim kembali untuk menerapkan tepat pratinjau ini.' }),
    items: z.array(
      z.object({
        proposalId: uuid,
        number: z.string().nullable(),
        title: z.string(),
        rank: z.int(),
        before: priority,
        after: priority,
      }),
    ),
    changed: z.int(),
  })
  .meta({ id: 'ReviewPriorities' });
export type ReviewPriorities = z.infer<typeof prioritiesSchema>;
