import { defineStore } from 'pinia';
import { ref } from 'vue';
import type { ProblemError } from '../api/problem.ts';

export type NoticeKind = 'success' | 'info' | 'problem';
export interface Notice {
  id: number;
  kind: NoticeKind;
  title: string;
  detail?: string | undefined;
  action?: { label: string; run: () => void } | undefined;
}

/** Long enough to read; a problem stays until it is closed. */
const SHOWN_FOR_MS = 7_000;
const SHOWN_AT_MOST = 4;

export const useNoticesStore = defineStore('notices', () => {
  const notices = ref<Notice[]>([]);
  let lastId = 0;

  function dismiss(id: number): void {
    notices.value = notices.value.filter((notice) => notice.id !== id);
  }

  function show(notice: Omit<Notice, 'id'>): void {
    const id = ++lastId;
    const same = notices.value.find(
      ({ title, detail }) => title === notice.title && detail === notice.detail,
    );
    if (same) dismiss(same.id);
    notices.value = [...notices.value, { ...notice, id }].slice(-SHOWN_AT_MOST);
    if (notice.kind === 'problem') return;
    setTimeout(() => {
      dismiss(id);
    }, SHOWN_FOR_MS);
  }

  return {
    notices,
    dismiss,
    succeed: (title: string, detail?: string) => {
      show({ kind: 'success', title, detail });
    },
    inform: (title: string, detail?: string) => {
      show({ kind: 'info', title, detail });
    },
    /** Nothing is said about a request that the page itself took back. */
    fail: (problem: ProblemError, retry?: () => void) => {
      if (problem.code === 'request.cancelled' || problem.code === 'session.ended') return;
      const action = retry && { label: 'Coba lagi', run: retry };
      show({ kind: 'problem', title: problem.title, detail: problem.detail, action });
    },
  };
});
