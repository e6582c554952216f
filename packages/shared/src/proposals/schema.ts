import { z } from 'zod';
import {
  calendarDate,
  etag,
  flag,
  instant,
  listOf,
  note,
  pageQuery,
  repeated,
  rupiah,
  text,
  uuid,
} from '../contract/common.ts';
import {
  DOCUMENT_KINDS,
  EXCEPTION_REASONS,
  INITIATORS,
  PROPOSAL_KINDS,
  PROPOSAL_STATUSES,
  READINESS,
  TARGET_DOCUMENTS,
} from './vocabulary.ts';
import { PROPOSAL_ACTIONS } from './workflow.ts';

export const TITLE_LIMIT = 250;
export const NARRATIVE_LIMIT = 5000;

const code = z.string().trim().min(1).max(40);
const narrative = text(NARRATIVE_LIMIT).nullable();
const year = z
  .int()
  .min(2000, { error: 'Tahun paling awal 2000.' })
  .max(2100, { error: 'Tahun paling akhir 2100.' });
const judgement = z.strictObject({ holds: z.boolean(), note: text(2000).nullable() }).nullable();
const answer = z.boolean().nullable();

export const candidatePartnerSchema = z.strictObject({
  name: text(250).meta({ example: 'Pemerintah Provinsi Riau' }),
  type: code.nullable().meta({ description: 'Kode dari `/partner-types`.', example: 'PEMDA_PROV' }),
  regionCode: code
    .nullable()
    .meta({ description: 'Kode wilayah Kemendagri bila mitra adalah daerah.', example: '14' }),
  readiness: z.enum(READINESS).nullable(),
});
export type CandidatePartner = z.infer<typeof candidatePartnerSchema>;

export const fundingSchema = z.strictObject({
  source: code.nullable().meta({ description: 'Kode dari `/funding-sources`.', example: 'APBD_PROV' }),
  amount: rupiah.nullable(),
  year: year.nullable(),
  budgeted: z.boolean().nullable().meta({ description: 'Sudah teranggar dalam APBD berjalan.' }),
});
export type Funding = z.infer<typeof fundingSchema>;

export const indicatorSchema = z.strictObject({
  name: text(250),
  unit: text(50).nullable(),
  baseline: z.number().nullable(),
  target: z.number().nullable(),
});
export type Indicator = z.infer<typeof indicatorSchema>;

export const contactSchema = z.strictObject({
  name: text(150).nullable(),
  position: text(150).nullable(),
  phone: text(30)
    .regex(/^[+\d][\d\s().-]{5,}$/, { error: 'Tulis nomor telepon dengan angka, misalnya 0751 123456.' })
    .nullable(),
  email: z.email({ error: 'Tulis alamat surel lengkap, misalnya nama@contoh.go.id.' }).max(254).nullable(),
});
export type Contact = z.infer<typeof contactSchema>;

/** Every field an agency or the bureau may write. A draft may be thin: only `title` is needed. */
const editable = {
  title: text(TITLE_LIMIT).meta({ example: 'Distribusi bawang merah Alahan Panjang' }),
  kind: z.enum(PROPOSAL_KINDS).nullable(),
  initiator: z.enum(INITIATORS),
  supportingAgencyIds: z.array(uuid).max(20),
  affairCodes: z
    .array(code)
    .max(10)
    .meta({ description: 'Urusan; yang pertama adalah urusan utama.', example: ['2.09'] }),
  planningTargetIds: z.array(uuid).max(20),
  periodId: uuid.nullable(),
  background: narrative,
  problem: narrative,
  potential: narrative,
  objectives: narrative,
  scope: z.array(text(500)).max(30),
  locationCodes: z
    .array(code)
    .max(60)
    .meta({ example: ['13.02'] }),
  locationText: text(500).nullable().meta({ description: 'Lokasi sebagaimana diketik.' }),
  candidatePartners: z.array(candidatePartnerSchema).max(30),
  benefits: z.strictObject({
    region: text(2000).nullable(),
    partner: text(2000).nullable(),
    public: text(2000).nullable(),
  }),
  socialEnvironmentalImpact: narrative,
  indicators: z.array(indicatorSchema).max(20),
  funding: z.array(fundingSchema).max(30),
  estimatedCost: rupiah
    .nullable()
    .meta({ description: 'Perkiraan biaya seluruhnya bila belum dirinci per sumber.' }),
  startDate: calendarDate.nullable(),
  endDate: calendarDate.nullable(),
  durationMonths: z
    .int()
    .min(1)
    .max(600)
    .nullable()
    .meta({ description: 'Lama kerja sama bila tanggalnya belum ditetapkan.' }),
  contact: contactSchema.nullable(),
  targetDocument: z.enum(TARGET_DOCUMENTS).nullable(),
  priority: z.int().min(1).max(3).nullable(),
  planLink: z
    .strictObject({ rkpdYear: year.nullable(), renja: text(250).nullable(), dpaCode: text(100).nullable() })
    .nullable(),
  crossBorderImpact: judgement,
  jointEfficiency: judgement,
  regionalNeeds: narrative,
  dprdAnswers: z
    .strictObject({
      levy: answer,
      multiYear: answer,
      assets: answer,
      guarantee: answer,
      inCurrentBudget: answer,
    })
    .nullable(),
  lawCheck: z
    .strictObject({
      morality: z.boolean(),
      publicOrder: z.boolean(),
      nationalInterest: z.boolean(),
      law: z.boolean(),
    })
    .nullable()
    .meta({ description: 'Diisi Biro Pemerintahan saat verifikasi (PP 28/2018 ps. 4(4), 16(4)).' }),
  exceptionReason: z.enum(EXCEPTION_REASONS).nullable(),
};

const editableShape = z.strictObject(editable);
export type ProposalContent = z.infer<typeof editableShape>;
export type ProposalField = keyof ProposalContent;

/** What the bureau fixes while it verifies and maps (domain §2.8 `mapped`). */
export const BUREAU_FIELDS = [
  'kind',
  'affairCodes',
  'planningTargetIds',
  'locationCodes',
  'candidatePartners',
  'supportingAgencyIds',
  'periodId',
  'priority',
  'targetDocument',
  'lawCheck',
  'exceptionReason',
] as const satisfies readonly ProposalField[];

const endAfterStart = (value: { startDate?: string | null; endDate?: string | null }) =>
  !value.startDate || !value.endDate || value.endDate >= value.startDate;
const endAfterStartError = {
  path: ['endDate'],
  error: 'Tanggal selesai mendahului tanggal mulai. Perbaiki salah satunya.',
};

/** The whole content after a change, for the rules that look at two fields. */
export const proposalContentSchema = editableShape.refine(endAfterStart, endAfterStartError);

/** What a new draft holds where nothing was said. */
export const EMPTY_CONTENT = {
  kind: null,
  initiator: 'DAERAH',
  supportingAgencyIds: [],
  affairCodes: [],
  planningTargetIds: [],
  periodId: null,
  background: null,
  problem: null,
  potential: null,
  objectives: null,
  scope: [],
  locationCodes: [],
  locationText: null,
  candidatePartners: [],
  benefits: { region: null, partner: null, public: null },
  socialEnvironmentalImpact: null,
  indicators: [],
  funding: [],
  estimatedCost: null,
  startDate: null,
  endDate: null,
  durationMonths: null,
  contact: null,
  targetDocument: null,
  priority: null,
  planLink: null,
  crossBorderImpact: null,
  jointEfficiency: null,
  regionalNeeds: null,
  dprdAnswers: null,
  lawCheck: null,
  exceptionReason: null,
} as const satisfies { [Field in Exclude<ProposalField, 'title'>]: ProposalContent[Field] | readonly [] };

export const createProposalSchema = editableShape
  .partial()
  .required({ title: true })
  .extend({ agencyId: uuid.optional().meta({ description: 'Bawaan: perangkat daerah pemanggil.' }) })
  .refine(endAfterStart, endAfterStartError)
  .meta({ id: 'CreateProposal' });
export type CreateProposal = z.infer<typeof createProposalSchema>;

/** RFC 7396: absent = unchanged, null = cleared, and objects are merged field by field. */
const merging = {
  benefits: editable.benefits.partial().nullable(),
  contact: contactSchema.partial().nullable(),
  planLink: editable.planLink.unwrap().partial().nullable(),
  crossBorderImpact: editable.crossBorderImpact.unwrap().partial().nullable(),
  jointEfficiency: editable.jointEfficiency.unwrap().partial().nullable(),
  dprdAnswers: editable.dprdAnswers.unwrap().partial().nullable(),
  lawCheck: editable.lawCheck.unwrap().partial().nullable(),
  supportingAgencyIds: editable.supportingAgencyIds.nullable(),
  affairCodes: editable.affairCodes.nullable(),
  planningTargetIds: editable.planningTargetIds.nullable(),
  scope: editable.scope.nullable(),
  locationCodes: editable.locationCodes.nullable(),
  candidatePartners: editable.candidatePartners.nullable(),
  indicators: editable.indicators.nullable(),
  funding: editable.funding.nullable(),
};
export const patchProposalSchema = editableShape.extend(merging).partial().meta({ id: 'PatchProposal' });
export type PatchProposal = z.infer<typeof patchProposalSchema>;

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

const { title: _title, kind: _kind, initiator: _initiator, ...restOfEditable } = editable;

export const proposalSchema = z
  .object({
    ...restOfEditable,
    ...summary,
    supportingAgencies: z.array(agencyRefSchema),
    mergedInto: z.object({ id: uuid, number: z.string().nullable(), title: z.string() }).nullable(),
    sourceUrl: z.string().nullable(),
    source: importSourceSchema.nullable(),
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
      })
      .meta({ description: 'Apa lagi yang boleh dilakukan pemanggil pada usulan ini.' }),
  })
  .meta({ id: 'Proposal' });
export type Proposal = z.infer<typeof proposalSchema>;

export const PROPOSAL_SORTS = [
  '-submittedAt',
  'submittedAt',
  '-updatedAt',
  'updatedAt',
  'title',
  '-title',
  'dueOn',
  '-dueOn',
] as const;

/** A filter value for what has not been filled in, so that every figure of the mapping can open its list. */
export const NONE = 'none';
/** Places outside the province. */
export const OUTSIDE = 'outside';
/** Partners whose type has not been recognised. */
export const UNKNOWN = 'unknown';

/** What is looked at: the list, the export and the figures of the mapping take the same ones. */
export const selectionFilters = {
  status: repeated(z.enum(PROPOSAL_STATUSES)),
  kind: repeated(z.enum([...PROPOSAL_KINDS, NONE])).meta({ description: '`none`: jenisnya belum dipilih.' }),
  agencyId: repeated(uuid),
  affairCode: repeated(code).meta({ description: '`none`: urusannya belum dipilih.' }),
  locationCode: repeated(code).meta({
    description: '`none`: tanpa kode lokasi; `outside`: di luar Sumatera Barat.',
  }),
  missionCode: repeated(code).meta({
    description: 'Kode misi RPJMD, beserta program dan indikator di bawahnya; `none`: tanpa misi.',
  }),
  partnerType: repeated(code).meta({
    description: 'Kode jenis calon mitra; `unknown`: jenisnya belum dikenal; `none`: belum ada calon mitra.',
  }),
  periodId: repeated(uuid),
  year: z.coerce
    .number({ error: 'Isi tahun dengan angka.' })
    .int({ error: 'Isi tahun dengan angka bulat.' })
    .min(2000, { error: 'Tahun paling awal 2000.' })
    .max(2100, { error: 'Tahun paling akhir 2100.' })
    .optional()
    .meta({ description: 'Tahun periode pengusulan; tanpa periode: tahun pengajuan (WIB).' }),
  onlyMapped: flag
    .optional()
    .meta({ description: '`true`: hanya yang sudah dipetakan atau lebih jauh (isi Daftar Pemetaan).' }),
};

/** Filters of the list; the export takes the same ones. */
export const proposalFilters = {
  q: z
    .string()
    .trim()
    .max(200, { error: 'Persingkat kata pencarian menjadi paling banyak 200 huruf.' })
    .optional(),
  ...selectionFilters,
  overdue: flag.optional().meta({ description: 'Hanya yang lewat batas.' }),
  sort: z
    .enum(PROPOSAL_SORTS, { error: `Pilih sort: ${PROPOSAL_SORTS.join(', ')}.` })
    .default('-submittedAt'),
};
export const listProposalsQuery = z.strictObject({ ...pageQuery, ...proposalFilters });
export type ListProposalsQuery = z.infer<typeof listProposalsQuery>;
export const proposalListSchema = listOf(proposalSummarySchema).meta({ id: 'ProposalList' });

export const EXPORT_COLUMNS = [
  'number',
  'title',
  'status',
  'agency',
  'kind',
  'affairs',
  'partners',
  'locations',
  'totalCost',
  'term',
  'submittedAt',
  'statusSince',
  'dueOn',
] as const;
export type ExportColumn = (typeof EXPORT_COLUMNS)[number];
export const exportProposalsQuery = z.strictObject({
  ...proposalFilters,
  columns: repeated(z.enum(EXPORT_COLUMNS)),
});
export type ExportProposalsQuery = z.infer<typeof exportProposalsQuery>;

export const actionBody = z.strictObject({ note: note.optional() }).meta({ id: 'ProposalActionBody' });
export const noteRequiredBody = z.strictObject({ note }).meta({ id: 'ProposalNoteBody' });
export const mergeBody = z.strictObject({ note, intoId: uuid }).meta({ id: 'ProposalMergeBody' });

export const historyEntrySchema = z
  .object({
    id: uuid,
    at: instant,
    action: z.string().meta({ description: 'Langkah, atau `created`, `imported`, `edited`.' }),
    from: z.enum(PROPOSAL_STATUSES).nullable(),
    to: z.enum(PROPOSAL_STATUSES),
    actor: z.object({ name: z.string(), office: z.string().nullable() }),
    onBehalfOf: z.string().nullable(),
    note: z.string().nullable(),
    version: z.int(),
    changedFields: z.array(z.string()),
  })
  .meta({ id: 'ProposalHistoryEntry' });
export const historySchema = z.object({ items: z.array(historyEntrySchema) }).meta({ id: 'ProposalHistory' });

export const similarSchema = z
  .object({
    items: z.array(
      z.object({
        id: uuid,
        number: z.string().nullable(),
        title: z.string(),
        agency: agencyRefSchema,
        status: z.enum(PROPOSAL_STATUSES),
        score: z.number().meta({ description: 'Kemiripan judul, 0 sampai 1.' }),
        reasons: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'SimilarProposals' });

export const remarkSchema = z
  .object({
    id: uuid,
    at: instant,
    author: z.object({ name: z.string(), office: z.string().nullable() }),
    body: z.string(),
    internal: z.boolean().meta({ description: 'Hanya terlihat oleh Biro Pemerintahan.' }),
  })
  .meta({ id: 'Remark' });
export const remarksSchema = z.object({ items: z.array(remarkSchema) }).meta({ id: 'Remarks' });
export const createRemarkSchema = z
  .strictObject({ body: text(4000), internal: z.boolean().default(false) })
  .meta({ id: 'CreateRemark' });

export const attachmentSchema = z
  .object({
    id: uuid,
    etag,
    documentKind: z.enum(DOCUMENT_KINDS),
    fileName: z.string(),
    mediaType: z.string(),
    size: z.int(),
    sha256: z.string(),
    uploadedAt: instant,
    uploadedBy: z.string(),
    mayDelete: z.boolean(),
  })
  .meta({ id: 'Attachment' });
export const attachmentsSchema = z.object({ items: z.array(attachmentSchema) }).meta({ id: 'Attachments' });
