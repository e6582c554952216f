import { RETENTION_DAYS } from '@kerabat/shared/personal-data/field-kinds';
import type { Platform } from '../../app.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { finishCommit } from './commit.service.ts';
import {
  findImport,
  findUnfinished,
  forgetContentBefore,
  holdRows,
  updateImport,
  updateImportIn,
} from './imports.queries.ts';
import { failureOf } from './imports.service.ts';
import type { ImportRecord } from './imports.table.ts';
import { digest, keepRows } from './preview.service.ts';
import { ImportFileError } from './reading/import-file-error.ts';
import { openReader } from './reading/reader.ts';
import { loadRows } from './remap.service.ts';

/** From the file, or from the kept rows once more for other columns. */
async function read(platform: Platform, record: ImportRecord): Promise<void> {
  const { db, files } = platform;
  const reader = openReader();
  try {
    if (record.storageKey === null) await loadRows(db, record.id, reader);
    else await reader.open(files.path(record.storageKey), record.fileName);
    const notices = await digest(platform, record, reader);
    await db.transaction(async (tx) => {
      if (!(await holdRows(tx, record.id))) return;
      const current = await findImport(tx, record.id);
      if (current?.status !== 'reading') return;
      await keepRows(tx, record, reader, (done) => updateImport(db, record.id, { done }));
      await updateImport(tx, record.id, {
        status: 'previewed',
        done: record.total,
        notices,
        failure: null,
        storageKey: null,
      });
    });
  } finally {
    await reader.close();
  }
}

/** Reads a long file; may run again after a crash, or twice at once. */
export async function readLongImport(platform: Platform, importId: string): Promise<void> {
  const { db } = platform;
  const record = await findImport(db, importId);
  if (record?.status !== 'reading') return;
  try {
    await read(platform, record);
    if (record.storageKey !== null) await discardFiles(platform, [record.storageKey]);
  } catch (error) {
    await updateImportIn(db, importId, 'reading', { status: 'failed', failure: failureOf(error) });
    if (!(error instanceof ImportFileError)) throw error;
  }
}

/** Stores a long import; if that fails nothing is stored, and the preview can be stored again. */
export async function commitLongImport(platform: Platform, importId: string): Promise<void> {
  try {
    await finishCommit(platform, importId);
  } catch (error) {
    const released = {
      status: 'previewed' as const,
      commitKey: null,
      committer: null,
      failure: failureOf(error),
    };
    await updateImportIn(platform.db, importId, 'committing', released);
    throw error;
  }
}

/** After a start: work that a process left behind is queued again; a job that finds nothing to do does nothing. */
export async function resumeImports({ db, jobs }: Platform): Promise<void> {
  for (const { id, status } of await findUnfinished(db))
    await jobs.enqueue(db, status === 'reading' ? 'import.read' : 'import.commit', { importId: id });
}

/** What imports said is forgotten after a month; the proposals keep their own rows. */
export async function forgetOldImports({ db, files, now }: Platform): Promise<void> {
  const before = new Date(now().getTime() - RETENTION_DAYS.importContent * 86_400_000).toISOString();
  await discardFiles({ files }, await forgetContentBefore(db, before));
}
