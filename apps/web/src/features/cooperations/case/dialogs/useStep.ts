import { computed } from 'vue';
import { useAction } from '../../../../api/useAction.ts';
import { fieldErrorsOf } from '../../../../api/problem.ts';
import type { Cooperation } from '../../cooperations.api.ts';

interface Outlets {
  done: (cooperation: Cooperation) => void;
}

/** One step of a case: busy while it runs, its refusal in words, and whether somebody else was faster. */
export function useStep<A extends unknown[]>(work: (...given: A) => Promise<Cooperation>, { done }: Outlets) {
  const action = useAction(work);
  const isStale = computed(() => action.problem.value?.status === 412);
  return {
    busy: action.busy,
    problem: action.problem,
    isStale,
    message: computed(() => (isStale.value ? undefined : action.problem.value?.detail)),
    errors: computed(() => (action.problem.value ? fieldErrorsOf(action.problem.value) : [])),
    async run(...given: A): Promise<void> {
      const changed = await action.run(...given);
      if (changed) done(changed);
    },
  };
}
