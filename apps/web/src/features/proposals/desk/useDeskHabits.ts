import { onBeforeUnmount, onMounted } from 'vue';
import { isTyping } from '../../../ui/shortcuts.ts';

/** Escape leaves a field, so that the letters mean steps again. */
export function useEscapeToHeading(focusHeading: () => void): void {
  function press(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[role="dialog"]')) return;
    if (isTyping(event.target) && event.target instanceof Element && event.target.closest('main'))
      focusHeading();
  }
  onMounted(() => {
    document.addEventListener('keydown', press);
  });
  onBeforeUnmount(() => {
    document.removeEventListener('keydown', press);
  });
}

/** The browser asks before it throws away what was chosen and not yet saved. */
export function useUnsavedGuard(isDirty: () => boolean): void {
  function ask(event: BeforeUnloadEvent): void {
    if (isDirty()) event.preventDefault();
  }
  onMounted(() => {
    window.addEventListener('beforeunload', ask);
  });
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', ask);
  });
}
