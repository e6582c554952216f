import { type Ref, ref } from 'vue';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { asProblem } from '../../../../api/problem.ts';
import { backoff } from '../../form/save-queue.ts';
import { refusalOf } from './acceptance.ts';

export type UploadState = 'preparing' | 'waiting' | 'sending' | 'paused' | 'failed' | 'done';

export interface Upload {
  id: number;
  name: string;
  documentKind: string;
  /** As chosen, and as sent. */
  before: number;
  after: number;
  state: UploadState;
  share: number;
  message?: string | undefined;
}

export interface Shipment {
  documentKind: string;
  idempotencyKey: string;
  signal: AbortSignal;
  onProgress: (share: number) => void;
}

interface Wiring {
  compress: (file: File) => Promise<File>;
  send: (file: File, shipment: Shipment) => Promise<unknown>;
  added: () => void;
}

interface Job {
  file: File;
  key: string;
  failures: number;
  stop: AbortController;
  timer?: ReturnType<typeof setTimeout>;
}

const AT_ONCE = 2;
const TRIES = 6;
let lastId = 0;

/** Several files on their way: each with its progress; a dropped line is tried again, a refusal is said. */
export class UploadQueue {
  readonly uploads: Ref<Upload[]> = ref<Upload[]>([]);
  readonly #jobs = new Map<number, Job>();
  readonly #wiring: Wiring;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  add(files: readonly File[], documentKind: string): void {
    for (const file of files) {
      const size = { before: file.size, after: file.size };
      this.uploads.value.push({
        ...{ id: ++lastId, name: file.name, documentKind, ...size },
        ...{ state: 'preparing', share: 0 },
      });
      const upload = this.uploads.value.at(-1);
      if (upload) void this.#prepare(upload, file);
    }
  }

  canRetry(id: number): boolean {
    return this.#jobs.has(id);
  }

  retry(id: number): void {
    const [upload, job] = [this.#find(id), this.#jobs.get(id)];
    if (!upload || !job) return;
    job.failures = 0;
    upload.share = 0;
    this.#resume(upload);
  }

  /** The line is back: nobody waits for the end of a pause. */
  wake(): void {
    for (const upload of this.uploads.value.filter(({ state }) => state === 'paused')) this.#resume(upload);
  }

  remove(id: number): void {
    const job = this.#jobs.get(id);
    this.#jobs.delete(id);
    clearTimeout(job?.timer);
    job?.stop.abort();
    this.uploads.value = this.uploads.value.filter((upload) => upload.id !== id);
    this.#next();
  }

  stop(): void {
    for (const id of [...this.#jobs.keys()]) this.remove(id);
  }

  #find(id: number): Upload | undefined {
    return this.uploads.value.find((upload) => upload.id === id);
  }

  async #prepare(upload: Upload, chosen: File): Promise<void> {
    const file = await this.#wiring.compress(chosen);
    if (!this.#find(upload.id)) return;
    upload.name = file.name;
    upload.after = file.size;
    upload.message = refusalOf(file);
    upload.state = upload.message ? 'failed' : 'waiting';
    if (!upload.message) this.#jobs.set(upload.id, newJob(file));
    this.#next();
  }

  #next(): void {
    const busy = this.uploads.value.filter(({ state }) => state === 'sending').length;
    const ready = this.uploads.value.filter(({ state }) => state === 'waiting');
    for (const upload of ready.slice(0, Math.max(0, AT_ONCE - busy))) void this.#send(upload);
  }

  async #send(upload: Upload): Promise<void> {
    const job = this.#jobs.get(upload.id);
    if (!job) return;
    upload.state = 'sending';
    upload.message = undefined;
    try {
      await this.#wiring.send(job.file, {
        documentKind: upload.documentKind,
        idempotencyKey: job.key,
        signal: job.stop.signal,
        onProgress: (share) => {
          upload.share = share;
        },
      });
      upload.state = 'done';
      this.#jobs.delete(upload.id);
      this.#wiring.added();
    } catch (failure) {
      if (this.#jobs.has(upload.id)) this.#fail(upload, job, failure);
    }
    this.#next();
  }

  #fail(upload: Upload, job: Job, failure: unknown): void {
    const problem = asProblem(failure);
    if (problem.status !== 0 && problem.status < 500) {
      upload.state = 'failed';
      upload.message = problem.errors[0]?.detail ?? problem.detail;
      // Another attempt is another intention: the same key would bring the same refusal.
      job.key = newIdempotencyKey();
      return;
    }
    job.failures += 1;
    if (job.failures < TRIES) {
      upload.state = 'paused';
      job.timer = setTimeout(() => this.#resume(upload), backoff(job.failures));
      return;
    }
    upload.state = 'failed';
    upload.message = 'Sambungan terputus. Berkas masih di sini; coba lagi bila sudah tersambung.';
  }

  #resume(upload: Upload): void {
    clearTimeout(this.#jobs.get(upload.id)?.timer);
    upload.state = 'waiting';
    this.#next();
  }
}

const newJob = (file: File): Job => ({
  file,
  key: newIdempotencyKey(),
  failures: 0,
  stop: new AbortController(),
});
