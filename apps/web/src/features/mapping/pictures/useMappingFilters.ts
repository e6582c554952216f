import {
  DIMENSION_LABELS,
  MAPPING_DIMENSIONS,
  type MappingDimension,
} from '@kerabat/shared/mapping/vocabulary';
import type { ProposalKind } from '@kerabat/shared/proposals/vocabulary';
import { computed } from 'vue';
import { usePeriods } from '../../../api/useReference.ts';
import { useUrlFilters } from '../../../ui/useUrlFilters.ts';
import type { FiguresQuery } from '../mapping.api.ts';
import type { Narrowing } from './cell-links.ts';
import type { Measure } from './figures.ts';

/** Names of the sides in the address. */
const WORDS = {
  affair: 'urusan',
  region: 'daerah',
  agency: 'perangkat',
  kind: 'jenis',
  mission: 'misi',
  status: 'keadaan',
} as const satisfies Record<MappingDimension, string>;

export const dimensionOptions = MAPPING_DIMENSIONS.map((dimension) => ({
  value: dimension,
  label: DIMENSION_LABELS[dimension],
}));

const DEFAULTS = {
  tahun: '',
  periode: '',
  jenis: [] as string[],
  dipetakan: '',
  ukuran: '',
  baris: WORDS.affair as string,
  kolom: WORDS.region as string,
  gambar: '',
};
const dimensionOf = (word: string, fallback: MappingDimension) =>
  MAPPING_DIMENSIONS.find((dimension) => WORDS[dimension] === word) ?? fallback;

type Filters = ReturnType<typeof useUrlFilters<typeof DEFAULTS>>['filters'];

/** One control for a year or one of its periods. */
function useSpan(filters: Filters) {
  const periods = usePeriods();
  return {
    options: computed(() => {
      const years = [...new Set(periods.items.value.map(({ year }) => year))].sort((a, b) => b - a);
      return years.flatMap((year) => {
        const own = periods.items.value.filter((period) => period.year === year);
        return [
          { value: `tahun:${year}`, label: `Tahun ${year}` },
          ...own.map(({ id, name }) => ({ value: `periode:${id}`, label: name })),
        ];
      });
    }),
    chosen: computed({
      get: () => {
        if (filters.periode.value) return `periode:${filters.periode.value}`;
        return filters.tahun.value ? `tahun:${filters.tahun.value}` : '';
      },
      set: (value: string) => {
        const [name, given = ''] = value.split(':');
        filters.tahun.value = name === 'tahun' ? given : '';
        filters.periode.value = name === 'periode' ? given : '';
      },
    }),
    /** For the way to the list of that year. */
    year: computed(
      () =>
        filters.tahun.value ||
        String(periods.items.value.find(({ id }) => id === filters.periode.value)?.year ?? ''),
    ),
  };
}

/** Rows and columns of the matrix; choosing what the other side has already swaps them. */
function useSides(filters: Filters) {
  const rows = computed(() => dimensionOf(filters.baris.value, 'affair'));
  const columns = computed(() => dimensionOf(filters.kolom.value, 'region'));
  const set = (nextRows: MappingDimension, nextColumns: MappingDimension) => {
    filters.baris.value = WORDS[nextRows];
    filters.kolom.value = WORDS[nextColumns];
  };
  return {
    rows: computed({
      get: () => rows.value,
      set: (side: MappingDimension) => set(side, side === columns.value ? rows.value : columns.value),
    }),
    columns: computed({
      get: () => columns.value,
      set: (side: MappingDimension) => set(side === rows.value ? columns.value : rows.value, side),
    }),
  };
}

export function useMappingFilters() {
  const { filters } = useUrlFilters(DEFAULTS);
  const narrowing = computed<Narrowing>(() => ({
    tahun: filters.tahun.value,
    periode: filters.periode.value,
    jenis: filters.jenis.value,
    dipetakan: filters.dipetakan.value !== '',
  }));
  return {
    jenis: filters.jenis,
    span: useSpan(filters),
    sides: useSides(filters),
    narrowing,
    onlyMapped: computed({
      get: () => narrowing.value.dipetakan,
      set: (isOn: boolean) => {
        filters.dipetakan.value = isOn ? 'ya' : '';
      },
    }),
    measure: computed<Measure>({
      get: () => (filters.ukuran.value === 'rupiah' ? 'amount' : 'count'),
      set: (measure) => {
        filters.ukuran.value = measure === 'amount' ? 'rupiah' : '';
      },
    }),
    /** The map when there is one, unless the tiles are asked for. */
    drawing: computed<'map' | 'tiles'>({
      get: () => (filters.gambar.value === 'petak' ? 'tiles' : 'map'),
      set: (drawing) => {
        filters.gambar.value = drawing === 'tiles' ? 'petak' : '';
      },
    }),
    isFiltered: computed(() => {
      const { tahun, periode, jenis, dipetakan } = narrowing.value;
      return Boolean(tahun || periode || jenis.length > 0 || dipetakan);
    }),
    query: computed<NonNullable<FiguresQuery>>(() => {
      const { tahun, periode, jenis, dipetakan } = narrowing.value;
      return {
        year: tahun ? Number(tahun) : undefined,
        periodId: periode ? [periode] : [],
        kind: jenis as ProposalKind[],
        onlyMapped: dipetakan ? 'true' : undefined,
      };
    }),
  };
}
export type MappingFilters = ReturnType<typeof useMappingFilters>;
