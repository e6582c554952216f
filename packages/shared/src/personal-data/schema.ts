import { z } from 'zod';
import { instant, text, uuid } from '../contract/common.ts';
import { PERSONAL_PLACES } from './field-kinds.ts';

const reason = text(500, 5).meta({
  description:
    'Alasan dan dasar permintaan, misalnya nomor surat pemohon. Tercatat pada jejak audit, jadi jangan menulis nama atau nomor seseorang.',
  example: 'Permohonan subjek data, surat nomor 12/2026',
});

/** In the body and not in the address, so that no name ends up in logs and histories. */
export const searchPersonalSchema = z
  .strictObject({
    q: text(100, 3).meta({ description: 'Nama, surel, NIP, atau nomor telepon.', example: 'pegawai@contoh' }),
    reason,
  })
  .meta({ id: 'SearchPersonalData' });
export type SearchPersonal = z.infer<typeof searchPersonalSchema>;

const place = {
  where: z.enum(PERSONAL_PLACES),
  recordId: uuid,
  field: z.string().max(60).meta({ example: 'contact.phone' }),
};
export const personalItemSchema = z.strictObject(place).meta({ id: 'PersonalDataItem' });
export type PersonalItem = z.infer<typeof personalItemSchema>;

export const occurrenceSchema = z
  .object({
    ...place,
    value: z.string(),
    label: z.string(),
    record: z.string().nullable().meta({ description: 'Catatan tempatnya berada, misalnya judul usulan.' }),
    purpose: z.string(),
    retention: z.string(),
    legalBasis: z.string(),
    mayCorrect: z.boolean(),
    mayErase: z.boolean(),
  })
  .meta({ id: 'PersonalDataOccurrence' });
export type Occurrence = z.infer<typeof occurrenceSchema>;

export const occurrencesSchema = z
  .object({
    items: z.array(occurrenceSchema),
    isTruncated: z.boolean().meta({ description: '`true` bila ada lagi; persempit kata pencarian.' }),
  })
  .meta({ id: 'PersonalDataOccurrences' });
export const personalExportSchema = z
  .object({ exportedAt: instant, items: z.array(occurrenceSchema), isTruncated: z.boolean() })
  .meta({ id: 'PersonalDataExport' });

export const correctPersonalSchema = z
  .strictObject({ ...place, value: text(254), reason })
  .meta({ id: 'CorrectPersonalData' });
export type CorrectPersonal = z.infer<typeof correctPersonalSchema>;

export const erasePersonalSchema = z
  .strictObject({
    items: z.array(personalItemSchema).min(1).max(500, { error: 'Hapus paling banyak 500 sekaligus.' }),
    reason,
  })
  .meta({ id: 'ErasePersonalData' });
export type ErasePersonal = z.infer<typeof erasePersonalSchema>;

export const ERASURE_OUTCOMES = ['cleared', 'replaced', 'anonymised', 'deleted'] as const;
export const erasedSchema = z
  .object({ items: z.array(z.object({ ...place, outcome: z.enum(ERASURE_OUTCOMES) })) })
  .meta({ id: 'ErasedPersonalData' });
export type Erased = z.infer<typeof erasedSchema>['items'][number];
