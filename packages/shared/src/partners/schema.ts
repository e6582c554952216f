import { z } from 'zod';
import { etag, instant, listOf, pageQuery, repeated, text, uuid } from '../contract/common.ts';
import { contactSchema } from '../proposals/content.schema.ts';
import { CASE_STATUSES } from '../cooperations/vocabulary.ts';
import { PARTNER_CATEGORIES, PROPOSAL_KINDS, PROPOSAL_STATUSES } from '../proposals/vocabulary.ts';
import { IDENTIFIERS, PARTNER_STATUSES, type IdentifierKind } from './vocabulary.ts';

/** The register of partners (mitra). */

const digitsOf = (value: string): number => value.replace(/\D/g, '').length;

/** Kept as typed; a number of digits that cannot be right is refused (NPWP 15 or 16, NIB 13). */
const identifier = (kind: IdentifierKind) => {
  const { label, digits } = IDENTIFIERS[kind];
  return text(100)
    .refine((value) => digits === null || (digits as readonly number[]).includes(digitsOf(value)), {
      error: `${label} terdiri atas ${digits?.join(' atau ')} angka. Periksa kembali, atau kosongkan.`,
    })
    .nullable();
};

export const partnerRepresentativeSchema = z.strictObject({
  name: text(150),
  position: text(150),
  authority: text(250).nullable().default(null),
});

const fields = {
  name: text(250).meta({ example: 'Pemerintah Provinsi Riau' }),
  aliases: z.array(text(250)).max(30),
  typeCode: text(40).meta({ description: 'Kode dari `/partner-types`.', example: 'PEMDA_PROV' }),
  regionCode: text(40).nullable().meta({ example: '14' }),
  country: text(100).nullable().meta({ description: 'Hanya mitra luar negeri.' }),
  address: text(500).nullable(),
  website: z.url({ error: 'Tulis alamat situs lengkap, misalnya https://contoh.go.id.' }).max(300).nullable(),
  npwp: identifier('npwp'),
  nib: identifier('nib'),
  ahu: identifier('ahu'),
  deed: identifier('deed'),
  representatives: z.array(partnerRepresentativeSchema).max(10),
  contacts: z.array(contactSchema).max(2).meta({ description: 'Paling banyak dua narahubung.' }),
  note: text(2000).nullable(),
};

export const partnerSummarySchema = z
  .object({
    id: uuid,
    etag,
    name: z.string(),
    typeCode: z.string(),
    typeName: z.string(),
    category: z.enum(PARTNER_CATEGORIES).nullable(),
    regionCode: z.string().nullable(),
    regionName: z.string().nullable(),
    country: z.string().nullable(),
    status: z.enum(PARTNER_STATUSES),
    proposalCount: z.int(),
    cooperationCount: z.int(),
    updatedAt: instant,
  })
  .meta({ id: 'PartnerSummary' });
export type PartnerSummary = z.infer<typeof partnerSummarySchema>;
export const partnerListSchema = listOf(partnerSummarySchema).meta({ id: 'PartnerList' });

export const partnerSchema = z
  .object({
    ...partnerSummarySchema.shape,
    ...fields,
    website: z.string().nullable(),
    mergedInto: z.object({ id: uuid, name: z.string() }).nullable(),
    /** PP 28/2018 ps. 46, 49. */
    mayEnterAgreement: z
      .boolean()
      .meta({ description: '`false`: instansi pusat atau vertikal; hanya Sinergi (PP 28/2018 ps. 46, 49).' }),
    agreementNote: z
      .object({ text: z.string(), legalBasis: z.string() })
      .nullable()
      .meta({ description: 'Mengapa tidak dapat menjadi pihak KB atau PKS, dengan pasalnya.' }),
    may: z.object({ edit: z.boolean(), merge: z.boolean(), remove: z.boolean(), seeContacts: z.boolean() }),
    createdAt: instant,
  })
  .meta({ id: 'Partner' });
export type Partner = z.infer<typeof partnerSchema>;

export const createPartnerSchema = z
  .strictObject(fields)
  .partial()
  .required({ name: true, typeCode: true })
  .extend({
    evenIfSimilar: z.boolean().default(false).meta({ description: 'Tetap daftarkan walau ada yang mirip.' }),
  })
  .meta({ id: 'CreatePartner' });
export type CreatePartner = z.infer<typeof createPartnerSchema>;
export const patchPartnerSchema = z.strictObject(fields).partial().meta({ id: 'PatchPartner' });
export type PatchPartner = z.infer<typeof patchPartnerSchema>;

export const listPartnersQuery = z.strictObject({
  ...pageQuery,
  q: z.string().trim().max(200).optional(),
  typeCode: repeated(z.string().max(40)),
  category: repeated(z.enum(PARTNER_CATEGORIES)),
  regionCode: repeated(z.string().max(40)),
  sort: z.enum(['name', '-name', '-updatedAt']).default('name'),
});
export type ListPartnersQuery = z.infer<typeof listPartnersQuery>;
/** The same list as a file. */
export const exportPartnersQuery = listPartnersQuery.omit({ limit: true, cursor: true, includeTotal: true });
export type ExportPartnersQuery = z.infer<typeof exportPartnersQuery>;

export const mergePartnerBody = z
  .strictObject({ intoId: uuid, note: text(2000) })
  .meta({ id: 'MergePartner' });

export const similarPartnerSchema = z
  .object({
    id: uuid,
    name: z.string(),
    typeName: z.string(),
    regionName: z.string().nullable(),
    score: z.number().meta({ description: '0 sampai 1.' }),
    reasons: z.array(z.string()),
  })
  .meta({ id: 'SimilarPartner' });
export type SimilarPartner = z.infer<typeof similarPartnerSchema>;
export const similarPartnersSchema = z
  .object({ items: z.array(similarPartnerSchema) })
  .meta({ id: 'SimilarPartners' });

/** Everything that names the partner, among what the caller may see. */
export const partnerHistorySchema = z
  .object({
    proposals: z.array(
      z.object({
        id: uuid,
        number: z.string().nullable(),
        title: z.string(),
        status: z.enum(PROPOSAL_STATUSES),
        agencyName: z.string(),
        at: instant,
      }),
    ),
    cooperations: z.array(
      z.object({
        id: uuid,
        number: z.string(),
        title: z.string(),
        kind: z.enum(PROPOSAL_KINDS),
        status: z.enum(CASE_STATUSES),
        agencyName: z.string(),
        movedAt: instant,
        texts: z
          .array(z.object({ kind: z.string(), number: z.string().nullable(), date: z.string().nullable() }))
          .meta({ description: 'Naskah berkas itu: KB, PKS, NK … yang sudah diterima.' }),
      }),
    ),
    changes: z.array(
      z.object({ id: uuid, at: instant, event: z.string(), actor: z.string(), fields: z.array(z.string()) }),
    ),
    isTruncated: z.boolean().meta({ description: '`true` bila masih ada yang lebih lama.' }),
  })
  .meta({ id: 'PartnerHistory' });
export type PartnerHistory = z.infer<typeof partnerHistorySchema>;
