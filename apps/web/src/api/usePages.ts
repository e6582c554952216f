import { computed, type Ref, ref, shallowRef, type WatchSource } from 'vue';
import { asProblem, type ProblemError } from './problem.ts';
import { useLoad } from './useLoad.ts';

interface Page<T> {
  items: T[];
  nextCursor: string | null;
  total: number | null;
  totalIsCapped: boolean;
}

export interface Pages<T> {
  items: Readonly<Ref<T[]>>;
  /** Undefined while the first page loads or when the server was not asked to count. */
  total: Readonly<Ref<number | undefined>>;
  totalIsCapped: Readonly<Ref<boolean>>;
  hasMore: Readonly<Ref<boolean>>;
  loading: Readonly<Ref<boolean>>;
  loadingMore: Readonly<Ref<boolean>>;
  problem: Readonly<Ref<ProblemError | undefined>>;
  loadMore: () => Promise<void>;
  reload: () => Promise<void>;
}

/** A keyset-paged list that grows: the first page again whenever `sources` change, further ones on request. */
export function usePages<T>(
  load: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
  sources: WatchSource | WatchSource[],
): Pages<T> {
  const further = shallowRef<Page<T>[]>([]);
  const loadingMore = ref(false);
  const problemOfMore = shallowRef<ProblemError>();
  const first = useLoad(async (signal) => {
    const page = await load(undefined, signal);
    further.value = [];
    problemOfMore.value = undefined;
    return page;
  }, sources);
  const last = computed(() => further.value.at(-1) ?? first.data.value);

  async function loadMore(): Promise<void> {
    const from = first.data.value;
    const cursor = last.value?.nextCursor;
    if (!cursor || loadingMore.value) return;
    loadingMore.value = true;
    try {
      const page = await load(cursor, new AbortController().signal);
      if (first.data.value === from) further.value = [...further.value, page];
      problemOfMore.value = undefined;
    } catch (failure) {
      problemOfMore.value = asProblem(failure);
    }
    loadingMore.value = false;
  }

  return {
    items: computed(() => [
      ...(first.data.value?.items ?? []),
      ...further.value.flatMap((page) => page.items),
    ]),
    total: computed(() => first.data.value?.total ?? undefined),
    totalIsCapped: computed(() => first.data.value?.totalIsCapped ?? false),
    hasMore: computed(() => Boolean(last.value?.nextCursor)),
    loading: first.loading,
    loadingMore,
    problem: computed(() => first.problem.value ?? problemOfMore.value),
    loadMore,
    reload: first.reload,
  };
}
