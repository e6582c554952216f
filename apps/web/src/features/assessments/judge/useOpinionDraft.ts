import type { Opinion as Verdict } from '@kerabat/shared/assessments/vocabulary';
import { onMounted, ref, watch } from 'vue';
import { dropFromDevice, keepOnDevice, readFromDevice } from '../../../api/device-store.ts';
import { useSessionStore } from '../../../shell/session.store.ts';
import type { Opinion, Place } from '../assessments.api.ts';

interface Draft {
  opinion: Verdict | '';
  note: string;
  scores: Record<string, number>;
}

/** What a member has typed and not sent: kept in this browser, so that a reload or a lost line loses nothing. */
export function useOpinionDraft({ id, proposalId }: Place, own: Opinion | null) {
  const userId = useSessionStore().me?.id ?? '';
  const key = `opinion.${userId}.${id}.${proposalId}`;
  const draft = ref<Draft>({
    opinion: own?.opinion ?? '',
    note: own?.note ?? '',
    scores: { ...own?.scores },
  });
  const isKept = ref(false);
  let isSent = false;
  let changes = 0;

  async function keep(): Promise<void> {
    if (isSent) return;
    const change = (changes += 1);
    isKept.value = false;
    const value: Draft = JSON.parse(JSON.stringify(draft.value)) as Draft;
    try {
      await keepOnDevice({ key, userId, keptAt: Date.now(), isSent: false, value });
      isKept.value = change === changes;
    } catch {
      // A window that keeps nothing still sends what is typed.
    }
  }

  onMounted(async () => {
    const kept = await readFromDevice<Draft>(key, userId).catch(() => undefined);
    if (kept) {
      draft.value = kept.value;
      isKept.value = true;
    }
    watch(draft, keep, { deep: true });
  });

  return {
    draft,
    isKept,
    forget: () => {
      isSent = true;
      isKept.value = false;
      void dropFromDevice(key).catch(() => undefined);
    },
  };
}
