import { z } from 'zod';
import { calendarDate, etag, instant, text } from '../contract/common.ts';
import { SETTING_KEYS } from './vocabulary.ts';

/** What the office sets itself, and the days that are no working days. */

export const settingSchema = z
  .object({
    key: z.enum(SETTING_KEYS),
    etag,
    label: z.string(),
    help: z.string(),
    unit: z.string(),
    value: z.int().nullable().meta({ description: '`null`: tanpa batas.' }),
    default: z.int().nullable(),
    mayBeEmpty: z.boolean(),
    min: z.int(),
    max: z.int(),
    changedBy: z
      .string()
      .nullable()
      .meta({ description: 'Nama pengubahnya; `null` bila akunnya sudah tidak ada.' }),
    changedAt: instant.nullable().meta({ description: '`null`: belum pernah diubah.' }),
  })
  .meta({ id: 'Setting' });
export type SettingAnswer = z.infer<typeof settingSchema>;
export const settingsSchema = z
  .object({ items: z.array(settingSchema), mayManage: z.boolean() })
  .meta({ id: 'Settings' });
export const settingParams = z.strictObject({
  key: z.enum(SETTING_KEYS, { error: 'Pengaturan ini tidak ada. Pilih dari daftar pengaturan.' }),
});
export const putSettingSchema = z
  .strictObject({
    value: z
      .int({ error: 'Isi dengan bilangan bulat, atau kosongkan.' })
      .nullable()
      .meta({ description: '`null`: tanpa batas, bila pengaturannya boleh kosong.' }),
  })
  .meta({ id: 'PutSetting' });
export type PutSetting = z.infer<typeof putSettingSchema>;

const day = calendarDate.refine((value) => value >= '2000' && value < '2101', {
  error: 'Pilih tanggal antara tahun 2000 dan 2100.',
});
const year = z.coerce
  .number({ error: 'Tulis tahun dengan empat angka, misalnya 2027.' })
  .int({ error: 'Tulis tahun dengan empat angka, misalnya 2027.' })
  .min(2000, { error: 'Tahun paling awal 2000.' })
  .max(2100, { error: 'Tahun paling akhir 2100.' });

export const holidaySchema = z
  .object({ day: calendarDate, etag, name: z.string() })
  .meta({ id: 'Holiday', description: 'Hari libur nasional atau cuti bersama.' });
export type Holiday = z.infer<typeof holidaySchema>;
export const holidaysSchema = z
  .object({ year: z.int(), items: z.array(holidaySchema), mayManage: z.boolean() })
  .meta({ id: 'Holidays' });
export const listHolidaysQuery = z.strictObject({
  year: year.optional().meta({ description: 'Tahun kalender; bawaannya tahun ini.' }),
});
export const holidayParams = z.strictObject({ day });
export const putHolidaySchema = z.strictObject({ name: text(150) }).meta({ id: 'PutHoliday' });

export const importHolidaysSchema = z
  .strictObject({
    year: z
      .int()
      .min(2000, { error: 'Tahun paling awal 2000.' })
      .max(2100, { error: 'Tahun paling akhir 2100.' }),
    text: text(20_000).meta({
      description: 'Satu hari libur per baris, dengan tanggal dan namanya, sebagaimana disalin dari SKB.',
      example: '1 Januari Tahun Baru Masehi',
    }),
  })
  .meta({ id: 'ImportHolidays' });
export type ImportHolidays = z.infer<typeof importHolidaysSchema>;
export const holidayImportSchema = z
  .object({
    year: z.int(),
    added: z.int(),
    renamed: z.int(),
    unchanged: z.int(),
    items: z.array(holidaySchema).meta({ description: 'Semua hari libur tahun itu sesudahnya.' }),
  })
  .meta({ id: 'HolidayImport' });
