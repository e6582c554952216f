import type { Column } from '../../../ui/table.ts';

/** What the list shows as long as nobody has chosen: several facts to a cell. */
export const COMPACT: readonly Column[] = [
  { key: 'summary', label: 'Kerja sama', title: true, width: '32%' },
  { key: 'kindAndPartners', label: 'Jenis dan mitra', width: '20%' },
  { key: 'stages', label: 'Tahap', width: '20%' },
  { key: 'waiting', label: 'Menunggu', width: '28%' },
];

/** Words of the address, as people may read them: `kolom=judul,mitra,batas`. */
export const COLUMNS = {
  judul: { key: 'title', label: 'Judul' },
  nomor: { key: 'number', label: 'Nomor' },
  perangkat: { key: 'agency', label: 'Perangkat daerah' },
  jenis: { key: 'kind', label: 'Jenis' },
  mitra: { key: 'partners', label: 'Mitra' },
  tahap: { key: 'stages', label: 'Tahap' },
  pelaku: { key: 'actors', label: 'Menunggu' },
  gerak: { key: 'movedAt', label: 'Terakhir bergerak' },
  batas: { key: 'dueOn', label: 'Batas' },
  peringatan: { key: 'alarms', label: 'Peringatan' },
  petugas: { key: 'officer', label: 'Petugas' },
  keadaan: { key: 'status', label: 'Keadaan' },
} as const;
export type ColumnWord = keyof typeof COLUMNS;
export const COLUMN_WORDS = Object.keys(COLUMNS) as ColumnWord[];

const isWord = (word: string): word is ColumnWord => word in COLUMNS;

/** Unknown words are passed over, and the title is always there: it leads to the record. */
export function readColumns(address: string): ColumnWord[] {
  const found = [...new Set(address.split(',').filter(isWord))];
  return found.length === 0 || found.includes('judul') ? found : ['judul', ...found];
}

export const tableColumns = (chosen: readonly ColumnWord[]): readonly Column[] =>
  chosen.length === 0
    ? COMPACT
    : chosen.map((word) => ({
        key: COLUMNS[word].key,
        label: COLUMNS[word].label,
        title: word === 'judul',
      }));
