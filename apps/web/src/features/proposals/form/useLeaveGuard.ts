import { ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { useLeaveHold } from './useLeaveHold.ts';

interface Wiring {
  /** Our own dialog asks before another page is opened; false after what could be saved was saved. */
  asks: () => boolean | Promise<boolean>;
  /** Only this window holds what was typed. */
  holds: () => boolean;
}

/** Nobody loses what was typed by leaving the page: the browser asks, or our own dialog does. */
export function useLeaveGuard({ asks: mustAsk, holds }: Wiring) {
  const asks = ref(false);
  let answer: (mayLeave: boolean) => void = () => undefined;

  onBeforeRouteLeave(async () => {
    if (!(await mustAsk())) return true;
    asks.value = true;
    return new Promise<boolean>((resolve) => {
      answer = resolve;
    });
  });
  useLeaveHold(holds);

  return {
    asks,
    decide: (mayLeave: boolean) => {
      asks.value = false;
      answer(mayLeave);
    },
  };
}
