import { ref } from 'vue';
import type { Download } from '../../api/call.ts';
import { asProblem } from '../../api/problem.ts';
import { saveFile } from '../../api/save-file.ts';
import { useNoticesStore } from '../../shell/notices.store.ts';

/** A file that is fetched and saved; a failure offers to try again. */
export function useFile() {
  const notices = useNoticesStore();
  const running = ref<string>();

  async function take(key: string, fetchFile: () => Promise<Download>): Promise<void> {
    if (running.value) return;
    running.value = key;
    try {
      saveFile(await fetchFile());
    } catch (failure) {
      notices.fail(asProblem(failure), () => void take(key, fetchFile));
    }
    running.value = undefined;
  }

  return { running, take };
}
