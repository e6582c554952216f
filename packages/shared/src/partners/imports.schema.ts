import { z } from 'zod';
import { etag, instant, uuid } from '../contract/common.ts';
import type { createPartnerSchema } from './schema.ts';

/** A list of partners from a spreadsheet: read at once, looked at, then registered in one go. */

export const PARTNER_IMPORT_FIELDS = [
  'name',
  'aliases',
  'type',
  'region',
  'country',
  'address',
  'website',
  'npwp',
  'nib',
  'ahu',
  'deed',
  'representativeName',
  'representativePosition',
  'representativeAuthority',
  'contactName',
  'contactPosition',
  'contactPhone',
  'contactEmail',
  'note',
] as const;
export type PartnerImportField = (typeof PARTNER_IMPORT_FIELDS)[number];

export const PARTNER_IMPORT_LABELS = {
  name: 'Nama mitra',
  aliases: 'Nama lain',
  type: 'Jenis mitra',
  region: 'Wilayah',
  country: 'Negara',
  address: 'Alamat',
  website: 'Situs',
  npwp: 'NPWP',
  nib: 'NIB',
  ahu: 'Nomor AHU',
  deed: 'Akta pendirian',
  representativeName: 'Nama wakil',
  representativePosition: 'Jabatan wakil',
  representativeAuthority: 'Dasar kewenangan',
  contactName: 'Narahubung',
  contactPosition: 'Jabatan narahubung',
  contactPhone: 'Telepon narahubung',
  contactEmail: 'Surel narahubung',
  note: 'Catatan',
} as const satisfies Record<PartnerImportField, string>;

export const PARTNER_IMPORT_STATUSES = ['previewed', 'committed'] as const;
/** `similar`: registered only when a person says that it is another partner. */
export const PARTNER_ROW_STATES = ['ready', 'similar', 'error', 'committed', 'skipped'] as const;
export type PartnerRowState = (typeof PARTNER_ROW_STATES)[number];

export const PARTNER_ROW_LABELS = {
  ready: 'Siap',
  similar: 'Mirip',
  error: 'Perlu perbaikan',
  committed: 'Terdaftar',
  skipped: 'Dilewati',
} as const satisfies Record<PartnerRowState, string>;

const issue = z.object({ field: z.enum(PARTNER_IMPORT_FIELDS).nullable(), detail: z.string() });

export const partnerImportRowSchema = z
  .object({
    row: z.int(),
    state: z.enum(PARTNER_ROW_STATES),
    name: z.string().nullable(),
    typeName: z.string().nullable(),
    regionName: z.string().nullable(),
    errors: z.array(issue),
    warnings: z.array(issue),
    similar: z.array(
      z.object({
        partnerId: uuid.nullable(),
        row: z.int().nullable(),
        name: z.string(),
        reasons: z.array(z.string()),
      }),
    ),
    partnerId: uuid.nullable().meta({ description: 'Mitra yang terdaftar dari baris ini.' }),
  })
  .meta({ id: 'PartnerImportRow' });
export type PartnerImportRow = z.infer<typeof partnerImportRowSchema>;
export type PartnerImportIssue = z.infer<typeof issue>;

export const partnerImportSchema = z
  .object({
    id: uuid,
    etag,
    fileName: z.string(),
    status: z.enum(PARTNER_IMPORT_STATUSES),
    columns: z.array(z.object({ header: z.string(), field: z.enum(PARTNER_IMPORT_FIELDS).nullable() })),
    rows: z.array(partnerImportRowSchema),
    counts: z.object({
      ready: z.int(),
      similar: z.int(),
      error: z.int(),
      committed: z.int(),
      skipped: z.int(),
    }),
    createdAt: instant,
    committedAt: instant.nullable(),
  })
  .meta({ id: 'PartnerImport' });
export type PartnerImport = z.infer<typeof partnerImportSchema>;

export const commitPartnerImportBody = z
  .strictObject({
    evenIfSimilar: z
      .array(z.int())
      .max(2000)
      .default([])
      .meta({ description: 'Nomor baris mirip yang memang mitra lain dan tetap didaftarkan.' }),
  })
  .meta({ id: 'CommitPartnerImport' });

/** What is kept of a row until it is registered. */
export type PartnerRowContent = z.infer<typeof createPartnerSchema>;
