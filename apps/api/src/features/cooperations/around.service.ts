import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { etagOf, isCurrent, stale, type Expected } from '../../platform/etag.ts';
import { unprocessable, type FieldError } from '../../platform/problem.ts';
import type { LoadedCase, Work } from './case-load.ts';
import { getVisibleCase, lockCase, prepare } from './case.service.ts';
import type { Sources } from './case-view.ts';

/** What papers, offers, events and disputes share: they hang on a case, and a change of theirs is a change of it. */

/** Holds a visible case while something that hangs on it changes; `act` settles the case with its step. */
export async function aroundCase<Answer>(
  platform: Platform,
  caller: Caller,
  id: string,
  act: (work: Work, found: LoadedCase) => Promise<Answer>,
): Promise<Answer> {
  const prepared = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const work: Work = { platform, db: tx, caller, ...prepared };
    return act(work, await lockCase(work, caller.actor, id, '*'));
  });
}

/** A visible case for reading what hangs on it. */
export async function beside(
  platform: Platform,
  { actor }: Caller,
  id: string,
): Promise<{ sources: Sources; found: LoadedCase }> {
  const sources = { db: platform.db, ...(await prepare(platform)) };
  return { sources, found: await getVisibleCase(sources, actor, id) };
}

/** 412 for who has not seen the latest version of what hangs on the case. */
export function demandSeen({ rowVersion }: { rowVersion: number }, expected: Expected): void {
  if (!isCurrent(expected, rowVersion)) throw stale(etagOf(rowVersion));
}

/** 422 that names every field that cannot be right. */
export function demandSound(faults: FieldError[]): void {
  const [first] = faults;
  if (first)
    throw unprocessable(
      first.code,
      faults.length === 1 ? first.detail : 'Beberapa isian belum sesuai. Perbaiki yang ditandai.',
      faults,
    );
}
