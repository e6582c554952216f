import { computed } from 'vue';
import { useLoad } from '../../../api/useLoad.ts';
import { getProposal, listHistory, listSimilar, type Proposal } from '../proposals.api.ts';
import { useDeskQueue } from './useDeskQueue.ts';

/** The next one is asked for while this one is read; a stale answer is met like any other. */
function useAhead() {
  const ahead = new Map<string, Promise<Proposal>>();
  return {
    fetch: (id: string) => {
      if (ahead.has(id)) return;
      ahead.clear();
      const coming = getProposal(id);
      coming.catch(() => ahead.delete(id));
      ahead.set(id, coming);
    },
    take: (id: string, signal: AbortSignal) => {
      const coming = ahead.get(id);
      ahead.delete(id);
      return coming ?? getProposal(id, signal);
    },
  };
}

/** The queue, the open proposal and what gathers around it. */
export function useDeskData() {
  const queue = useDeskQueue();
  const { current } = queue;
  const ahead = useAhead();
  const loaded = useLoad(
    async (signal) => (current.value ? ahead.take(current.value, signal) : undefined),
    current,
  );
  const proposal = computed(() => (loaded.data.value?.id === current.value ? loaded.data.value : undefined));
  const history = useLoad(
    async (signal) => (current.value ? (await listHistory(current.value, signal)).items : []),
    [current, () => proposal.value?.etag],
  );
  const similar = useLoad(
    async (signal) => (current.value ? (await listSimilar(current.value, signal)).items : []),
    current,
  );
  return {
    ...{ queue, loaded, proposal, history, similar },
    fetchNext: () => {
      const next = queue.neighbour(1);
      if (next) ahead.fetch(next);
    },
    put: (fresh: Proposal) => {
      loaded.put(fresh);
      queue.renew(fresh);
    },
  };
}
export type DeskData = ReturnType<typeof useDeskData>;
