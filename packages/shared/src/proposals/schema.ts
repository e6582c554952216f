import { z } from 'zod';
import { etag, instant, note, uuid } from '../contract/common.ts';
import { editable } from './content.schema.ts';
import { PROPOSAL_STATUSES } from './vocabulary.ts';
import { PROPOSAL_ACTIONS } from './workflow.ts';

/** A proposal as the API answers it, and the bodies of its steps. */

export const agencyRefSchema = z
  .object({ id: uuid, numberCode: z.string(), name: z.string(), shortName: z.string() })
  .meta({ id: 'AgencyRef' });

export const nextActorSchema = z
  .object({ permission: z.string(), label: z.string() })
  .meta({ id: 'NextActor' });

const blocker = z
  .object({
    action: z.enum(PROPOSAL_ACTIONS),
    pointer: z.string(),
    code: z.string(),
    detail: z.string(),
  })
  .meta({ id: 'ProposalBlocker', description: 'Yang masih kurang sebelum langkah itu dapat diambil.' });

const summary = {
  id: uuid,
  etag,
  number: z.string().nullable().meta({ example: 'USL/2022/DISPANGAN/0007' }),
  title: z.string(),
  kind: editable.kind,
  initiator: editable.initiator,
  status: z.enum(PROPOSAL_STATUSES),
  agency: agencyRefSchema,
  affairCodes: z.array(z.string()),
  locationCodes: z.array(z.string()),
  locationText: z.string().nullable(),
  partnerNames: z.array(z.string()),
  periodId: uuid.nullable(),
  totalCost: z.int().nullable().meta({ description: '`estimatedCost`, atau jumlah `funding`.' }),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  durationMonths: z.int().nullable(),
  priority: z.int().nullable(),
  assignee: z
    .object({ id: uuid, name: z.string() })
    .nullable()
    .meta({ description: 'Petugas Biro yang memverifikasi.' }),
  bundle: z
    .object({ id: uuid, title: z.string() })
    .nullable()
    .meta({ description: 'Bundel usulan yang dibahas bersama.' }),
  isSample: z.boolean().meta({ description: 'Data contoh pada mode evaluasi.' }),
  version: z.int().meta({ description: 'Berapa kali usulan ini diajukan.' }),
  submittedAt: instant.nullable(),
  statusSince: instant,
  dueOn: z.string().nullable().meta({ description: 'Batas langkah berikutnya (tanggal WIB).' }),
  nextActors: z.array(nextActorSchema),
  createdAt: instant,
  updatedAt: instant,
};

export const proposalSummarySchema = z.object(summary).meta({ id: 'ProposalSummary' });
export type ProposalSummary = z.infer<typeof proposalSummarySchema>;

export const importSourceSchema = z
  .object({
    importId: uuid,
    fileName: z.string(),
    sheet: z.string(),
    row: z.int(),
    cells: z.array(z.object({ header: z.string(), text: z.string() })),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ImportSource', description: 'Baris asal sebagaimana diterima.' });
export type ImportSource = z.infer<typeof importSourceSchema>;

const mergedSourceSchema = z
  .object({
    id: uuid,
    number: z.string().nullable(),
    title: z.string(),
    agency: agencyRefSchema,
    sourceUrl: z.string().nullable(),
    source: importSourceSchema.nullable(),
  })
  .meta({ id: 'MergedProposal', description: 'Usulan yang digabung ke usulan ini, dengan sumbernya.' });

const { title: _title, kind: _kind, initiator: _initiator, ...restOfEditable } = editable;

export const proposalSchema = z
  .object({
    ...restOfEditable,
    ...summary,
    supportingAgencies: z.array(agencyRefSchema),
    mergedInto: z.object({ id: uuid, number: z.string().nullable(), title: z.string() }).nullable(),
    mergedFrom: z.array(mergedSourceSchema),
    cooperations: z
      .array(z.object({ id: uuid, number: z.string(), title: z.string() }))
      .meta({ description: 'Berkas kerja sama yang menindaklanjutinya, bagi yang boleh melihatnya.' }),
    sourceUrl: z.string().nullable(),
    source: importSourceSchema.nullable(),
    dprdApproval: z
      .object({
        needed: z.boolean().nullable().meta({ description: '`null`: pertanyaannya belum dijawab.' }),
        reason: z.string().nullable(),
      })
      .meta({ description: 'Perlu persetujuan DPRD atau tidak (PP 28/2018 ps. 6(2), 19(1), 30(1), 38).' }),
    allowedActions: z.array(z.enum(PROPOSAL_ACTIONS)),
    blockers: z.array(blocker),
    may: z
      .object({
        edit: z.boolean(),
        editableFields: z.array(z.string()),
        delete: z.boolean(),
        attach: z.boolean(),
        remark: z.boolean(),
        remarkInternally: z.boolean(),
        assign: z.boolean(),
        assignToSelf: z.boolean(),
      })
      .meta({ description: 'Apa lagi yang boleh dilakukan pemanggil pada usulan ini.' }),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof proposalSchema>;

export const actionBody = z.strictObject({ note: note.optional() }).meta({ id: 'ProposalActionBody' });
export const noteRequiredBody = z.strictObject({ note }).meta({ id: 'ProposalNoteBody' });
export const mergeBody = z.strictObject({ note, intoId: uuid }).meta({ id: 'ProposalMergeBody' });
