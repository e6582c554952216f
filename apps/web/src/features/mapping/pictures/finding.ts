import { formatNumber } from '../../../ui/format.ts';
import type { Figure, Measure } from './figures.ts';

interface Named extends Figure {
  code: string | null;
  label: string;
  shortLabel: string;
}

const NUMBER_WORDS = [
  'nol',
  'satu',
  'dua',
  'tiga',
  'empat',
  'lima',
  'enam',
  'tujuh',
  'delapan',
  'sembilan',
  'sepuluh',
  'sebelas',
];
const inWords = (count: number) => NUMBER_WORDS[count] ?? formatNumber(count);
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** `A`, `A dan B`, `A, B, dan C`. */
export function enumerate(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  const last = names.at(-1) ?? '';
  return `${names.slice(0, -1).join(', ')}${names.length > 2 ? ',' : ''} dan ${last}`;
}

const LEADERS_AT_MOST = 3;
const NAMED_AT_MOST = 3;

/** Who stands in front: the first, with those who are level with it or close behind. */
export function leadersOf<T extends Named>(items: readonly T[], measure: Measure = 'count'): T[] {
  const ranked = items
    .filter((item) => item.code !== null && item[measure] > 0)
    .sort((a, b) => b[measure] - a[measure] || a.label.localeCompare(b.label, 'id'));
  const [first] = ranked;
  if (!first) return [];
  const level = ranked.filter((item) => item[measure] === first[measure]);
  if (level.length > LEADERS_AT_MOST) return [];
  if (level.length > 1) return level;
  const second = ranked.find((item) => item[measure] >= first[measure] * 0.6 && item !== first);
  return second ? [first, second] : [first];
}

export const untouchedOf = <T extends Figure>(items: readonly T[]) =>
  items.filter(({ count }) => count === 0);

interface Picture {
  total: Figure;
  affairs: readonly Named[];
  regions: readonly Named[];
  /** Something narrows what is counted. */
  isFiltered: boolean;
}

/** The heading of the page: which urusan lead, how many kabupaten/kota nobody has thought of. */
export function describePictures({ total, affairs, regions, isFiltered }: Picture): string {
  if (total.count === 0)
    return isFiltered ? 'Tidak ada usulan yang cocok dengan saringan' : 'Belum ada usulan yang diajukan';
  const leaders = leadersOf(affairs).map(({ shortLabel }) => shortLabel);
  const lead =
    leaders.length > 0
      ? `${enumerate(leaders)} paling banyak diusulkan`
      : `${capitalized(inWords(total.count))} usulan tersebar di ${inWords(affairs.filter(({ count }) => count > 0).length)} urusan`;
  return `${lead}; ${describeUntouched(regions)}`;
}

function describeUntouched(regions: readonly Named[]): string {
  const untouched = untouchedOf(regions);
  if (untouched.length === 0) return 'semua kabupaten/kota tersentuh';
  if (untouched.length === regions.length) return 'belum ada kabupaten/kota yang disebut';
  return `${inWords(untouched.length)} kabupaten/kota belum tersentuh`;
}

/** The title of the regions' picture names those that wait. */
export function describeRegions(regions: readonly Named[], measure: Measure = 'count'): string {
  const untouched = untouchedOf(regions);
  if (untouched.length === regions.length) return 'Belum ada usulan yang menyebut kabupaten/kota';
  if (untouched.length > 0 && untouched.length <= NAMED_AT_MOST)
    return `${enumerate(untouched.map(({ label }) => label))} belum tersentuh`;
  if (untouched.length > 0)
    return `${capitalized(inWords(untouched.length))} dari ${regions.length} kabupaten/kota belum tersentuh`;
  const leaders = leadersOf(regions, measure).map(({ label }) => label);
  if (leaders.length === 0) return `Usulan merata di ${regions.length} kabupaten/kota`;
  return measure === 'count'
    ? `${enumerate(leaders)} paling banyak disebut`
    : `${enumerate(leaders)} dengan perkiraan biaya terbesar`;
}

/** The title of the matrix: its fullest cell. */
export function describeFullest(
  cell: { row: string; column: string; value: string } | undefined,
  sides: { rows: string; columns: string },
  measure: Measure = 'count',
): string {
  const subject = `Usulan menurut ${sides.rows.toLowerCase()} dan ${sides.columns.toLowerCase()}`;
  return cell
    ? `${measure === 'count' ? 'Terpadat' : 'Termahal'}: ${cell.row} × ${cell.column} (${cell.value})`
    : subject;
}

const percent = (part: number, whole: number) => Math.round((part / whole) * 100);

/** `Pemerintah daerah lain mitra yang paling sering dituju: 41 %` */
export function describePartners(items: readonly { label: string; count: number }[]): string {
  const [first, second] = [...items].sort((a, b) => b.count - a.count);
  if (!first || first.count === 0) return 'Belum ada calon mitra yang ditulis';
  if (second?.count === first.count)
    return `${first.label} dan ${second.label} sama-sama paling sering dituju`;
  return `${first.label} paling sering dituju sebagai mitra`;
}

/** `46 dari 115 usulan sudah dipetakan (40 %)` */
export function describeStates(mapped: number, counted: number): string {
  if (counted === 0) return 'Belum ada usulan yang diajukan';
  if (mapped === 0) return `Belum satu pun dari ${formatNumber(counted)} usulan dipetakan`;
  if (mapped === counted) return `Semua ${formatNumber(counted)} usulan sudah dipetakan`;
  return `${formatNumber(mapped)} dari ${formatNumber(counted)} usulan sudah dipetakan (${percent(mapped, counted)} %)`;
}
