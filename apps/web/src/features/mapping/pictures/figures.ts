import { formatNumber, formatRupiah } from '../../../ui/format.ts';

export interface Figure {
  count: number;
  amount: number;
}

export const MEASURES = ['count', 'amount'] as const;
export type Measure = (typeof MEASURES)[number];
export const MEASURE_LABELS = {
  count: 'Banyak usulan',
  amount: 'Perkiraan biaya',
} as const satisfies Record<Measure, string>;

const tenths = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const SHORT_SCALES = [
  [1e12, 'T'],
  [1e9, 'M'],
  [1e6, 'jt'],
  [1e3, 'rb'],
] as const;

/** `1,3 M`, `500 jt`: an amount that fits into a narrow cell. */
export function formatRupiahShort(rupiah: number): string {
  const scale = SHORT_SCALES.find(([size]) => rupiah >= size);
  if (!scale) return formatNumber(rupiah);
  const scaled = rupiah / scale[0];
  return `${scaled >= 100 ? formatNumber(Math.round(scaled)) : tenths.format(scaled)}\u00A0${scale[1]}`;
}

export const formatShort = (value: number, measure: Measure) =>
  measure === 'count' ? formatNumber(value) : formatRupiahShort(value);

/** In full, for reading aloud and for tables: `4 usulan`, `Rp 1.250.000`. */
export const formatFull = (value: number, measure: Measure) =>
  measure === 'count' ? `${formatNumber(value)} usulan` : formatRupiah(value);
