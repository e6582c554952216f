import { z } from 'zod';

const SHAPES: Record<string, string> = {
  string: 'teks',
  number: 'angka',
  int: 'angka bulat',
  boolean: 'true atau false',
  array: 'daftar',
  object: 'objek',
  date: 'tanggal',
};

/** What to do about an issue that its schema does not put in its own words; undefined leaves it to zod's Indonesian. */
function words(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return 'Isian ini wajib; lengkapi lebih dahulu.';
    if (issue.input === null) return 'Isian ini tidak boleh dikosongkan.';
    return `Isi dengan ${SHAPES[issue.expected] ?? issue.expected}.`;
  }
  if (issue.code === 'invalid_value') return `Pilih salah satu: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'invalid_format') return 'Tulis sesuai bentuk yang diminta; lihat contohnya di /docs.';
  if (issue.code === 'invalid_union')
    return 'Isinya tidak cocok dengan satu pun bentuk yang diterima; lihat /docs.';
  return undefined;
}

/** Every refusal of the validator is Indonesian and says what to do. */
export function speakIndonesian(): void {
  z.config({ ...z.locales.id(), customError: words });
}
