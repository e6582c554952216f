import { z } from 'zod';
import { instant, listOf, pageQuery, repeated, uuid } from '../contract/common.ts';
import { agencyRefSchema } from '../proposals/schema.ts';
import { PROPOSAL_STATUSES } from '../proposals/vocabulary.ts';
import { PROPOSAL_ACTIONS } from '../proposals/workflow.ts';

/** Whose work a task is: named for this person, or for everybody of the office. */
export const TASK_HOLDERS = ['me', 'office'] as const;

export const taskSchema = z
  .object({
    proposal: z.object({
      id: uuid,
      number: z.string().nullable(),
      title: z.string(),
      status: z.enum(PROPOSAL_STATUSES),
      agency: agencyRefSchema,
    }),
    action: z.enum(PROPOSAL_ACTIONS).meta({ description: 'Langkah yang ditunggu.' }),
    holder: z.enum(TASK_HOLDERS),
    since: instant,
    dueOn: z.string().nullable().meta({ description: 'Batas langkah (tanggal WIB).' }),
  })
  .meta({ id: 'Task' });
export type Task = z.infer<typeof taskSchema>;

export const listTasksQuery = z.strictObject({
  ...pageQuery,
  holder: repeated(z.enum(TASK_HOLDERS)),
  action: repeated(z.enum(PROPOSAL_ACTIONS)),
});
export type ListTasksQuery = z.infer<typeof listTasksQuery>;

const tally = z.object({ total: z.int(), overdue: z.int() });
export const taskListSchema = listOf(taskSchema)
  .extend({
    summary: tally.extend({
      mine: tally.meta({ description: 'Yang ditugaskan kepada pemanggil sendiri.' }),
      byAction: z.array(tally.extend({ action: z.enum(PROPOSAL_ACTIONS) })),
    }),
  })
  .meta({ id: 'TaskList' });
export type TaskList = z.infer<typeof taskListSchema>;
