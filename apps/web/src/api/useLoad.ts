import { onScopeDispose, type Ref, ref, shallowRef, watch, type WatchSource } from 'vue';
import { asProblem, type ProblemError } from './problem.ts';

export interface Load<T> {
  data: Readonly<Ref<T | undefined>>;
  problem: Readonly<Ref<ProblemError | undefined>>;
  loading: Readonly<Ref<boolean>>;
  reload: () => Promise<void>;
  /** Puts an answer of a change (the record itself) in place without asking again. */
  put: (value: T) => void;
}

/** Loads now and whenever `sources` change; a late answer never overwrites a newer one. */
export function useLoad<T>(
  load: (signal: AbortSignal) => Promise<T>,
  sources: WatchSource | WatchSource[] = [],
): Load<T> {
  const data = shallowRef<T>();
  const problem = shallowRef<ProblemError>();
  const loading = ref(true);
  let running: AbortController | undefined;

  async function reload(): Promise<void> {
    running?.abort();
    const own = (running = new AbortController());
    loading.value = true;
    try {
      const answer = await load(own.signal);
      if (own !== running) return;
      data.value = answer;
      problem.value = undefined;
    } catch (failure) {
      if (own !== running || own.signal.aborted) return;
      problem.value = asProblem(failure);
    }
    loading.value = false;
  }

  watch(sources, reload, { immediate: true });
  onScopeDispose(() => running?.abort());
  return {
    data,
    problem,
    loading,
    reload,
    put: (value) => {
      data.value = value;
    },
  };
}
