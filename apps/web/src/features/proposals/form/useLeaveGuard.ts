import { onBeforeUnmount, onMounted, ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';

/** Nobody loses what was typed by leaving the page: the browser asks, or our own dialog does. */
export function useLeaveGuard(isDirty: () => boolean) {
  const asks = ref(false);
  let answer: (mayLeave: boolean) => void = () => undefined;

  onBeforeRouteLeave(() => {
    if (!isDirty()) return true;
    asks.value = true;
    return new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  });

  function holdWindow(event: BeforeUnloadEvent): void {
    if (isDirty()) event.preventDefault();
  }
  onMounted(() => {
    addEventListener('beforeunload', holdWindow);
  });
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', holdWindow);
  });

  return {
    asks,
    decide: (mayLeave: boolean) => {
      asks.value = false;
      answer(mayLeave);
    },
  };
}
