import type { ImportField } from '@kerabat/shared/imports/schema';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import { useAffairs, useFundingSources, usePlanningTargets, useRegions } from '../../api/useReference.ts';
import { formatDate, formatRupiah } from '../../ui/format.ts';
import type { ImportRow, RowIssue } from './imports.api.ts';

/** What the preview tells about a row beyond its title and agency, three columns of it. */
export const READINGS = [
  'kind',
  'affairs',
  'planning',
  'partners',
  'locations',
  'cost',
  'fundingSource',
  'term',
] as const;
export type ReadingField = (typeof READINGS)[number];

export const READING_LABELS = {
  kind: 'Jenis',
  affairs: 'Urusan',
  planning: 'RPJMD',
  partners: 'Mitra',
  locations: 'Lokasi',
  cost: 'Biaya',
  fundingSource: 'Sumber dana',
  term: 'Jangka waktu',
} as const satisfies Record<ReadingField, string>;

/** Start and end are told with the term. */
const TOLD_WITH: Partial<Record<ImportField, ReadingField>> = { startDate: 'term', endDate: 'term' };

export interface Remark extends RowIssue {
  isError: boolean;
}

export const remarksOf = ({ errors, warnings }: ImportRow): Remark[] => [
  ...errors.map((issue) => ({ ...issue, isError: true })),
  ...warnings.map((issue) => ({ ...issue, isError: false })),
];

const placeOf = ({ field }: RowIssue) => field && (TOLD_WITH[field] ?? field);
export const remarksAt = (row: ImportRow, place: ImportField) =>
  remarksOf(row).filter((remark) => placeOf(remark) === place && remark.code !== LOOK_ALIKE);

const OWN_PLACES = new Set<string | null>([...READINGS, 'title', 'agency']);
const LOOK_ALIKE = 'imports.look_alike';
/** On fields that have no place of their own in the table (a telephone number, a long text) or on the whole row. */
export const remarksElsewhere = (row: ImportRow) =>
  remarksOf(row).filter((remark) => !OWN_PLACES.has(placeOf(remark)));

export const typedAt = ({ values }: ImportRow, place: ReadingField) =>
  place === 'term'
    ? [values.term, [values.startDate, values.endDate].filter(Boolean).join(' – ')].filter(Boolean).join('; ')
    : (values[place] ?? '');

const CODES = /\b\d+\.\d+\s/g;
const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(CODES, '')
    .replace(/[^\p{L}\p{N}]/gu, '');
/** Whether the typed words add anything to what was understood. */
export const saysMore = (typed: string, words: string) => typed !== '' && plain(typed) !== plain(words);

export function monthsInWords(months: number): string {
  return months % 12 === 0 ? `${months / 12} tahun` : `${months} bulan`;
}

function termInWords({ startDate, endDate, durationMonths }: ImportRow['understood']): string {
  const span = [startDate, endDate].map((date) => date && formatDate(date));
  if (startDate && endDate) return span.join(' – ');
  if (startDate) return `mulai ${span[0]}`;
  if (endDate) return `sampai ${span[1]}`;
  return durationMonths ? monthsInWords(durationMonths) : '';
}

/** What was understood, in words instead of codes. */
export function useReadings() {
  const affairs = useAffairs();
  const regions = useRegions();
  const sources = useFundingSources();
  const targets = usePlanningTargets();

  const words: Record<ReadingField, (row: ImportRow['understood']) => string> = {
    kind: ({ kind }) => (kind ? KIND_LABELS[kind] : ''),
    affairs: ({ affairCodes }) =>
      affairCodes.map((code) => `${code} ${affairs.find(code)?.name ?? ''}`.trim()).join('; '),
    planning: ({ planningTargetIds }) =>
      planningTargetIds.map((id) => targets.find(id)?.name ?? 'sasaran RPJMD').join('; '),
    partners: ({ partners }) => partners.map(({ name }) => name).join('; '),
    locations: ({ locationCodes }) =>
      locationCodes.map((code) => regions.find(code)?.name ?? code).join('; '),
    cost: ({ estimatedCost }) => (estimatedCost === null ? '' : formatRupiah(estimatedCost)),
    fundingSource: ({ funding }) =>
      funding
        .map(({ source, amount }) =>
          [source && (sources.find(source)?.name ?? source), amount !== null && formatRupiah(amount)]
            .filter(Boolean)
            .join(' '),
        )
        .join('; '),
    term: termInWords,
  };
  return (row: ImportRow, place: ReadingField) => words[place](row.understood);
}
