import { computed } from 'vue';
import { useLoad } from '../../../api/useLoad.ts';
import { getBoundaries, getFunnel, getMatrix, getPartners } from '../mapping.api.ts';
import type { MappingFilters } from './useMappingFilters.ts';

/** Everything that the pictures show; urusan × kabupaten/kota is always there, for the heading and the map. */
export function usePictures({ query, sides }: MappingFilters) {
  // By value: other filters in the address must not ask again.
  const key = computed(() => JSON.stringify(query.value));
  const isBase = computed(() => sides.rows.value === 'affair' && sides.columns.value === 'region');
  const base = useLoad(
    (signal) => getMatrix({ ...query.value, rows: 'affair', columns: 'region' }, signal),
    key,
  );
  const chosen = useLoad(
    async (signal) =>
      isBase.value
        ? undefined
        : getMatrix({ ...query.value, rows: sides.rows.value, columns: sides.columns.value }, signal),
    [key, sides.rows, sides.columns],
  );
  const partners = useLoad((signal) => getPartners(query.value, signal), key);
  const funnel = useLoad((signal) => getFunnel(query.value, signal), key);
  const boundaries = useLoad((signal) => getBoundaries(signal));
  const all = [base, chosen, partners, funnel];

  return {
    base: base.data,
    /** What was asked for last and has arrived; its own sides say what it is. */
    matrix: computed(() => (isBase.value ? base.data.value : chosen.data.value)),
    partners: partners.data,
    funnel: funnel.data,
    /** The tiles do when there are none, and when they cannot be had. */
    boundaries: computed(() => (boundaries.problem.value ? null : boundaries.data.value)),
    loading: computed(() => all.some(({ loading }) => loading.value)),
    problem: computed(() => all.map(({ problem }) => problem.value).find((each) => each !== undefined)),
    reload: () => Promise.all(all.map(({ reload }) => reload())),
  };
}
