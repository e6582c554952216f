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

/** No cost has been estimated yet. */
const UNKNOWN_COST = '–';
const tenths = new Intl.NumberFormat('id-ID', { maximumFractionDigits: 1 });
const SHORT_SCALES = [
  [1e12, 'T'],
  [1e9, 'M'],
  [1e6, 'jt'],
  [1e3, 'rb'],
] as const;

/** `1,3 M`, `500 jt`: an amount that fits into a narrow cell. */
export function formatRupiahShort(rupiah: number): string {
  if (rupiah <= 0) return UNKNOWN_COST;
  const scale = SHORT_SCALES.find(([size]) => rupiah >= size);
  if (!scale) return formatNumber(rupiah);
  const scaled = rupiah / scale[0];
  return `${scaled >= 100 ? formatNumber(Math.round(scaled)) : tenths.format(scaled)}\u00A0${scale[1]}`;
}

interface Unit {
  size: number;
  /** `miliar rupiah` */
  words: string;
}
const UNITS: readonly Unit[] = [
  { size: 1e12, words: 'triliun rupiah' },
  { size: 1e9, words: 'miliar rupiah' },
  { size: 1e6, words: 'juta rupiah' },
  { size: 1, words: 'rupiah' },
];

/** One unit for a whole matrix, so that its narrow cells hold bare figures that can be compared. */
export const unitOf = (highest: number): Unit =>
  UNITS.find(({ size }) => highest >= size) ?? { size: 1, words: 'rupiah' };

/** `3,6`, `35`, `<0,1`; a dash where no cost is known. */
export function formatIn({ size }: Unit, rupiah: number): string {
  if (rupiah <= 0) return UNKNOWN_COST;
  const scaled = rupiah / size;
  if (size > 1 && scaled < 0.05) return '<0,1';
  return scaled >= 9.95 ? formatNumber(Math.round(scaled)) : tenths.format(scaled);
}

export const formatShort = (value: number, measure: Measure) =>
  measure === 'count' ? formatNumber(value) : formatRupiahShort(value);

/** In full, for reading aloud and for tables: `4 usulan`, `Rp 1.250.000`. */
export function formatFull(value: number, measure: Measure): string {
  if (measure === 'count') return `${formatNumber(value)} usulan`;
  return value > 0 ? formatRupiah(value) : 'biaya belum diketahui';
}

/** What is heard after a short figure: the name of a link begins with what is seen. */
export const spokenAfter = (value: number, measure: Measure) =>
  measure === 'count' ? 'usulan' : `(${formatFull(value, measure)})`;
