import { onBeforeUnmount, onMounted } from 'vue';

/** The browser asks before the window closes on work that only lives in it. */
export function useLeaveHold(holds: () => boolean): void {
  function hold(event: BeforeUnloadEvent): void {
    if (holds()) event.preventDefault();
  }
  onMounted(() => {
    addEventListener('beforeunload', hold);
  });
  onBeforeUnmount(() => {
    removeEventListener('beforeunload', hold);
  });
}
