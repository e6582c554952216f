import { formatFileSize } from '../../../../ui/format.ts';

export const ACCEPTED = ['.pdf', '.docx', '.xlsx', '.pptx', '.odt', '.ods', '.jpg', '.jpeg', '.png', '.webp'];
export const MAX_BYTES = 20 * 1024 ** 2;

/** Why a file is not even tried, with what to do instead. */
export function refusalOf({ name, size }: Pick<File, 'name' | 'size'>): string | undefined {
  const fits = ACCEPTED.some((extension) => name.toLowerCase().endsWith(extension));
  if (!fits) return 'Jenis berkas ini tidak diterima. Pilih PDF, dokumen kantor, atau gambar.';
  if (size === 0) return 'Berkas ini kosong. Periksa berkasnya, lalu pilih lagi.';
  if (size > MAX_BYTES)
    return `Berkas ini ${formatFileSize(size)}; paling besar ${formatFileSize(MAX_BYTES)}. Perkecil atau bagi berkasnya.`;
  return undefined;
}
