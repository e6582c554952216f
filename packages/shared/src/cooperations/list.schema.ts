import { z } from 'zod';
import { flag, instant, listOf, pageQuery, repeated, uuid } from '../contract/common.ts';
import { PROCEDURE_CODES } from '../procedures/vocabulary.ts';
import { PROPOSAL_KINDS } from '../proposals/vocabulary.ts';
import { ALARM_KINDS, CASE_ROUTES, CASE_STATUSES } from './vocabulary.ts';

export const CASE_SORTS = ['-movedAt', 'movedAt', 'dueOn', '-createdAt', 'createdAt', 'title'] as const;

const filters = {
  q: z.string().trim().max(200).optional(),
  status: repeated(z.enum(CASE_STATUSES)),
  kind: repeated(z.enum(PROPOSAL_KINDS)),
  procedure: repeated(z.enum(PROCEDURE_CODES)),
  route: repeated(z.enum(CASE_ROUTES)),
  stage: repeated(z.string().max(40)).meta({ description: 'Kode tahap yang sedang terbuka.' }),
  leadAgencyId: repeated(uuid),
  officerId: repeated(uuid),
  partnerId: repeated(uuid),
  alarm: repeated(z.enum(ALARM_KINDS)),
  overdue: flag.optional(),
};

const sort = z.enum(CASE_SORTS, { error: `Pilih sort: ${CASE_SORTS.join(', ')}.` }).default('-movedAt');

export const listCooperationsQuery = z.strictObject({ ...pageQuery, ...filters, sort });
export type ListCooperationsQuery = z.infer<typeof listCooperationsQuery>;

/** The whole list at once: its filters and its order, without pages. */
export const exportCooperationsQuery = z.strictObject({ ...filters, sort });
export type ExportCooperationsQuery = z.infer<typeof exportCooperationsQuery>;

/** Running cases by open stage: the columns of the board; a case with two open tracks stands in both. */
export const boardQuery = z.strictObject(filters);
export const boardSchema = z
  .object({
    columns: z.array(
      z.object({
        stage: z.string(),
        label: z.string(),
        total: z.int(),
        overdue: z.int(),
        procedures: z.array(z.enum(PROCEDURE_CODES)),
      }),
    ),
  })
  .meta({ id: 'CooperationBoard' });

/** The way each case has gone so far: its stages with their days, in the order in which they opened. */
export const timelineSchema = listOf(
  z.object({
    id: uuid,
    number: z.string(),
    title: z.string(),
    status: z.enum(CASE_STATUSES),
    stages: z.array(
      z.object({
        code: z.string(),
        label: z.string(),
        openedAt: instant,
        passedAt: instant.nullable(),
        dueOn: z.string().nullable(),
      }),
    ),
  }),
).meta({ id: 'CooperationTimeline' });

/** What waits too long, grouped by who is responsible: for the bureau head. */
export const escalationsSchema = z
  .object({
    groups: z.array(
      z.object({
        responsible: z.object({ kind: z.enum(['person', 'office']), id: uuid.nullable(), label: z.string() }),
        total: z.int(),
        items: z.array(
          z.object({
            cooperation: z.object({ id: uuid, number: z.string(), title: z.string() }),
            stage: z.string(),
            stageLabel: z.string(),
            alarm: z.enum(ALARM_KINDS),
            since: z.string(),
            days: z.int(),
            detail: z.string(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Escalations' });
export type Escalations = z.infer<typeof escalationsSchema>;
