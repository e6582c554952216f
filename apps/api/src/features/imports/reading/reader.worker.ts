import { readFile } from 'node:fs/promises';
import { parentPort } from 'node:worker_threads';
import { ImportFileError } from './import-file-error.ts';
import type { Answer, Question } from './reader.ts';
import { ReadingDesk } from './reading-desk.ts';
import { readWorkbook } from './workbook.ts';

/** The desk in a thread of its own: a long or hostile file costs this thread its memory and time, not the API. */
const desk = new ReadingDesk();

async function answer(question: Question): Promise<unknown> {
  switch (question.do) {
    case 'open':
      return desk.open(question.path, question.fileName);
    case 'sheets':
      return (await readWorkbook(await readFile(question.path), question.fileName)).map(({ name, rows }) => ({
        name,
        rows,
      }));
    case 'load':
      return desk.load(question.rows);
    case 'interpret':
      return desk.interpret(question.instructions);
    case 'compare':
      return desk.compare(question.entries);
    case 'take':
      return desk.take(question.from, question.howMany);
  }
}

parentPort?.on('message', (question: Question) => {
  answer(question).then(
    (value) => parentPort?.postMessage({ value } satisfies Answer),
    (error: unknown) => {
      const problem =
        error instanceof ImportFileError
          ? { code: error.code, detail: error.detail }
          : { code: null, detail: String(error) };
      parentPort?.postMessage({ problem } satisfies Answer);
    },
  );
});
