import { computed, nextTick, ref, watch } from 'vue';
import type { ProposalAction } from '@kerabat/shared/proposals/workflow';
import { useSessionStore } from '../../../shell/session.store.ts';
import type { Proposal } from '../proposals.api.ts';
import { useClassification } from './useClassification.ts';
import { type DeskData, useDeskData } from './useDeskData.ts';
import { useDeskSteps } from './useDeskSteps.ts';

export const focusHeading = () => document.getElementById('judul-usulan')?.focus({ preventScroll: true });

const UNSAVED = 'Klasifikasi belum tersimpan; lihat keterangannya.';

/** Read aloud and shown: the same words twice must be heard twice. */
function useSaying() {
  const said = ref('');
  return {
    said,
    say: async (words: string): Promise<void> => {
      said.value = '';
      await nextTick();
      said.value = words;
    },
  };
}

/** Opens by itself what comes next, with the focus on its heading. */
function useWay({ queue, proposal, loaded, fetchNext }: DeskData) {
  let opensByItself = false;
  watch(proposal, async (fresh, before) => {
    if (!fresh || fresh.id === before?.id) return;
    fetchNext();
    await nextTick();
    if (opensByItself) {
      window.scrollTo({ top: 0 });
      focusHeading();
    }
    opensByItself = false;
  });
  const open = (id: string) => {
    opensByItself = true;
    queue.open(id);
  };
  return {
    open,
    openAfter: async (done: Proposal): Promise<void> => {
      const next = queue.finish(done.id);
      if (next) open(next);
      else {
        queue.open('');
        await loaded.reload();
      }
    },
  };
}

/** The desk: the queue, the open proposal, what is chosen for it, and the steps that lead to the next one. */
export function useDesk() {
  const session = useSessionStore();
  const data = useDeskData();
  const { queue, proposal, put } = data;
  const { said, say } = useSaying();
  const choosing = useClassification(proposal, put);
  const way = useWay(data);

  async function goOn(done: Proposal, words: string): Promise<void> {
    await way.openAfter(done);
    const left = queue.left.value ?? 0;
    await say(`${words}: ${done.title}. ${left > 0 ? `${left} usulan tersisa.` : 'Antrean habis.'}`);
  }

  /** What was chosen is saved before something else opens; refused, it stays here. */
  async function go(id: string | undefined): Promise<void> {
    if (!id || id === queue.current.value) return;
    if (choosing.isDirty.value && !(await choosing.save())) await say(UNSAVED);
    else way.open(id);
  }

  const steps = useDeskSteps({ proposal, put, choosing, say, goOn, unsaved: UNSAVED });
  return {
    ...data,
    ...steps,
    ...{ choosing, said, say, go, goOn },
    may: (action: ProposalAction) => proposal.value?.allowedActions.includes(action) ?? false,
    isMine: computed(() => proposal.value?.assignee?.id === session.me?.id),
  };
}
export type Desk = ReturnType<typeof useDesk>;
