import { z } from 'zod';
import { etag, instant, listOf, note, pageQuery, repeated, uuid } from '../contract/common.ts';
import { agencyRefSchema } from '../proposals/schema.ts';
import { TASK_HOLDERS, TASK_SOURCES, TASK_URGENCIES } from './vocabulary.ts';

export const taskSchema = z
  .object({
    id: uuid,
    etag: etag.meta({ description: 'Etag catatan yang menunggu, untuk `If-Match`.' }),
    source: z.enum(TASK_SOURCES),
    title: z.string(),
    number: z.string().nullable(),
    agency: agencyRefSchema.nullable(),
    step: z.string().meta({ description: 'Langkah yang ditunggu.', example: 'Verifikasi dan petakan' }),
    detail: z.string().nullable().meta({ description: 'Keadaan catatan, atau yang masih kurang.' }),
    holder: z.enum(TASK_HOLDERS),
    since: instant,
    dueOn: z.string().nullable().meta({ description: 'Batas langkah (tanggal WIB).' }),
    ageDays: z.int().meta({ description: 'Sudah berapa hari menunggu (hari kalender WIB).' }),
    place: z.object({ id: uuid, stage: z.string(), partId: uuid.nullable() }).meta({
      description: 'Tempat langkah diambil: catatan, langkah atau tahapnya, dan usulan pada agenda rapat.',
    }),
    delegatedFrom: z
      .string()
      .nullable()
      .meta({ description: 'Nama yang diwakili pemanggil selama cuti.', example: 'Ahmad Fauzi' }),
    may: z.object({ reassign: z.boolean() }),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const listTasksQuery = z.strictObject({
  ...pageQuery,
  holder: repeated(z.enum(TASK_HOLDERS)),
  source: repeated(z.enum(TASK_SOURCES)),
  due: repeated(z.enum(TASK_URGENCIES)),
});
export type ListTasksQuery = z.infer<typeof listTasksQuery>;

const tally = z.object({
  total: z.int(),
  overdue: z.int(),
  week: z.int().meta({ description: 'Jatuh tempo dalam 7 hari.' }),
});
export type TaskTally = z.infer<typeof tally>;
export const taskListSchema = listOf(taskSchema)
  .extend({
    summary: tally.extend({
      isCapped: z
        .boolean()
        .meta({ description: '`true` bila sebenarnya lebih banyak daripada yang dihitung.' }),
      mine: tally.meta({ description: 'Yang ditugaskan kepada pemanggil atau yang diwakilinya.' }),
      bySource: z.array(tally.extend({ source: z.enum(TASK_SOURCES) })),
    }),
  })
  .meta({ id: 'TaskList' });
export type TaskList = z.infer<typeof taskListSchema>;

/** To whom a task of a case goes; null gives it back to everybody who may do it. */
export const taskAssigneeBody = z
  .strictObject({ userId: uuid.nullable(), note: note.nullable().default(null) })
  .meta({ id: 'TaskAssignee' });
export const taskAssigneesSchema = z
  .object({
    items: z.array(
      z.object({ id: uuid, name: z.string(), office: z.string().nullable(), openCount: z.int() }),
    ),
  })
  .meta({ id: 'TaskAssignees' });

/** What waits in one case, for its page: each open step and each missing requirement, with who holds it. */
export const caseTasksSchema = z
  .object({
    items: z.array(
      z.object({
        id: uuid,
        stage: z.string(),
        requirement: z.string().nullable(),
        label: z.string(),
        holder: z
          .string()
          .nullable()
          .meta({ description: 'Yang ditugaskan; null bila terbuka bagi semua yang berwenang.' }),
        office: z.string().meta({ description: 'Siapa yang berwenang mengerjakannya.' }),
        since: instant,
        dueOn: z.string().nullable(),
        may: z.object({ reassign: z.boolean(), take: z.boolean() }),
      }),
    ),
  })
  .meta({ id: 'CaseTasks' });
