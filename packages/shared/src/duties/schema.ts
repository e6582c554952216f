import { z } from 'zod';
import { note, uuid } from '../contract/common.ts';

/** What lies with a person by name, so that nothing is lost when they leave. */

export const DUTY_KINDS = ['proposal', 'officer', 'deputy', 'task', 'review', 'delegation'] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];
export const DUTY_KIND_LABELS = {
  proposal: 'Usulan yang diverifikasi',
  officer: 'Kerja sama sebagai petugas',
  deputy: 'Kerja sama sebagai petugas pengganti',
  task: 'Tugas pada berkas kerja sama',
  review: 'Rapat telaah',
  delegation: 'Mewakili rekan yang cuti',
} as const satisfies Record<DutyKind, string>;

const counts = z.object(
  Object.fromEntries(DUTY_KINDS.map((kind) => [kind, z.int()])) as Record<DutyKind, z.ZodInt>,
);
export type DutyCounts = z.infer<typeof counts>;

const personRef = z.object({ id: uuid, name: z.string(), office: z.string().nullable() });

export const dutySchema = z
  .object({
    kind: z.enum(DUTY_KINDS),
    id: uuid,
    title: z.string(),
    number: z.string().nullable(),
    detail: z.string().nullable(),
    place: z.object({ id: uuid }).meta({ description: 'Catatan tempat tugas itu.' }),
  })
  .meta({ id: 'Duty' });
export type Duty = z.infer<typeof dutySchema>;

export const dutiesSchema = z
  .object({
    person: personRef,
    total: z.int(),
    counts,
    items: z.array(dutySchema).meta({ description: 'Paling banyak 200; `counts` menghitung semuanya.' }),
    takers: z
      .array(personRef.extend({ openCount: z.int() }))
      .meta({ description: 'Rekan yang berwenang menerima semuanya.' }),
  })
  .meta({ id: 'Duties' });
export type Duties = z.infer<typeof dutiesSchema>;

export const dutyHoldersSchema = z
  .object({
    items: z.array(
      z.object({
        person: personRef,
        isDisabled: z.boolean(),
        total: z.int(),
        counts,
        away: z
          .object({ until: z.string(), deputy: z.string() })
          .nullable()
          .meta({ description: 'Sedang cuti: hari terakhir dan siapa yang mewakili.' }),
      }),
    ),
  })
  .meta({ id: 'DutyHolders' });

export const handOverBody = z
  .strictObject({
    toId: z.uuid({ error: 'Pilih siapa yang menerima.' }),
    note: note.nullable().default(null),
  })
  .meta({ id: 'HandOver' });
export const handOverResultSchema = z
  .object({
    total: z.int(),
    counts,
    left: z
      .array(z.object({ kind: z.enum(DUTY_KINDS), id: uuid, title: z.string(), reason: z.string() }))
      .meta({ description: 'Yang tidak dapat diserahkan kepadanya, dengan sebabnya.' }),
  })
  .meta({ id: 'HandOverResult' });
export type HandOverResult = z.infer<typeof handOverResultSchema>;
