import type { Column } from '../../../ui/table.ts';
import type { ExportQuery } from '../proposals.api.ts';

export const COLUMNS: readonly Column[] = [
  { key: 'title', label: 'Usulan', title: true, width: '29%' },
  { key: 'kind', label: 'Jenis dan urusan', width: '19%' },
  { key: 'partners', label: 'Mitra dan lokasi', width: '19%' },
  { key: 'cost', label: 'Biaya', end: true },
  { key: 'status', label: 'Keadaan dan pelaku', width: '25%' },
];

/** The same facts as in the table, one column each. */
export const EXPORTED: NonNullable<ExportQuery>['columns'] = [
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
