import { z } from 'zod';
import { etag, instant, listOf, text, uuid } from '../contract/common.ts';
import { basisSchema } from '../procedures/schema.ts';
import { PAPER_PROGRESS, PROCEDURE_CODES, TRACKS } from '../procedures/vocabulary.ts';
import { indicatorSchema } from '../proposals/content.schema.ts';
import { agencyRefSchema, nextActorSchema } from '../proposals/schema.ts';
import {
  EXCEPTION_REASONS,
  INITIATORS,
  PROPOSAL_KINDS,
  THIRD_PARTY_SUBTYPES,
} from '../proposals/vocabulary.ts';
import {
  ALARM_KINDS,
  CASE_ACTIONS,
  CASE_CHANGES,
  CASE_ORIGINS,
  CASE_ROUTES,
  CASE_STATUSES,
  END_REASON_CODES,
  STAGE_STATES,
  WITHDRAWAL_REASON_CODES,
} from './vocabulary.ts';

/** A case (berkas kerja sama) as the API answers it, and the bodies of its steps. */

const personRef = z.object({ id: uuid, name: z.string() });
const answer = z.boolean().nullable();

/** A party in its order (PIHAK KESATU, KEDUA …); `partner` null is the province itself. */
export const partySchema = z
  .object({
    order: z.int(),
    name: z.string(),
    partner: z.object({ id: uuid, typeCode: z.string(), regionCode: z.string().nullable() }).nullable(),
    representative: z
      .object({ name: z.string(), position: z.string(), authority: z.string().nullable() })
      .nullable(),
  })
  .meta({ id: 'CooperationParty' });
export type Party = z.infer<typeof partySchema>;

export const missingSchema = z
  .object({
    requirement: z.string(),
    pointer: z.string(),
    code: z.string(),
    detail: z.string(),
    legalBasis: z.string().nullable(),
    overridable: z.boolean(),
    progress: z
      .enum(PAPER_PROGRESS)
      .nullable()
      .meta({ description: 'Sejauh mana surat yang diminta; `null` bila yang kurang bukan surat.' }),
  })
  .meta({ id: 'CooperationMissing', description: 'Yang masih kurang pada tahap itu, dengan sumbernya.' });

export const stageSchema = z
  .object({
    code: z.string().meta({ example: 'T4_TTD_KB' }),
    label: z.string(),
    purpose: z.string(),
    state: z.enum(STAGE_STATES),
    track: z.enum(TRACKS),
    after: z.array(z.string()),
    actor: nextActorSchema,
    outsideActor: z.string().nullable().meta({ description: 'Pihak di luar sistem, mis. DPRD.' }),
    nextActors: z
      .array(nextActorSchema)
      .meta({ description: 'Siapa yang ditunggu selama tahap ini terbuka, termasuk pemeriksa surat.' }),
    basis: z.array(basisSchema),
    openedAt: instant.nullable(),
    passedAt: instant.nullable(),
    passedBy: z.string().nullable(),
    note: z.string().nullable(),
    dueOn: z.string().nullable(),
    limitBasis: z.array(basisSchema),
    missing: z.array(missingSchema),
    mayAdvance: z
      .boolean()
      .meta({ description: 'Pemanggil boleh menyelesaikan tahap ini begitu tidak ada yang kurang.' }),
  })
  .meta({ id: 'CooperationStage' });
export type CaseStage = z.infer<typeof stageSchema>;

export const alarmSchema = z
  .object({ kind: z.enum(ALARM_KINDS), since: z.string(), days: z.int(), detail: z.string() })
  .meta({ id: 'CooperationAlarm' });

const summary = {
  id: uuid,
  etag,
  number: z.string().meta({ example: 'KS/2026/0007' }),
  title: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  route: z.enum(CASE_ROUTES),
  origin: z.enum(CASE_ORIGINS),
  initiator: z.enum(INITIATORS),
  status: z.enum(CASE_STATUSES),
  procedure: z.object({
    code: z.enum(PROCEDURE_CODES),
    version: z.int(),
    isCurrent: z.boolean(),
    label: z.string(),
  }),
  openStages: z.array(
    z.object({ code: z.string(), label: z.string(), since: instant, dueOn: z.string().nullable() }),
  ),
  leadAgency: agencyRefSchema,
  partnerNames: z.array(z.string()),
  officer: personRef.nullable().meta({ description: 'Petugas Biro Pemerintahan.' }),
  nextActors: z.array(nextActorSchema),
  movedAt: instant.meta({ description: 'Kapan berkas terakhir bergerak.' }),
  dueOn: z.string().nullable(),
  alarms: z.array(alarmSchema),
  isSample: z.boolean(),
  createdAt: instant,
  updatedAt: instant,
};
export const cooperationSummarySchema = z.object(summary).meta({ id: 'CooperationSummary' });
export type CooperationSummary = z.infer<typeof cooperationSummarySchema>;

/** Answers that rules read; absent is unchanged, null is "not answered". */
export const caseAnswersSchema = z.strictObject({
  dprd: z.strictObject({
    levy: answer,
    multiYear: answer,
    assets: answer,
    guarantee: answer,
    inCurrentBudget: answer,
  }),
  pksSignatory: z.enum(['GUBERNUR', 'KEPALA_OPD']).nullable(),
  thirdPartyCriteria: z.strictObject({ masterPlan: answer, feasible: answer, ableToFund: answer }),
  foreignConditions: z.strictObject({
    diplomaticRelations: answer,
    regionalAffair: answer,
    noOfficeAbroad: answer,
    noInterference: answer,
    fitsPlans: answer,
  }),
  lawCheck: z.strictObject({ morality: answer, publicOrder: answer, nationalInterest: answer, law: answer }),
});

export const overrideSchema = z
  .object({
    stage: z.string(),
    requirement: z.string(),
    label: z.string(),
    reason: z.string(),
    by: z.string(),
    office: z.string().nullable(),
    at: instant,
  })
  .meta({ id: 'CooperationOverride', description: 'Ketentuan yang dilewati Kepala Biro, tampil selamanya.' });

export const cooperationSchema = z
  .object({
    ...summary,
    thirdPartySubtype: z.enum(THIRD_PARTY_SUBTYPES).nullable(),
    registerReason: z.string().nullable().meta({ description: 'Mengapa hanya dicatat, dengan pasalnya.' }),
    originReason: z.string().nullable().meta({ description: 'Alasan bila dibuka tanpa usulan.' }),
    exceptionReason: z.enum(EXCEPTION_REASONS).nullable(),
    background: z.string().nullable(),
    objectives: z.string().nullable(),
    scope: z.array(z.string()),
    affairCodes: z.array(z.string()),
    locationCodes: z.array(z.string()),
    planningTargetIds: z.array(uuid),
    indicators: z.array(indicatorSchema),
    parties: z.array(partySchema),
    supportingAgencies: z.array(agencyRefSchema),
    deputy: personRef.nullable(),
    proposals: z.array(
      z.object({ id: uuid, number: z.string().nullable(), title: z.string(), agency: agencyRefSchema }),
    ),
    answers: caseAnswersSchema,
    stages: z.array(stageSchema),
    overrides: z.array(overrideSchema),
    ending: z
      .object({
        reason: z.enum([...END_REASON_CODES, ...WITHDRAWAL_REASON_CODES]).nullable(),
        label: z.string(),
        note: z.string(),
        on: z.string(),
        by: z.string(),
      })
      .nullable(),
    allowedActions: z.array(z.enum(CASE_ACTIONS)),
    may: z
      .object({
        edit: z.boolean(),
        answer: z.boolean(),
        assign: z.boolean(),
        addPaper: z.boolean(),
        checkPaper: z.boolean(),
        manageOffers: z.boolean(),
        manageEvents: z.boolean(),
        manageDisputes: z.boolean(),
        remark: z.boolean(),
        remarkInternally: z.boolean(),
      })
      .meta({ description: 'Apa lagi yang boleh dilakukan pemanggil pada berkas ini.' }),
  })
  .meta({ id: 'Cooperation' });
export type Cooperation = z.infer<typeof cooperationSchema>;

const editable = {
  title: text(250),
  leadAgencyId: uuid,
  supportingAgencyIds: z.array(uuid).max(20),
  background: text(5000).nullable(),
  objectives: text(5000).nullable(),
  scope: z.array(text(500)).max(30),
  affairCodes: z.array(text(40)).max(10),
  locationCodes: z.array(text(40)).max(60),
  planningTargetIds: z.array(uuid).max(20),
  indicators: z.array(indicatorSchema).max(20),
  exceptionReason: z.enum(EXCEPTION_REASONS).nullable(),
  thirdPartySubtype: z.enum(THIRD_PARTY_SUBTYPES).nullable(),
};

export const representativeSchema = z
  .strictObject({
    name: text(150),
    position: text(150),
    authority: text(250)
      .nullable()
      .meta({ description: 'Dasar kewenangan: SK, akta, atau kuasa, dengan nomor dan tanggal.' }),
  })
  .meta({ id: 'PartyRepresentative' });

/** The parties besides the province, in their order after it. */
const partiesInput = z
  .array(z.strictObject({ partnerId: uuid, representative: representativeSchema.nullable().default(null) }))
  .max(20);

/** From recommended proposals (their content is taken over), or directly with the reason of an exception. */
export const createCooperationSchema = z
  .strictObject({
    proposalIds: z.array(uuid).max(50).default([]),
    origin: z.enum(CASE_ORIGINS).default('PROPOSAL'),
    originReason: text(2000).nullable().default(null),
    kind: z.enum(PROPOSAL_KINDS).optional(),
    initiator: z.enum(INITIATORS).optional(),
    route: z.enum(CASE_ROUTES).optional(),
    parties: partiesInput.default([]),
    ...z.object(editable).partial().shape,
  })
  .meta({ id: 'CreateCooperation' });
export type CreateCooperation = z.infer<typeof createCooperationSchema>;

export const patchCooperationSchema = z
  .strictObject({ ...editable, parties: partiesInput, answers: caseAnswersSchema.partial() })
  .partial()
  .meta({ id: 'PatchCooperation' });
export type PatchCooperation = z.infer<typeof patchCooperationSchema>;

export const caseHistorySchema = z
  .object({
    items: z.array(
      z.object({
        id: uuid,
        at: instant,
        action: z.enum(CASE_CHANGES),
        stage: z.string().nullable(),
        stageLabel: z.string().nullable(),
        actor: z.string(),
        office: z.string().nullable(),
        onBehalfOf: z.string().nullable().meta({ description: 'Rekan cuti yang diwakili pelaku.' }),
        note: z.string().nullable(),
        changedFields: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'CooperationHistory' });

export const cooperationListSchema = listOf(cooperationSummarySchema).meta({ id: 'CooperationList' });
