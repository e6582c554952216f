import { ALARM_LABELS, CASE_STATUS_LABELS } from '@kerabat/shared/cooperations/labels';
import type { AlarmKind, CaseStatus } from '@kerabat/shared/cooperations/vocabulary';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import type { ProposalKind } from '@kerabat/shared/proposals/vocabulary';
import { computed } from 'vue';
import { useNames } from '../../../api/reference-options.ts';
import { useUrlFilters } from '../../../ui/useUrlFilters.ts';
import type { BoardQuery, ListQuery } from '../cooperations.api.ts';

type Sort = NonNullable<ListQuery['sort']>;

export const SORTS = [
  { value: '-movedAt', label: 'Terbaru bergerak' },
  { value: 'movedAt', label: 'Terlama berhenti' },
  { value: 'dueOn', label: 'Batas terdekat' },
  { value: '-createdAt', label: 'Terbaru dibuka' },
  { value: 'createdAt', label: 'Terlama dibuka' },
  { value: 'title', label: 'Judul A–Z' },
] as const satisfies readonly { value: Sort; label: string }[];

const LISTS = {
  status: 'Keadaan',
  jenis: 'Jenis',
  tahap: 'Tahap',
  perangkat: 'Perangkat daerah',
  petugas: 'Petugas',
  peringatan: 'Peringatan',
} as const;
type ListName = keyof typeof LISTS;

const DEFAULTS = {
  q: '',
  status: [] as string[],
  jenis: [] as string[],
  tahap: [] as string[],
  perangkat: [] as string[],
  petugas: [] as string[],
  peringatan: [] as string[],
  lewat: '',
  urut: '-movedAt',
  kolom: '',
  tampilan: '',
};
/** How the list looks, not what it holds: stays when the filters are taken back. */
const LOOKS = ['urut', 'kolom', 'tampilan'];
type Filters = ReturnType<typeof useUrlFilters<typeof DEFAULTS>>['filters'];

const narrowing = (filters: Filters): BoardQuery => ({
  q: filters.q.value || undefined,
  status: filters.status.value as CaseStatus[],
  kind: filters.jenis.value as ProposalKind[],
  stage: filters.tahap.value,
  leadAgencyId: filters.perangkat.value,
  officerId: filters.petugas.value,
  alarm: filters.peringatan.value as AlarmKind[],
  overdue: filters.lewat.value ? 'true' : undefined,
});

export interface CaseNames {
  stage: (code: string) => string;
  officer: (id: string) => string;
}

/** What narrows the list now, each with the way to take it back. */
function describeActive(filters: Filters, wordOf: Record<ListName, (value: string) => string>) {
  const lists = (Object.keys(LISTS) as ListName[]).flatMap((name) =>
    filters[name].value.map((value) => ({
      key: `${name}:${value}`,
      label: `${LISTS[name]}: ${wordOf[name](value)}`,
      remove: () => {
        filters[name].value = filters[name].value.filter((each) => each !== value);
      },
    })),
  );
  const late = {
    key: 'lewat',
    label: 'Lewat batas',
    remove: () => {
      filters.lewat.value = '';
    },
  };
  return filters.lewat.value ? [...lists, late] : lists;
}

/** The filters of the list, in the address in words that people may read. */
export function useCaseFilters(names: CaseNames) {
  const { filters } = useUrlFilters(DEFAULTS);
  const { agency } = useNames();
  const active = computed(() =>
    describeActive(filters, {
      status: (value) => CASE_STATUS_LABELS[value as CaseStatus] ?? value,
      jenis: (value) => KIND_LABELS[value as ProposalKind] ?? value,
      peringatan: (value) => ALARM_LABELS[value as AlarmKind] ?? value,
      perangkat: agency,
      tahap: names.stage,
      petugas: names.officer,
    }),
  );

  function reset(): void {
    for (const [name, value] of Object.entries(DEFAULTS))
      if (!LOOKS.includes(name)) filters[name as keyof typeof DEFAULTS].value = value;
  }

  return {
    filters,
    /** What every view holds. */
    narrowed: computed(() => narrowing(filters)),
    query: computed<ListQuery>(() => ({ ...narrowing(filters), sort: filters.urut.value as Sort })),
    active,
    narrows: computed(() => active.value.length > 0 || filters.q.value !== ''),
    reset,
  };
}
export type CaseFilters = ReturnType<typeof useCaseFilters>;
