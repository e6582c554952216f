import { z } from 'zod';
import { note, uuid } from '../contract/common.ts';

/** Who of the bureau verifies a proposal. */
export const assigneeBody = z
  .strictObject({
    userId: uuid.nullable().meta({ description: 'Petugas Biro; `null` melepas penugasan.' }),
    note: note.nullable().default(null),
  })
  .meta({ id: 'ProposalAssigneeBody' });

export const assigneesSchema = z
  .object({
    items: z.array(
      z.object({
        id: uuid,
        name: z.string(),
        office: z.string().nullable(),
        openCount: z.int().meta({ description: 'Usulan yang sedang dipegang dan belum selesai.' }),
      }),
    ),
  })
  .meta({ id: 'ProposalAssignees' });
