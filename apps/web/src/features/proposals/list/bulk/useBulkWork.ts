import { computed, ref, shallowRef } from 'vue';
import { asProblem, type ProblemError } from '../../../../api/problem.ts';
import type { ProposalSummary } from '../../proposals.api.ts';
import { type BulkResult, type BulkStep, takeBulkStep } from '../list.api.ts';
import { takeInBatches } from './batches.ts';

/** One run of a bulk step: asked, under way, told. */
export function useBulkWork() {
  const phase = ref<'asking' | 'running' | 'told'>('asking');
  const share = ref(0);
  const result = shallowRef<BulkResult>({ done: [], refused: [] });
  const problem = shallowRef<ProblemError>();
  const asked = ref(0);

  async function run(step: Omit<BulkStep, 'items'>, chosen: readonly ProposalSummary[]): Promise<void> {
    phase.value = 'running';
    share.value = 0;
    problem.value = undefined;
    result.value = { done: [], refused: [] };
    asked.value = chosen.length;
    try {
      await takeInBatches(step, chosen, {
        send: takeBulkStep,
        onProgress: ({ done, refused }, reached) => {
          result.value = { done: [...done], refused: [...refused] };
          share.value = reached;
        },
      });
      phase.value = 'told';
    } catch (failure) {
      problem.value = asProblem(failure);
      phase.value = result.value.done.length + result.value.refused.length > 0 ? 'told' : 'asking';
    }
  }

  return {
    ...{ phase, share, result, problem, run },
    /** Never reached the server: the line broke before. */
    unsent: computed(() => asked.value - result.value.done.length - result.value.refused.length),
    reset: () => {
      phase.value = 'asking';
      problem.value = undefined;
      result.value = { done: [], refused: [] };
    },
  };
}
