import { z } from 'zod';
import { calendarDate, rupiah, text, uuid } from '../contract/common.ts';
import {
  EXCEPTION_REASONS,
  INITIATORS,
  PROPOSAL_KINDS,
  READINESS,
  TARGET_DOCUMENTS,
  THIRD_PARTY_SUBTYPES,
} from './vocabulary.ts';

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

/** A member of a list entry that may be left out: then it is not known. */
const orNull = <T extends z.ZodType>(type: T) => type.nullable().default(null);

export const candidatePartnerSchema = z.strictObject({
  name: text(250).meta({ example: 'Pemerintah Provinsi Riau' }),
  type: orNull(code).meta({ description: 'Kode dari `/partner-types`.', example: 'PEMDA_PROV' }),
  regionCode: orNull(code).meta({
    description: 'Kode wilayah Kemendagri bila mitra adalah daerah.',
    example: '14',
  }),
  readiness: orNull(z.enum(READINESS)),
});
export type CandidatePartner = z.infer<typeof candidatePartnerSchema>;

export const fundingSchema = z.strictObject({
  source: orNull(code).meta({ description: 'Kode dari `/funding-sources`.', example: 'APBD_PROV' }),
  amount: orNull(rupiah),
  year: orNull(year),
  budgeted: orNull(z.boolean()).meta({ description: 'Sudah teranggar dalam APBD berjalan.' }),
});
export type Funding = z.infer<typeof fundingSchema>;

export const indicatorSchema = z.strictObject({
  name: text(250),
  unit: orNull(text(50)),
  baseline: orNull(z.number()),
  target: orNull(z.number()),
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
export const editable = {
  title: text(TITLE_LIMIT).meta({ example: 'Distribusi bawang merah Alahan Panjang' }),
  kind: z.enum(PROPOSAL_KINDS).nullable(),
  kindReason: text(1000).nullable().meta({
    description: 'Mengapa jenisnya berbeda dari saran panduan jenis; wajib bila berbeda.',
  }),
  thirdPartySubtype: z
    .enum(THIRD_PARTY_SUBTYPES)
    .nullable()
    .meta({ description: 'Macam kerja sama dengan pihak ketiga (PP 28/2018 ps. 15).' }),
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
  'kindReason',
  'thirdPartySubtype',
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
export const EMPTY_CONTENT: Omit<ProposalContent, 'title'> = {
  kind: null,
  kindReason: null,
  thirdPartySubtype: null,
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
};

/** Objects whose members may be left out: not known in a new object, unchanged in one that is there. */
const loose = {
  benefits: editable.benefits.partial(),
  contact: contactSchema.partial().nullable(),
  planLink: editable.planLink.unwrap().partial().nullable(),
  dprdAnswers: editable.dprdAnswers.unwrap().partial().nullable(),
};
const looseJudgement = judgement.unwrap().partial({ note: true }).nullable();

export const createProposalSchema = editableShape
  .extend({ ...loose, crossBorderImpact: looseJudgement, jointEfficiency: looseJudgement })
  .partial()
  .required({ title: true })
  .extend({ agencyId: uuid.optional().meta({ description: 'Bawaan: perangkat daerah pemanggil.' }) })
  .refine(endAfterStart, endAfterStartError)
  .meta({ id: 'CreateProposal' });
export type CreateProposal = z.infer<typeof createProposalSchema>;

/** RFC 7396: absent = unchanged, null = cleared, and objects are merged field by field. */
const merging = {
  ...loose,
  benefits: loose.benefits.nullable(),
  crossBorderImpact: judgement.unwrap().partial().nullable(),
  jointEfficiency: judgement.unwrap().partial().nullable(),
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
