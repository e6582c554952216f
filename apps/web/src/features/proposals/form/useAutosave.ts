import type { ProposalField } from '@kerabat/shared/proposals/content.schema';
import { computed, type InjectionKey, onBeforeUnmount, onMounted, ref, shallowRef, watch } from 'vue';
import type { FieldError } from '../../../api/problem.ts';
import type { Proposal } from '../proposals.api.ts';
import { dropCopy, type LocalCopy, readCopy } from './local-copy.ts';
import { type SavePhase, SaveQueue, type SendResult } from './save-queue.ts';
import { useKeeper } from './useKeeper.ts';
import type { ProposalForm } from './useProposalForm.ts';
import { useSender } from './useSender.ts';

export interface AutosavePlace {
  userId: string;
  /** Under what the browser keeps it: the proposal's id, or the name of a new one. */
  name: () => string;
  /** The first save of a new one: its address changes. */
  created: (record: Proposal) => void;
}

/** Everything typed goes at once to this browser, and to the server when the hands rest. */
export function useAutosave(form: ProposalForm, place: AutosavePlace) {
  const phase = ref<SavePhase>('idle');
  const savedAt = shallowRef<Date>();
  const isOpen = ref(false);
  const keeper = useKeeper(form, place);
  const sender = useSender(form, keeper, place);
  const queue = new SaveQueue({
    isOnline: () => navigator.onLine,
    onPhase: (now) => {
      phase.value = now;
    },
    send: () => sender.send().then(noteDown),
  });
  async function noteDown(result: SendResult): Promise<SendResult> {
    if (result === 'done' && form.record.value) savedAt.value = new Date();
    await keeper.keep();
    return result;
  }

  function touch(): void {
    if (!isOpen.value) return;
    void keeper.keep();
    if (sender.sendable().length > 0 || keeper.creation()) queue.touch();
  }
  watch(form.draft, touch, { deep: true });
  useLine(() => queue.wake(), keeper.keepAtOnce);
  const end = (): void => {
    isOpen.value = false;
    queue.stop();
  };
  onBeforeUnmount(end);

  return {
    ...{ phase, savedAt, isKept: keeper.isKept, refusal: sender.refusal, end },
    errors: computed<FieldError[]>(() => sender.refused.value),
    /** Waits for what can be sent, but not for a line that is not there; true when nothing is left. */
    async flush(): Promise<boolean> {
      if (form.isDirty.value && phase.value !== 'unreachable') await queue.flush();
      return !form.isDirty.value;
    },
    retry: () => queue.flush(),
    /** Puts back what this browser kept; true when something of it has not reached the server. */
    begin(copy: LocalCopy | undefined, fresh: Proposal | undefined): boolean {
      if (copy) form.restore(copy, fresh);
      else if (fresh) form.open(fresh);
      keeper.resume(copy);
      isOpen.value = true;
      touch();
      return form.isDirty.value || copy?.creation !== undefined;
    },
    decide(field: ProposalField, winner: 'mine' | 'theirs'): void {
      form.decide(field, winner);
      touch();
    },
    /** After the hand-in, or when somebody throws it away. */
    async wipe(): Promise<void> {
      end();
      keeper.stop();
      await dropCopy(place.userId, place.name());
    },
    copyOf: (name: string) => readCopy(place.userId, name).then((kept) => kept?.value),
  };
}

/** Back on line, or back on this page: worth another attempt. On the way out nothing may be lost. */
function useLine(wake: () => void, leave: () => void): void {
  const onShow = () => {
    if (document.visibilityState === 'visible') wake();
    else leave();
  };
  onMounted(() => {
    addEventListener('online', wake);
    addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', onShow);
  });
  onBeforeUnmount(() => {
    removeEventListener('online', wake);
    removeEventListener('pagehide', leave);
    document.removeEventListener('visibilitychange', onShow);
  });
}

export type Autosave = ReturnType<typeof useAutosave>;
export const autosaveKey: InjectionKey<Autosave> = Symbol('autosave');
