import { Worker } from 'node:worker_threads';
import { ImportFileError, tooLarge, type ImportFileProblem } from './import-file-error.ts';
import type { Instructions, RawRow, ReadRow, SheetFacts } from './reading-desk.ts';
import type { RegisterEntry } from './similar-rows.ts';

export type Question =
  | { do: 'open'; path: string; fileName: string }
  | { do: 'sheets'; path: string; fileName: string }
  | { do: 'load'; rows: readonly RawRow[] }
  | { do: 'interpret'; instructions: Instructions }
  | { do: 'compare'; entries: readonly RegisterEntry[] }
  | { do: 'take'; from: number; howMany: number };

export interface Answer {
  value?: unknown;
  problem?: { code: ImportFileProblem | null; detail: string };
}

/** 20,000 rows of the usual length need 140 MB; the young generation is kept small, for the reader makes much litter. */
const MEMORY = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 8 };
const MOST_TIME_MS = 120_000;

/** A reader at work; it answers one question at a time and must be closed. */
export interface Reader {
  open(path: string, fileName: string): Promise<SheetFacts>;
  /** Every sheet as plain text, for lists that are no proposals. */
  sheets(path: string, fileName: string): Promise<{ name: string; rows: string[][] }[]>;
  load(rows: readonly RawRow[]): Promise<void>;
  interpret(instructions: Instructions): Promise<void>;
  compare(entries: readonly RegisterEntry[]): Promise<void>;
  take(from: number, howMany: number): Promise<ReadRow[]>;
  close(): Promise<void>;
}

function ask(worker: Worker, question: Question): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    const onMessage = ({ value, problem }: Answer) =>
      settle(() => {
        if (!problem) resolve(value);
        else if (problem.code) reject(new ImportFileError(problem.code, problem.detail));
        else reject(new Error(problem.detail));
      });
    const isOutOfMemory = (error: Error) => (error as { code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY';
    const onError = (error: Error) => settle(() => reject(isOutOfMemory(error) ? tooLarge(error) : error));
    const onExit = () => settle(() => reject(new Error('the reader ended without an answer')));
    const timer = setTimeout(() => settle(() => reject(tooLarge())), MOST_TIME_MS);
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(question);
  });
}

export function openReader(): Reader {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), {
    resourceLimits: MEMORY,
  });
  // What goes wrong between two questions is answered by the next one.
  worker.on('error', () => {});
  return {
    open: (path, fileName) => ask(worker, { do: 'open', path, fileName }) as Promise<SheetFacts>,
    sheets: (path, fileName) =>
      ask(worker, { do: 'sheets', path, fileName }) as Promise<{ name: string; rows: string[][] }[]>,
    load: (rows) => ask(worker, { do: 'load', rows }) as Promise<void>,
    interpret: (instructions) => ask(worker, { do: 'interpret', instructions }) as Promise<void>,
    compare: (entries) => ask(worker, { do: 'compare', entries }) as Promise<void>,
    take: (from, howMany) => ask(worker, { do: 'take', from, howMany }) as Promise<ReadRow[]>,
    close: async () => void (await worker.terminate()),
  };
}
