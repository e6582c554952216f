import {
  COUNTED_STATUSES,
  FUNNEL,
  MAPPED_STATUSES,
  type MappingDimension,
} from '@kerabat/shared/mapping/vocabulary';
import { KIND_LABELS, KIND_NAMES, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import { OUTSIDE } from '@kerabat/shared/proposals/list.schema';
import { PROPOSAL_KINDS, type ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import type { Selection } from '../proposals/selection.service.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';

export interface Heading {
  code: string | null;
  label: string;
  shortLabel: string;
}

/** What headings depend on beside the codes that occur. */
export interface HeadingContext {
  book: ReferenceBook;
  /** Whose RPJMD counts. */
  year: number;
  statuses: readonly ProposalStatus[];
}

const PROVINCE = '13';

const NOT_FILLED: Record<MappingDimension, string> = {
  affair: 'Urusan belum dipilih',
  region: 'Tanpa kode lokasi',
  agency: 'Tanpa perangkat daerah',
  kind: 'Jenis belum dipilih',
  mission: 'Tanpa misi RPJMD',
  status: 'Tanpa keadaan',
};

const plain = (code: string, label: string = code, shortLabel: string | null = null): Heading => ({
  code,
  label,
  shortLabel: shortLabel ?? label,
});

const named = (
  code: string,
  list: { get(code: string): { name: string; shortName: string | null } | undefined },
) => plain(code, list.get(code)?.name, list.get(code)?.shortName);

/** The regencies and cities of the province, always all of them, in the order of their codes. */
export const ownRegions = (book: ReferenceBook) =>
  [...book.region.values()]
    .filter(({ parentCode }) => parentCode === PROVINCE)
    .sort((a, b) => (a.code < b.code ? -1 : 1));

function regions({ book }: HeadingContext, occurring: readonly string[]): Heading[] {
  const own = ownRegions(book).map(({ code }) => code);
  const further = occurring.filter((code) => !own.includes(code) && code !== PROVINCE && code !== OUTSIDE);
  return [
    ...[...own, ...further].map((code) => named(code, book.region)),
    ...(occurring.includes(PROVINCE)
      ? [plain(PROVINCE, `Seluruh ${book.region.get(PROVINCE)?.name ?? 'provinsi'}`, 'Seluruh provinsi')]
      : []),
    ...(occurring.includes(OUTSIDE) ? [plain(OUTSIDE, 'Di luar Sumatera Barat', 'Luar provinsi')] : []),
  ];
}

function missions({ book, year }: HeadingContext, occurring: readonly string[]): Heading[] {
  const entries = book.planningTargetsByCode;
  const [plan] = [...entries.values()]
    .filter(({ level, startYear, endYear }) => level === 'PERIOD' && startYear! <= year && year <= endYear!)
    .sort((a, b) => b.startYear! - a.startYear!);
  const ofPlan = [...entries.values()]
    .filter(({ level, parentCode }) => level === 'MISSION' && parentCode === plan?.code)
    .sort((a, b) => (a.number ?? 0) - (b.number ?? 0))
    .map(({ code }) => code);
  const others = occurring.filter((code) => !ofPlan.includes(code));
  return [...ofPlan, ...others].map((code) => {
    const mission = entries.get(code);
    const number = `Misi ${mission?.number ?? code}`;
    const years = ofPlan.includes(code) ? '' : ` (${mission?.startYear}–${mission?.endYear})`;
    return plain(code, `${number}: ${mission?.name ?? code}${years}`, `${number}${years}`);
  });
}

const HEADINGS: Record<
  MappingDimension,
  (context: HeadingContext, occurring: readonly string[]) => Heading[]
> = {
  affair: ({ book }, occurring) => occurring.map((code) => named(code, book.affair)),
  region: regions,
  agency: ({ book }, occurring) =>
    occurring.map((id) => named(id, book.agencies)).sort((a, b) => a.label.localeCompare(b.label, 'id')),
  kind: () => PROPOSAL_KINDS.map((kind) => plain(kind, KIND_NAMES[kind], KIND_LABELS[kind])),
  mission: missions,
  status: ({ statuses }, occurring) =>
    FUNNEL.map(([status]) => status)
      .filter((status) => statuses.includes(status) || occurring.includes(status))
      .map((status) => plain(status, STATUS_LABELS[status])),
};

/** The headings of one side in their order; "not filled in" comes last, and only if it occurs. */
export function headingsOf(
  dimension: MappingDimension,
  codes: readonly (string | null)[],
  context: HeadingContext,
): Heading[] {
  const occurring = codes.filter((code) => code !== null).sort();
  const missing: Heading[] = codes.includes(null)
    ? [{ code: null, label: NOT_FILLED[dimension], shortLabel: 'Belum diisi' }]
    : [];
  return [...HEADINGS[dimension](context, occurring), ...missing];
}

/** The states that a caller asked for, else those that figures count. */
export function statusesOf({ status, onlyMapped }: Selection): ProposalStatus[] {
  const mapped: readonly ProposalStatus[] = MAPPED_STATUSES;
  return (status ?? [...COUNTED_STATUSES]).filter((one) => !onlyMapped || mapped.includes(one));
}
