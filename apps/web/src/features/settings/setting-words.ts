import { formatNumber } from '../../ui/format.ts';
import type { Setting } from './settings.api.ts';

/** `20 hari kerja`, `50 persen`, `tanpa batas`. */
export const valueWords = (value: number | null, { unit }: Pick<Setting, 'unit'>): string =>
  value === null ? 'tanpa batas' : `${formatNumber(value)} ${unit}`;

/** What a person typed: a number, null for nothing, or words that say what to type instead. */
export function readValue(
  typed: string,
  { min, max, unit, mayBeEmpty }: Pick<Setting, 'min' | 'max' | 'unit' | 'mayBeEmpty'>,
): { value: number | null } | { error: string } {
  const text = typed.trim();
  if (text === '')
    return mayBeEmpty ? { value: null } : { error: `Isi angka ${min} sampai ${formatNumber(max)}.` };
  const value = /^\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isInteger(value) || value < min || value > max)
    return { error: `Isi angka bulat ${min} sampai ${formatNumber(max)} ${unit}.` };
  return { value };
}
