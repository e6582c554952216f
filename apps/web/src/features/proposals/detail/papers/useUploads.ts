import { computed, onBeforeUnmount, onMounted } from 'vue';
import { addAttachment } from '../../proposals.api.ts';
import { compressPhoto } from './photo.ts';
import { UploadQueue } from './upload-queue.ts';

/** The files of one proposal on their way, as long as the page is open. */
export function useUploads(proposalId: () => string, added: () => void) {
  const queue = new UploadQueue({
    compress: compressPhoto,
    send: (file, shipment) => addAttachment(proposalId(), file, shipment),
    added,
  });
  const wake = () => queue.wake();
  onMounted(() => {
    addEventListener('online', wake);
  });
  onBeforeUnmount(() => {
    removeEventListener('online', wake);
    queue.stop();
  });
  return {
    queue,
    uploads: queue.uploads,
    isBusy: computed(() => queue.uploads.value.some(({ state }) => state !== 'failed' && state !== 'done')),
  };
}

export type Uploads = ReturnType<typeof useUploads>;
