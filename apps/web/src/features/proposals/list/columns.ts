import type { Column } from '../../../ui/table.ts';
import type { ExportQuery } from '../proposals.api.ts';

export type ColumnName = NonNullable<NonNullable<ExportQuery>['columns']>[number];

/** What stands in the list as long as nobody has chosen: the same facts, several to a cell. */
export const COMPACT: readonly Column[] = [
  { key: 'summary', label: 'Usulan', title: true, width: '29%' },
  { key: 'kindAndAffairs', label: 'Jenis dan urusan', width: '19%' },
  { key: 'partnersAndPlaces', label: 'Mitra dan lokasi', width: '19%' },
  { key: 'totalCost', label: 'Biaya', end: true },
  { key: 'state', label: 'Keadaan dan pelaku', width: '25%' },
];

/** Words of the address, as people may read them: `kolom=nomor,judul,keadaan`. */
export const COLUMN_WORDS = {
  number: { word: 'nomor', label: 'Nomor' },
  title: { word: 'judul', label: 'Judul' },
  agency: { word: 'perangkat', label: 'Perangkat daerah' },
  kind: { word: 'jenis', label: 'Jenis' },
  affairs: { word: 'urusan', label: 'Urusan' },
  partners: { word: 'mitra', label: 'Calon mitra' },
  locations: { word: 'lokasi', label: 'Lokasi' },
  totalCost: { word: 'biaya', label: 'Biaya' },
  term: { word: 'jangka', label: 'Jangka waktu' },
  status: { word: 'keadaan', label: 'Keadaan' },
  submittedAt: { word: 'diajukan', label: 'Diajukan' },
  statusSince: { word: 'sejak', label: 'Sejak' },
  dueOn: { word: 'batas', label: 'Batas' },
  assignee: { word: 'petugas', label: 'Petugas' },
} as const satisfies Record<ColumnName, { word: string; label: string }>;

export const ALL_COLUMNS = Object.keys(COLUMN_WORDS) as ColumnName[];

/** The same facts as in the compact list, one column each. */
export const EXPORTED: readonly ColumnName[] = [
  'number',
  'title',
  'agency',
  'kind',
  'affairs',
  'partners',
  'locations',
  'totalCost',
  'status',
  'statusSince',
  'dueOn',
];

const isColumn = (name: string): name is ColumnName => name in COLUMN_WORDS;
const BY_WORD = new Map<string, ColumnName>(ALL_COLUMNS.map((name) => [COLUMN_WORDS[name].word, name]));

/** Unknown words are passed over, and the title is always there: it leads to the record. */
export function readColumns(address: string): ColumnName[] {
  const found = address.split(',').flatMap((word) => BY_WORD.get(word.trim()) ?? []);
  return withTitle([...new Set(found)]);
}

export const writeColumns = (columns: readonly ColumnName[]): string =>
  columns.map((name) => COLUMN_WORDS[name].word).join(',');

/** Names as a saved view keeps them; what a later release no longer knows is passed over. */
export const knownColumns = (names: readonly string[]): ColumnName[] => withTitle(names.filter(isColumn));

const withTitle = (columns: ColumnName[]): ColumnName[] =>
  columns.length === 0 || columns.includes('title') ? columns : ['title', ...columns];

/** Up to here the columns share the width by themselves. */
const FEW = 4;

export const tableColumns = (chosen: readonly ColumnName[]): readonly Column[] =>
  chosen.length === 0
    ? COMPACT
    : chosen.map((key) => ({
        key,
        label: COLUMN_WORDS[key].label,
        title: key === 'title',
        end: key === 'totalCost',
        ...(key === 'title' && chosen.length > FEW ? { width: '24%' } : {}),
      }));

/** One place up or down; at the ends nothing moves. */
export function moveColumn(columns: readonly ColumnName[], name: ColumnName, by: -1 | 1): ColumnName[] {
  const at = columns.indexOf(name);
  const to = at + by;
  if (at < 0 || to < 0 || to >= columns.length) return [...columns];
  return columns.toSpliced(at, 1).toSpliced(to, 0, name);
}
