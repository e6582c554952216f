import { z } from 'zod';

/** Shapes that every resource shares (design: api §1). */

export const uuid = z.uuid({
  error: 'Kenali catatan dengan UUID, misalnya 0197b1c2-0000-7000-8000-000000000000.',
});

export const instant = z.iso
  .datetime()
  .meta({ description: 'Waktu ISO 8601 UTC.', example: '2026-06-17T02:30:00.000Z' });

export const calendarDate = z.iso
  .date({ error: 'Tulis tanggal sebagai TTTT-BB-HH, misalnya 2026-06-17.' })
  .meta({ description: 'Tanggal TTTT-BB-HH.', example: '2026-06-17' });

/** Whole rupiah; 10^15 is far above the province's budget and safely below 2^53. */
export const rupiah = z
  .int({ error: 'Tulis jumlah rupiah bulat tanpa desimal.' })
  .min(0, { error: 'Jumlah rupiah tidak boleh negatif.' })
  .max(1_000_000_000_000_000, { error: 'Jumlah rupiah terlalu besar; periksa kembali angkanya.' })
  .meta({ description: 'Rupiah bulat (IDR).', example: 500000000 });

/** Text as people type it: trimmed, control characters refused, never interpreted as markup. */
export const text = (max: number, min = 1) =>
  z
    .string({ error: 'Isi dengan teks.' })
    .trim()
    .min(min, { error: min === 1 ? 'Isian ini tidak boleh kosong.' : `Tulis sedikitnya ${min} huruf.` })
    .max(max, { error: `Persingkat menjadi paling banyak ${max.toLocaleString('id-ID')} huruf.` })
    .refine((value) => !/\p{Cc}/u.test(value.replace(/[\t\n\r]/g, '')), {
      error: 'Hapus karakter kendali yang tidak terlihat.',
    });

export const etag = z.string().meta({ description: 'Nilai yang diharapkan `If-Match`.', example: '"3"' });

/** One page of a list; `nextCursor` is null on the last page. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({
    items: z.array(item),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'Kirim kembali sebagai `cursor` untuk halaman berikutnya.' }),
    total: z.int().nullable().meta({ description: 'Hanya terisi bila `includeTotal=true`.' }),
    totalIsCapped: z.boolean().meta({ description: '`true` bila jumlah sebenarnya melebihi `total`.' }),
  });

/** A query parameter that may be repeated: `status=submitted&status=mapped`. */
export const repeated = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item).max(50).optional(),
  );

export const flag = z
  .enum(['true', 'false'], { error: 'Isi dengan true atau false.' })
  .transform((word) => word === 'true');

export const pageQuery = {
  limit: z.coerce
    .number({ error: 'limit harus angka 1 sampai 100.' })
    .int({ error: 'limit harus angka bulat.' })
    .min(1, { error: 'limit paling kecil 1.' })
    .max(100, { error: 'limit paling besar 100.' })
    .default(25),
  cursor: z.string().max(500).optional(),
  includeTotal: flag.optional(),
};

export const note = text(2000).meta({
  description: 'Alasan atau catatan; wajib pada langkah yang memintanya.',
});
