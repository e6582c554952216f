import { computed, onScopeDispose, watch } from 'vue';
import { useLoad } from '../../api/useLoad.ts';
import { getImport, type ProposalImport } from './imports.api.ts';

const ASK_AGAIN_MS = 1_000;
const AFTER_A_PROBLEM_MS = 4_000;

const isRunning = ({ status }: ProposalImport) => status === 'reading' || status === 'committing';

/** An import, asked for again as long as the server works on it. Leaving the page stops the asking, not the work. */
export function useImport(id: () => string) {
  const { data, problem, loading, reload, put } = useLoad((signal) => getImport(id(), signal), id);
  const running = computed(() => data.value !== undefined && isRunning(data.value));
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch([data, problem], () => {
    clearTimeout(timer);
    if (running.value) timer = setTimeout(reload, problem.value ? AFTER_A_PROBLEM_MS : ASK_AGAIN_MS);
  });
  onScopeDispose(() => {
    clearTimeout(timer);
  });

  return { data, problem, loading, running, reload, put };
}
