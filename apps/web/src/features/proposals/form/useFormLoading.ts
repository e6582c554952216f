import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { asProblem } from '../../../api/problem.ts';
import { useLoad } from '../../../api/useLoad.ts';
import { useNoticesStore } from '../../../shell/notices.store.ts';
import { getProposal, type Proposal } from '../proposals.api.ts';
import { newName } from './local-copy.ts';
import type { Autosave } from './useAutosave.ts';
import type { ProposalForm } from './useProposalForm.ts';
import { isUnreachable } from './useSender.ts';

export const mayWrite = (proposal: Proposal) => proposal.may.editableFields.includes('title');

/** Opens the form from the server, or from this browser when the server cannot be reached. */
export function useFormLoading(form: ProposalForm, autosave: Autosave, idOf: () => string | undefined) {
  const route = useRoute();
  const notices = useNoticesStore();
  const draftOf = () => (typeof route.query['draf'] === 'string' ? route.query['draf'] : undefined);

  function begin(...given: Parameters<Autosave['begin']>): void {
    const isUnsent = autosave.begin(...given);
    if (isUnsent && given[0])
      notices.inform('Isian Anda dipulihkan', 'Yang belum terkirim dari perangkat ini dilanjutkan.');
  }

  async function openNew(): Promise<void> {
    const draft = draftOf();
    begin(draft ? await autosave.copyOf(newName(draft)) : undefined, undefined);
  }

  async function openStored(id: string, signal: AbortSignal): Promise<void> {
    const copy = await autosave.copyOf(id);
    try {
      const fresh = await getProposal(id, signal);
      begin(copy, fresh);
      // What nobody may send now is shown, not sent.
      if (!mayWrite(fresh)) autosave.end();
    } catch (failure) {
      if (signal.aborted || !copy?.record || !isUnreachable(asProblem(failure))) throw failure;
      begin(copy, copy.record);
      await autosave.retry();
    }
  }

  const loaded = useLoad(async (signal) => {
    const id = idOf();
    // After the first save of a new one, everything is here already.
    if (id && form.record.value?.id === id) return;
    if (id) await openStored(id, signal);
    else await openNew();
  }, idOf);

  return {
    problem: loaded.problem,
    reload: loaded.reload,
    isReady: computed(() => {
      const id = idOf();
      return id ? form.record.value?.id === id : !loaded.loading.value;
    }),
  };
}
