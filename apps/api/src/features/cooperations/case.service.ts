import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { etagOf, isCurrent, oldest, stale, type Expected } from '../../platform/etag.ts';
import { conflict, notFound } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { CASE_STATUS_LABELS } from '@kerabat/shared/cooperations/labels';
import { getReferenceBook } from '../reference/reference.service.ts';
import { complete, type LoadedCase, type Work } from './case-load.ts';
import type { Sources } from './case-view.ts';
import { isRunning, visibleTo } from './cooperations.policy.ts';
import { presentCase } from './cooperations.presenter.ts';
import { findCase, findPlace, listChangesSince, lockRow, readCase } from './cooperations.queries.ts';
import { settle, type Step } from './settle.service.ts';

export const noSuchCase = () => notFound('Berkas kerja sama');

/** Reads what stays the same during a use case, before its transaction begins. */
export const prepare = async ({ db, now }: Platform): Promise<Pick<Sources, 'book' | 'now'>> => ({
  book: await getReferenceBook(db),
  now: now(),
});

/** A case that the actor may see, else 404: for everything that reads around a case. */
export async function getVisibleCase(sources: Sources, actor: Actor, id: string): Promise<LoadedCase> {
  const record = await findCase(sources.db, id, visibleTo(actor));
  if (!record) throw noSuchCase();
  return complete(sources, record);
}

/** For what is only read beside a case: that the actor may see it, and whose it is. */
export async function demandVisible(db: DbOrTx, actor: Actor, id: string) {
  const place = await findPlace(db, id, visibleTo(actor));
  if (!place) throw noSuchCase();
  return place;
}

const changesSince = async (tx: Tx, id: string, rowVersion: number) =>
  (await listChangesSince(tx, id, rowVersion)).map(({ at, ...change }) => ({ at: toIso(at), ...change }));

/** Locks a visible case and refuses a stale caller with what has changed since. */
export async function lockCase(
  sources: Sources & { db: Tx },
  actor: Actor,
  id: string,
  expected: Expected,
): Promise<LoadedCase> {
  if (!(await lockRow(sources.db, id, visibleTo(actor)))) throw noSuchCase();
  const found = await getVisibleCase(sources, actor, id);
  const { rowVersion } = found.row;
  if (!isCurrent(expected, rowVersion))
    throw stale(etagOf(rowVersion), await changesSince(sources.db, id, oldest(expected)));
  return found;
}

export function demandRunning({ row }: Pick<LoadedCase, 'row'>): void {
  if (!isRunning(row))
    throw conflict(
      'cooperations.wrong_status',
      `Berkas ini tidak berjalan lagi (${CASE_STATUS_LABELS[row.status].toLowerCase()}), sehingga langkah ini tidak tersedia.`,
      { currentStatus: row.status },
    );
}

/** Which case, and what the caller believes to be its state. */
export interface Target {
  id: string;
  expected: Expected;
}

/**
 * Changes a case in one transaction: lock it, let `decide` check and write what is its own, then settle what follows: stages,
 * tasks, history, audit and mail. The answer is the case.
 */
export async function changeCase(
  platform: Platform,
  caller: Caller,
  { id, expected }: Target,
  decide: (work: Work, found: LoadedCase) => Promise<Step | null>,
): Promise<Cooperation> {
  const prepared = await prepare(platform);
  return platform.db.transaction(async (tx) => {
    const work: Work = { platform, db: tx, caller, ...prepared };
    const found = await lockCase(work, caller.actor, id, expected);
    const step = await decide(work, found);
    const after = step === null ? found : await settle(work, found.row.id, step);
    return presentCase(work, caller.actor, after);
  });
}

export async function get(platform: Platform, { actor }: Caller, id: string): Promise<Cooperation> {
  const record = await readCase(platform.db, id, visibleTo(actor));
  if (!record) throw noSuchCase();
  const sources = { db: platform.db, ...(await prepare(platform)) };
  return presentCase(sources, actor, await complete(sources, record));
}
