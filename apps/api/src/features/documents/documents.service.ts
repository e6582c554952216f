import type { Platform } from '../../app.ts';
import { deleteUnattached, findReferred } from './documents.queries.ts';

/** Long enough for whatever is under way. */
const KEPT_LOOSE_MS = 24 * 3_600_000;

/** Removes files that no record names any more; what cannot be removed now is swept up later. */
export async function discardFiles(
  { files }: Pick<Platform, 'files'>,
  storageKeys: readonly string[],
): Promise<void> {
  await Promise.allSettled(storageKeys.map((storageKey) => files.remove(storageKey)));
}

/** Takes away what nothing refers to: rows without a record, files without a row, uploads that broke off. */
export async function sweepFiles({ db, files, now }: Platform): Promise<void> {
  const before = new Date(now().getTime() - KEPT_LOOSE_MS);
  await deleteUnattached(db, before);
  for await (const storageKeys of files.list(before)) {
    const referred = await findReferred(db, storageKeys);
    await discardFiles(
      { files },
      storageKeys.filter((storageKey) => !referred.has(storageKey)),
    );
  }
}
