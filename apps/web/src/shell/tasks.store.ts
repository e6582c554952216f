import { defineStore } from 'pinia';
import { ref } from 'vue';
import { call } from '../api/call.ts';
import { useSessionStore } from './session.store.ts';
import { TASK_PERMISSIONS } from '@kerabat/shared/tasks/vocabulary';

const FRESH_FOR_MS = 60_000;

interface Waiting {
  total: number;
  overdue: number;
  isCapped: boolean;
}

const summaryOf = ({ total, overdue, isCapped }: Waiting): Waiting => ({ total, overdue, isCapped });

/** How much waits for this person; the navigation shows it, and every step taken asks again. */
export const useTasksStore = defineStore('tasks', () => {
  const session = useSessionStore();
  const waiting = ref<Waiting>();
  let askedAt = 0;

  async function refresh(): Promise<void> {
    if (!session.may(...TASK_PERMISSIONS)) return;
    askedAt = Date.now();
    try {
      const { summary } = await call('get', '/tasks', { query: { limit: 1 } });
      waiting.value = summaryOf(summary);
    } catch {
      // A count that fails is no reason to disturb; the page itself says what is wrong.
    }
  }

  return {
    waiting,
    refresh,
    put: (summary: Waiting): void => {
      askedAt = Date.now();
      waiting.value = summaryOf(summary);
    },
    refreshWhenOld: (): void => {
      if (Date.now() - askedAt > FRESH_FOR_MS) void refresh();
    },
  };
});
