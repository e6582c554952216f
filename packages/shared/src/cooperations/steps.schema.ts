import { z } from 'zod';
import { calendarDate, note, text, uuid } from '../contract/common.ts';
import { END_REASON_CODES, WITHDRAWAL_REASON_CODES } from './vocabulary.ts';

/** The bodies of a case's steps, and what moving to a newer procedure would change. */

const stageCode = text(40).meta({ description: 'Kode tahap.', example: 'T4_TTD_KB' });
export const advanceBody = z
  .strictObject({ stage: stageCode, note: note.optional() })
  .meta({ id: 'AdvanceCooperation' });
export const reopenStageBody = z
  .strictObject({ stage: stageCode, note })
  .meta({ id: 'ReopenCooperationStage' });
export const overrideBody = z
  .strictObject({ stage: stageCode, requirement: text(40), note })
  .meta({ id: 'OverrideCooperation' });
export const endBody = z
  .strictObject({ reason: z.enum(END_REASON_CODES), on: calendarDate, note })
  .meta({ id: 'EndCooperation' });
export const withdrawBody = z
  .strictObject({ reason: z.enum(WITHDRAWAL_REASON_CODES), note })
  .meta({ id: 'WithdrawCooperation' });
/** PP 28/2018 ps. 10-11: only a compulsory cooperation, after guidance and evaluation. */
export const takeOverBody = z
  .strictObject({
    by: z.enum(['PEMERINTAH_PUSAT', 'GUBERNUR_GWPP']),
    guidance: text(2000).meta({ description: 'Pembinaan yang telah dilakukan.' }),
    evaluation: text(2000).meta({ description: 'Hasil evaluasi hambatan.' }),
    approval: text(250).nullable().meta({ description: 'Persetujuan Menteri; wajib bila oleh gubernur.' }),
    note,
  })
  .meta({ id: 'TakeOverCooperation' });
export const moveProcedureBody = z
  .strictObject({ note: note.optional() })
  .meta({ id: 'MoveCooperationProcedure' });
export const assignCaseBody = z
  .strictObject({ officerId: uuid.nullable(), deputyId: uuid.nullable() })
  .meta({ id: 'AssignCooperation' });

/** What moving to the current version would change, before anybody does it. */
export const movePreviewSchema = z
  .object({
    from: z.int(),
    to: z.int(),
    added: z.array(z.object({ code: z.string(), label: z.string() })),
    removed: z.array(z.object({ code: z.string(), label: z.string(), wasPassed: z.boolean() })),
    changed: z.array(z.object({ code: z.string(), label: z.string(), changes: z.array(z.string()) })),
    openBefore: z.array(z.string()),
    openAfter: z.array(z.string()),
  })
  .meta({ id: 'ProcedureMovePreview' });
export type MovePreview = z.infer<typeof movePreviewSchema>;
