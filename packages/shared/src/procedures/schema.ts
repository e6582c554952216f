import { z } from 'zod';
import { PERMISSIONS } from '../access/permissions.ts';
import { PROPOSAL_KINDS } from '../proposals/vocabulary.ts';
import {
  CERTAINTIES,
  CONDITION_IDS,
  LIMIT_SETTINGS,
  PAPER_KINDS,
  PROCEDURE_CODES,
  RULE_IDS,
  TRACKS,
} from './vocabulary.ts';

/** The procedures as the API answers them: what the stage tracker and the documentation are drawn from. */

export const basisSchema = z
  .object({ text: z.string(), certainty: z.enum(CERTAINTIES) })
  .meta({ id: 'LegalBasis', description: 'Sumber ketentuan, dan seberapa pasti.' });

const requirementSchema = z
  .object({
    id: z.string(),
    label: z.string(),
    type: z.enum(['paper', 'rule']),
    paper: z.enum(PAPER_KINDS).nullable(),
    rule: z.enum(RULE_IDS).nullable(),
    ofStage: z.boolean().meta({ description: 'Hanya surat yang diunggah untuk tahap ini yang dihitung.' }),
    when: z.enum(CONDITION_IDS).nullable(),
    overridable: z.boolean(),
    basis: z.array(basisSchema),
  })
  .meta({ id: 'ProcedureRequirement' });

const procedureStageSchema = z
  .object({
    code: z.string(),
    label: z.string(),
    purpose: z.string(),
    actor: z.enum(PERMISSIONS),
    outsideActor: z.string().nullable(),
    track: z.enum(TRACKS),
    after: z.array(z.string()),
    when: z.enum(CONDITION_IDS).nullable(),
    requires: z.array(requirementSchema),
    produces: z.array(z.enum(PAPER_KINDS)),
    limit: z
      .object({
        days: z.int().nullable(),
        unit: z.enum(['calendar', 'working']),
        setting: z.enum(LIMIT_SETTINGS).nullable(),
        from: z.enum(['opening', 'half_year']),
        basis: z.array(basisSchema),
      })
      .nullable(),
    basis: z.array(basisSchema),
    isEnd: z.boolean(),
  })
  .meta({ id: 'ProcedureStage' });

export const procedureSchema = z
  .object({
    code: z.enum(PROCEDURE_CODES),
    version: z.int(),
    label: z.string(),
    kinds: z.array(z.enum(PROPOSAL_KINDS)),
    stages: z.array(procedureStageSchema),
  })
  .meta({ id: 'Procedure' });
export type ProcedureAnswer = z.infer<typeof procedureSchema>;

export const procedureListSchema = z
  .object({ items: z.array(procedureSchema) })
  .meta({ id: 'ProcedureList' });
export const procedureParams = z.strictObject({
  code: z.enum(PROCEDURE_CODES, { error: `Pilih prosedur: ${PROCEDURE_CODES.join(', ')}.` }),
});
