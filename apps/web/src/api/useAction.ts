import { type Ref, ref, shallowRef } from 'vue';
import { asProblem, type ProblemError } from './problem.ts';

export interface Action<A extends unknown[], T> {
  /** Undefined when it failed (see `problem`) or when it is already running: a second press does nothing. */
  run: (...given: A) => Promise<T | undefined>;
  busy: Readonly<Ref<boolean>>;
  problem: Ref<ProblemError | undefined>;
}

/** A change that the person starts: busy while it runs, its problem kept for the page to show. */
export function useAction<A extends unknown[], T>(work: (...given: A) => Promise<T>): Action<A, T> {
  const busy = ref(false);
  const problem = shallowRef<ProblemError>();

  async function run(...given: A): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = undefined;
    try {
      return await work(...given);
    } catch (failure) {
      problem.value = asProblem(failure);
      return undefined;
    } finally {
      busy.value = false;
    }
  }

  return { run, busy, problem };
}
