import { onBeforeUnmount, type Ref, ref, watch } from 'vue';
import { dropFromDevice, keepOnDevice, readFromDevice } from '../../api/device-store.ts';
import { useSessionStore } from '../../shell/session.store.ts';

const REST_MS = 600;

/** What is being written stays in this browser, for this person, until it is sent. */
export function useKept<T>(key: string, value: Ref<T>) {
  const userId = useSessionStore().me?.id ?? '';
  const wasFound = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRead = false;

  const keep = () =>
    keepOnDevice({ key, userId, keptAt: Date.now(), isSent: false, value: plain(value.value) });
  // Without the store (a private window) everything works, only not across a reload.
  const quietly = (work: Promise<unknown>) => work.catch(() => undefined);

  async function read(): Promise<void> {
    const found = await readFromDevice<T>(key, userId);
    if (found) {
      value.value = found.value;
      wasFound.value = true;
    }
  }

  void quietly(read()).then(() => {
    isRead = true;
  });
  watch(
    value,
    () => {
      if (!isRead) return;
      clearTimeout(timer);
      timer = setTimeout(() => void quietly(keep()), REST_MS);
    },
    { deep: true },
  );
  onBeforeUnmount(() => clearTimeout(timer));

  return {
    wasFound,
    drop(): void {
      clearTimeout(timer);
      void quietly(dropFromDevice(key));
    },
  };
}

/** Reactive wrappers cannot be stored. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
