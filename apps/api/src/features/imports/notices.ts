import type { Platform } from '../../app.ts';
import { toIso } from '../../platform/time.ts';
import { findPeriodFor } from '../periods/periods.service.ts';
import type { ImportRecord } from './imports.table.ts';

const SUBJECTS = [
  ['agency', 'perangkat daerah'],
  ['title', 'judul usulan'],
] as const;

/** What the bureau should know before it stores a file. */
export async function noticesOf(
  { db, now }: Platform,
  {
    sheet,
    otherSheets,
    periodId,
    agencyId,
    columns,
    total,
  }: Pick<ImportRecord, 'sheet' | 'otherSheets' | 'periodId' | 'agencyId' | 'columns' | 'total'>,
): Promise<string[]> {
  const notices: string[] = [];
  if (otherSheets.length > 0)
    notices.push(
      `Hanya lembar "${sheet}" yang dibaca. Lembar lain juga berisi daftar usulan: ${otherSheets.join(', ')}. Unggah masing-masing sebagai berkas tersendiri.`,
    );
  const period = periodId === null ? undefined : await findPeriodFor(db, periodId);
  if (!period) notices.push('Usulan akan disimpan tanpa periode; nomornya memakai tahun pengajuan.');
  else if (now() > new Date(toIso(period.closesAt)))
    notices.push(
      `Periode "${period.name}" sudah ditutup. Penyimpanan oleh Biro berlaku sebagai izin usulan susulan dan dicatat.`,
    );
  else if (now() < new Date(toIso(period.opensAt)))
    notices.push(`Periode "${period.name}" belum dibuka. Pastikan periodenya benar.`);
  for (const [field, name] of SUBJECTS)
    if (!columns.some((column) => column.field === field) && !(field === 'agency' && agencyId !== null))
      notices.push(`Belum ada kolom ${name}. Pilih kolomnya pada pemetaan kolom.`);
  if (total === 0) notices.push('Tidak ada baris usulan di bawah judul kolom.');
  return notices;
}
