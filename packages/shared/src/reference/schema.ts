import { z } from 'zod';
import { calendarDate, etag, flag, listOf, pageQuery, text, uuid } from '../contract/common.ts';
import { PARTNER_CATEGORIES } from '../proposals/vocabulary.ts';

/** The reference lists that administrators keep; agencies have a table of their own. */
export const REFERENCE_SETS = {
  affair: { path: 'affairs', title: 'Urusan pemerintahan' },
  region: { path: 'regions', title: 'Wilayah' },
  'planning-target': { path: 'planning-targets', title: 'Sasaran RPJMD' },
  'funding-source': { path: 'funding-sources', title: 'Sumber pembiayaan' },
  'partner-type': { path: 'partner-types', title: 'Jenis mitra' },
} as const;
export type ReferenceSet = keyof typeof REFERENCE_SETS;

export const REGION_LEVELS = ['PROVINCE', 'REGENCY', 'CITY'] as const;
export const PLANNING_LEVELS = ['PERIOD', 'MISSION', 'PROGRAM', 'INDICATOR'] as const;
export const AFFAIR_GROUPS = [
  'WAJIB_PELAYANAN_DASAR',
  'WAJIB_NON_PELAYANAN_DASAR',
  'PILIHAN',
  'PENDUKUNG',
  'PENUNJANG',
  'PENGAWASAN',
  'KEWILAYAHAN',
  'PEMERINTAHAN_UMUM',
  'UMUM',
] as const;

/** Facts that only some lists carry; null in the others. */
const attributes = {
  group: z.enum(AFFAIR_GROUPS).nullable(),
  level: z.enum([...REGION_LEVELS, ...PLANNING_LEVELS]).nullable(),
  category: z.enum(PARTNER_CATEGORIES).nullable(),
  number: z.int().nullable(),
  startYear: z.int().nullable(),
  endYear: z.int().nullable(),
};

const editable = {
  code: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9._/-]{1,40}$/, {
      error: 'Kode memakai huruf, angka, titik, garis miring, atau tanda hubung.',
    }),
  name: text(250),
  shortName: text(100).nullable(),
  aliases: z.array(text(150)).max(50).meta({ description: 'Ejaan lain yang dikenali saat impor.' }),
  parentCode: z.string().max(40).nullable(),
  validFrom: calendarDate.nullable(),
  validUntil: calendarDate.nullable().meta({ description: 'Ditutup setelah tanggal ini.' }),
};

export const referenceEntrySchema = z
  .object({ id: uuid, etag, ...editable, ...attributes })
  .meta({ id: 'ReferenceEntry' });
export type ReferenceEntry = z.infer<typeof referenceEntrySchema>;
export const referenceListSchema = listOf(referenceEntrySchema).meta({ id: 'ReferenceList' });
export const createReferenceSchema = z
  .strictObject({ ...editable, ...attributes })
  .partial()
  .required({ code: true, name: true })
  .meta({ id: 'CreateReference' });
export type CreateReference = z.infer<typeof createReferenceSchema>;
export const patchReferenceSchema = z
  .strictObject({ ...editable, ...attributes, aliases: editable.aliases.nullable() })
  .omit({ code: true })
  .partial()
  .meta({ id: 'PatchReference' });
export type PatchReference = z.infer<typeof patchReferenceSchema>;
/** These lists are short and whole on the screen: one page holds a thousand entries. */
const wholePage = {
  ...pageQuery,
  limit: z.coerce
    .number({ error: 'limit harus angka 1 sampai 1000.' })
    .int({ error: 'limit harus angka bulat.' })
    .min(1, { error: 'limit paling kecil 1.' })
    .max(1000, { error: 'limit paling besar 1000.' })
    .default(1000),
};
export const listReferenceQuery = z.strictObject({
  ...wholePage,
  q: z.string().trim().max(100).optional(),
  parentCode: z.string().max(40).optional(),
  level: attributes.level.unwrap().optional(),
  validOnly: flag.optional().meta({ description: 'Hanya yang berlaku hari ini (WIB).' }),
});
export type ListReferenceQuery = z.infer<typeof listReferenceQuery>;

export const AGENCY_KINDS = ['PERANGKAT_DAERAH', 'RUMAH_SAKIT', 'BIRO'] as const;
const agencyEditable = {
  code: editable.code,
  numberCode: z
    .string()
    .regex(/^[A-Z0-9-]{2,20}$/, { error: 'Kode nomor: 2–20 huruf besar, angka, atau tanda hubung.' }),
  name: editable.name,
  shortName: text(100),
  kind: z.enum(AGENCY_KINDS),
  parentCode: editable.parentCode,
  aliases: editable.aliases,
  validFrom: editable.validFrom,
  validUntil: editable.validUntil,
};
export const agencySchema = z.object({ id: uuid, etag, ...agencyEditable }).meta({ id: 'Agency' });
export type Agency = z.infer<typeof agencySchema>;
export const agencyListSchema = listOf(agencySchema).meta({ id: 'AgencyList' });
export const createAgencySchema = z
  .strictObject(agencyEditable)
  .partial()
  .required({ code: true, numberCode: true, name: true, shortName: true, kind: true })
  .meta({ id: 'CreateAgency' });
export type CreateAgency = z.infer<typeof createAgencySchema>;
export const patchAgencySchema = z
  .strictObject({ ...agencyEditable, aliases: editable.aliases.nullable() })
  .omit({ code: true })
  .partial()
  .meta({ id: 'PatchAgency' });
export type PatchAgency = z.infer<typeof patchAgencySchema>;
export const listAgenciesQuery = z.strictObject({
  ...wholePage,
  q: z.string().trim().max(100).optional(),
  validOnly: flag.optional().meta({ description: 'Hanya yang berlaku hari ini (WIB).' }),
});
export type ListAgenciesQuery = z.infer<typeof listAgenciesQuery>;
