import { nextTick, watch } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import type { Pages } from './usePages.ts';

const PAGE = 25;
const API_LIMIT = 100;

interface Kept {
  shown?: number;
  top?: number;
}

/** What the history entry knows: returning to a list finds as many rows, at the same place. */
export function readKeptPlace() {
  const { shown = 0, top = 0 } = (history.state ?? {}) as Kept;
  let isFirst = true;
  return {
    top,
    shown,
    /** The first answer brings everything that was on the page, as far as one request goes. */
    takeLimit: () => {
      const limit = isFirst ? Math.min(API_LIMIT, Math.max(PAGE, shown)) : PAGE;
      isFirst = false;
      return limit;
    },
  };
}

export function useKeptPlace<T>(pages: Pages<T>, kept: ReturnType<typeof readKeptPlace>): void {
  let isRestored = false;

  async function restore(): Promise<void> {
    isRestored = true;
    while (pages.items.value.length < kept.shown && pages.hasMore.value && !pages.problem.value)
      await pages.loadMore();
    await nextTick();
    if (kept.top > 0) window.scrollTo({ top: kept.top });
  }

  onBeforeRouteLeave((_to, from) => {
    // On the way back the entry is already another page's.
    if ((history.state as { current?: string }).current !== from.fullPath) return;
    const place: Kept = { shown: pages.items.value.length, top: window.scrollY };
    history.replaceState({ ...history.state, ...place }, '');
  });
  watch(pages.loading, (loading) => {
    if (!loading && !isRestored) void restore();
  });
}
