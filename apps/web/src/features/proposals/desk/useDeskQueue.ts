import { computed, shallowRef, watch } from 'vue';
import { usePages } from '../../../api/usePages.ts';
import { useUrlFilters } from '../../../ui/useUrlFilters.ts';
import { type ListQuery, listProposals, type ProposalSummary } from '../proposals.api.ts';
import { afterDone, beside } from './queue.ts';

const PAGE = 100;
/** The next ones come before the last one is done. */
const FETCH_BELOW = 10;
const ASSIGNEES: Readonly<Record<string, string>> = { saya: 'me', belum: 'none' };

/** What waits at the desk, and which of it is open; all of it in the address. */
export function useDeskQueue() {
  const { filters } = useUrlFilters({
    tahap: '',
    milik: '',
    periode: '',
    lewat: '',
    usulan: '',
  });
  const query = computed<NonNullable<ListQuery>>(() => ({
    status:
      filters.tahap.value === 'diajukan'
        ? ['submitted']
        : filters.tahap.value === 'verifikasi'
          ? ['in_verification']
          : ['submitted', 'in_verification'],
    assignee: ASSIGNEES[filters.milik.value],
    periodId: filters.periode.value ? [filters.periode.value] : [],
    overdue: filters.lewat.value ? 'true' : undefined,
    sort: 'submittedAt',
  }));
  const pages = usePages(
    (cursor, signal) => listProposals({ ...query.value, includeTotal: 'true', limit: PAGE, cursor }, signal),
    query,
  );

  /** Done here since the queue was read; what it brought along as its newest state. */
  const done = shallowRef<ReadonlySet<string>>(new Set());
  const renewed = shallowRef<ReadonlyMap<string, ProposalSummary>>(new Map());
  watch(pages.loading, (isLoading) => {
    if (isLoading) return;
    done.value = new Set();
    renewed.value = new Map();
  });

  const items = computed(() =>
    pages.items.value.filter(({ id }) => !done.value.has(id)).map((row) => renewed.value.get(row.id) ?? row),
  );
  const ids = computed(() => items.value.map(({ id }) => id));
  const current = computed(() => filters.usulan.value || ids.value[0]);
  watch(items, (left) => {
    if (left.length < FETCH_BELOW && pages.hasMore.value) void pages.loadMore();
  });

  return {
    ...{ filters, pages, items, current },
    left: computed(() =>
      pages.total.value === undefined ? undefined : Math.max(0, pages.total.value - done.value.size),
    ),
    open: (id: string) => {
      filters.usulan.value = id;
    },
    neighbour: (by: 1 | -1) => beside(ids.value, current.value, by),
    renew: (proposal: ProposalSummary) => {
      renewed.value = new Map([...renewed.value, [proposal.id, proposal]]);
    },
    /** Takes it out of the queue; answers what opens next. */
    finish: (id: string) => {
      const next = afterDone(ids.value, id, (each) => done.value.has(each));
      done.value = new Set([...done.value, id]);
      return next;
    },
  };
}
export type DeskQueue = ReturnType<typeof useDeskQueue>;
