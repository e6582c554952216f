import { formatNumber } from '../../ui/format.ts';

const ONES = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const WRITTEN_BELOW = 100;

/** Small numbers are read faster as words: `dua belas`; larger ones as figures. */
export function numberWords(value: number): string {
  if (value < 0 || value >= WRITTEN_BELOW || !Number.isInteger(value)) return formatNumber(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  if (tens === 0) return ONES[ones] ?? '';
  if (tens === 1) {
    if (ones === 0) return 'sepuluh';
    return ones === 1 ? 'sebelas' : `${ONES[ones] ?? ''} belas`;
  }
  return [`${ONES[tens] ?? ''} puluh`, ones > 0 && ONES[ones]].filter(Boolean).join(' ');
}
