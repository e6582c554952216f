import { KIND_LABELS, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { ProposalKind, ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { computed } from 'vue';
import { useUrlFilters } from '../../../ui/useUrlFilters.ts';
import type { ListQuery } from '../proposals.api.ts';
import { useNames } from '../../../api/reference-options.ts';

type Sort = NonNullable<ListQuery['sort']>;

export const SORTS = [
  { value: '-submittedAt', label: 'Terbaru diajukan' },
  { value: 'submittedAt', label: 'Terlama diajukan' },
  { value: 'dueOn', label: 'Batas terdekat' },
  { value: '-updatedAt', label: 'Terbaru diubah' },
  { value: 'title', label: 'Judul A–Z' },
  { value: '-title', label: 'Judul Z–A' },
] as const satisfies readonly { value: Sort; label: string }[];

const LISTS = {
  status: 'Keadaan',
  jenis: 'Jenis',
  perangkat: 'Perangkat daerah',
  urusan: 'Urusan',
  lokasi: 'Lokasi',
  misi: 'Misi',
  mitra: 'Jenis mitra',
} as const;
type ListName = keyof typeof LISTS;

/** More of one kind are told as their number. */
const NAMED_AT_MOST = 5;
/** What the contract knows beside codes; its constants would bring all schemas into the first list. */
const SPECIAL_WORDS: Partial<Record<string, string>> = {
  none: 'belum diisi',
  outside: 'di luar Sumatera Barat',
  unknown: 'belum dikenal',
};

const DEFAULTS = {
  q: '',
  status: [] as string[],
  jenis: [] as string[],
  perangkat: [] as string[],
  urusan: [] as string[],
  lokasi: [] as string[],
  misi: [] as string[],
  mitra: [] as string[],
  periode: '',
  tahun: '',
  dipetakan: '',
  lewat: '',
  petugas: '',
  urut: '-submittedAt',
  kolom: '',
  tampilan: '',
};
/** How the list looks, not what it holds: stays when the filters are taken back. */
const LOOKS = ['kolom', 'tampilan'];
export const isFilterName = (name: string) => name in DEFAULTS && !LOOKS.includes(name);
/** Words of the address for whoever verifies; anybody else stands there as an id. */
export const ASSIGNEE_WORDS: Readonly<Record<string, string>> = { saya: 'me', belum: 'none' };
type Filters = ReturnType<typeof useUrlFilters<typeof DEFAULTS>>['filters'];

const toQuery = (filters: Filters): NonNullable<ListQuery> => ({
  q: filters.q.value || undefined,
  status: filters.status.value as ProposalStatus[],
  kind: filters.jenis.value as ProposalKind[],
  agencyId: filters.perangkat.value,
  affairCode: filters.urusan.value,
  locationCode: filters.lokasi.value,
  missionCode: filters.misi.value,
  partnerType: filters.mitra.value,
  periodId: filters.periode.value ? [filters.periode.value] : [],
  year: Number(filters.tahun.value) || undefined,
  onlyMapped: filters.dipetakan.value ? 'true' : undefined,
  overdue: filters.lewat.value ? 'true' : undefined,
  assignee: (ASSIGNEE_WORDS[filters.petugas.value] ?? filters.petugas.value) || undefined,
  sort: filters.urut.value as Sort,
});

type NameOf = (userId: string) => string | undefined;
const ASSIGNEE_LABELS: Readonly<Record<string, string>> = { saya: 'saya', belum: 'belum ditugaskan' };

/** What narrows the list now, each with the way to take it back. */
function describeActive(filters: Filters, names: ReturnType<typeof useNames>, nameOf: NameOf) {
  const wordOf: Record<ListName, (value: string) => string> = {
    status: (value) => STATUS_LABELS[value as ProposalStatus] ?? value,
    jenis: (value) => KIND_LABELS[value as ProposalKind] ?? value,
    perangkat: names.agency,
    urusan: names.affair,
    lokasi: names.region,
    misi: names.mission,
    mitra: names.partnerType,
  };
  const lists = (Object.keys(LISTS) as ListName[]).flatMap((name) => {
    const chosen = filters[name].value;
    if (chosen.length > NAMED_AT_MOST)
      return [
        {
          key: name,
          label: `${LISTS[name]}: ${chosen.length} dipilih`,
          remove: () => {
            filters[name].value = [];
          },
        },
      ];
    return chosen.map((value) => ({
      key: `${name}:${value}`,
      label: `${LISTS[name]}: ${SPECIAL_WORDS[value] ?? wordOf[name](value)}`,
      remove: () => {
        filters[name].value = filters[name].value.filter((each) => each !== value);
      },
    }));
  });
  const singles = (
    [
      ['periode', `Periode: ${names.period(filters.periode.value)}`],
      ['tahun', `Tahun ${filters.tahun.value}`],
      ['dipetakan', 'Hanya yang dipetakan'],
      ['lewat', 'Lewat batas'],
      [
        'petugas',
        `Petugas: ${ASSIGNEE_LABELS[filters.petugas.value] ?? nameOf(filters.petugas.value) ?? '…'}`,
      ],
    ] as const
  )
    .filter(([name]) => filters[name].value !== '')
    .map(([name, label]) => ({
      key: name,
      label,
      remove: () => {
        filters[name].value = '';
      },
    }));
  return [...lists, ...singles];
}

/** The filters of the list, in the address in words that people may read. */
export function useProposalFilters(nameOfAssignee: NameOf) {
  const { filters } = useUrlFilters(DEFAULTS);
  const names = useNames();
  const active = computed(() => describeActive(filters, names, nameOfAssignee));

  function reset(): void {
    for (const [name, value] of Object.entries(DEFAULTS))
      if (isFilterName(name)) filters[name as keyof typeof DEFAULTS].value = value;
  }

  return {
    filters,
    query: computed(() => toQuery(filters)),
    active,
    narrows: computed(() => active.value.length > 0 || filters.q.value !== ''),
    reset,
  };
}
export type ProposalFilters = ReturnType<typeof useProposalFilters>;
