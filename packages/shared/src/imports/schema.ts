import { z } from 'zod';
import { etag, flag, instant, listOf, pageQuery, uuid } from '../contract/common.ts';
import { PROPOSAL_KINDS } from '../proposals/vocabulary.ts';
import { candidatePartnerSchema, contactSchema, fundingSchema } from '../proposals/content.schema.ts';

/** What a column of a workshop list may hold. */
export const IMPORT_FIELDS = [
  'sequence',
  'agency',
  'title',
  'kind',
  'partners',
  'affairs',
  'locations',
  'cost',
  'fundingSource',
  'term',
  'startDate',
  'endDate',
  'planning',
  'background',
  'problem',
  'potential',
  'objectives',
  'scope',
  'benefits',
  'contactName',
  'contactPosition',
  'contactPhone',
  'contactEmail',
  'remark',
] as const;
export type ImportField = (typeof IMPORT_FIELDS)[number];

export const IMPORT_FIELD_LABELS = {
  sequence: 'No.',
  agency: 'Perangkat daerah',
  title: 'Judul usulan',
  kind: 'Jenis kerja sama',
  partners: 'Calon mitra',
  affairs: 'Urusan pemerintahan',
  locations: 'Lokasi',
  cost: 'Perkiraan biaya (Rp)',
  fundingSource: 'Sumber dana',
  term: 'Jangka waktu',
  startDate: 'Mulai',
  endDate: 'Selesai',
  planning: 'Keterkaitan RPJMD',
  background: 'Latar belakang',
  problem: 'Permasalahan',
  potential: 'Potensi',
  objectives: 'Maksud dan tujuan',
  scope: 'Ruang lingkup',
  benefits: 'Manfaat',
  contactName: 'Narahubung',
  contactPosition: 'Jabatan narahubung',
  contactPhone: 'Telepon narahubung',
  contactEmail: 'Surel narahubung',
  remark: 'Keterangan',
} as const satisfies Record<ImportField, string>;

export const IMPORT_STATUSES = ['reading', 'previewed', 'committing', 'committed', 'failed'] as const;
export const IMPORT_ROW_STATES = ['ready', 'error', 'committed'] as const;

/** A remark on one cell: what was not understood, and what to do. */
export const rowIssueSchema = z
  .object({ field: z.enum(IMPORT_FIELDS).nullable(), code: z.string(), detail: z.string() })
  .meta({ id: 'ImportRowIssue' });
export type RowIssue = z.infer<typeof rowIssueSchema>;

/** What was understood of a row: codes, whole rupiah, dates. Unknown stays null or empty. */
export const understoodRowSchema = z
  .object({
    title: z.string().nullable(),
    agency: z
      .object({
        id: uuid,
        numberCode: z.string(),
        name: z.string(),
        confidence: z.number().meta({ description: '1 = persis; di bawah 1 = salah ketik yang dikenali.' }),
      })
      .nullable(),
    kind: z.enum(PROPOSAL_KINDS).nullable(),
    partners: z.array(candidatePartnerSchema),
    affairCodes: z.array(z.string()),
    locationCodes: z.array(z.string()),
    estimatedCost: z.int().nullable(),
    funding: z.array(fundingSchema),
    startDate: z.string().nullable(),
    endDate: z.string().nullable(),
    durationMonths: z.int().nullable(),
    planningTargetIds: z.array(uuid),
    background: z.string().nullable(),
    problem: z.string().nullable(),
    potential: z.string().nullable(),
    objectives: z.string().nullable(),
    scope: z.array(z.string()),
    benefits: z.string().nullable(),
    contact: contactSchema.nullable(),
    sourceUrl: z.string().nullable(),
  })
  .meta({ id: 'UnderstoodImportRow' });
export type UnderstoodRow = z.infer<typeof understoodRowSchema>;

export const similarMarkSchema = z
  .object({
    where: z.enum(['file', 'register']),
    row: z.int().nullable(),
    proposalId: uuid.nullable(),
    number: z.string().nullable(),
    title: z.string(),
    score: z.number(),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'ImportSimilarMark' });
export type SimilarMark = z.infer<typeof similarMarkSchema>;

export const importRowSchema = z
  .object({
    row: z.int().meta({ description: 'Nomor baris pada lembar kerja.' }),
    etag,
    state: z.enum(IMPORT_ROW_STATES),
    values: z
      .partialRecord(z.enum(IMPORT_FIELDS), z.string())
      .meta({ description: 'Isi sel menurut kolom, sebagaimana diketik atau dibetulkan.' }),
    understood: understoodRowSchema,
    errors: z.array(rowIssueSchema),
    warnings: z.array(rowIssueSchema),
    similarTo: z.array(similarMarkSchema),
    proposalId: uuid.nullable(),
  })
  .meta({ id: 'ImportRow' });
export type ImportRow = z.infer<typeof importRowSchema>;

export const importSchema = z
  .object({
    id: uuid,
    etag,
    status: z.enum(IMPORT_STATUSES),
    progress: z.object({ done: z.int(), total: z.int() }),
    fileName: z.string(),
    sheet: z.string().nullable(),
    headerRow: z.int().nullable(),
    periodId: uuid.nullable(),
    agencyId: uuid.nullable(),
    columns: z.array(
      z.object({
        index: z.int(),
        header: z.string(),
        field: z.enum(IMPORT_FIELDS).nullable(),
        sample: z.string().nullable(),
      }),
    ),
    counts: z.object({ total: z.int(), ready: z.int(), withWarnings: z.int(), withErrors: z.int() }),
    skippedRows: z.array(
      z.object({
        row: z.int(),
        reason: z.enum(['blank', 'number', 'total', 'signature', 'repeated_header']),
        text: z.string(),
      }),
    ),
    notices: z
      .array(z.string())
      .meta({ description: 'Hal yang perlu diketahui sebelum disimpan, misalnya periode sudah ditutup.' }),
    result: z
      .object({
        created: z.int(),
        skipped: z.array(z.object({ row: z.int(), reasons: z.array(z.string()) })),
      })
      .nullable(),
    failure: z.string().nullable(),
    createdAt: instant,
    committedAt: instant.nullable(),
  })
  .meta({ id: 'ProposalImport' });
export type ProposalImport = z.infer<typeof importSchema>;

export const listImportsQuery = z.strictObject({ ...pageQuery });
export const importListSchema = listOf(importSchema).meta({ id: 'ProposalImportList' });

export const listImportRowsQuery = z.strictObject({
  ...pageQuery,
  state: z.enum(IMPORT_ROW_STATES).optional(),
  hasWarnings: flag.optional(),
});
export const importRowListSchema = listOf(importRowSchema).meta({ id: 'ImportRowList' });

export const patchColumnsSchema = z
  .strictObject({
    columns: z
      .array(z.strictObject({ index: z.int().min(0), field: z.enum(IMPORT_FIELDS).nullable() }))
      .max(200),
  })
  .meta({ id: 'PatchImportColumns' });

export const patchImportRowSchema = z
  .strictObject({ values: z.partialRecord(z.enum(IMPORT_FIELDS), z.string().max(10_000).nullable()) })
  .meta({
    id: 'PatchImportRow',
    description: 'Isi sel yang dibetulkan; dibaca ulang seperti dari lembar kerja.',
  });
