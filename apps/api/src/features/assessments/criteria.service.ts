import type { PutCriteria, ReviewCriteria } from '@kerabat/shared/assessments/criteria.schema';
import { DEFAULT_CRITERIA } from '@kerabat/shared/assessments/vocabulary';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { checkVersion, etagOf, type Expected } from '../../platform/etag.ts';
import { toIso } from '../../platform/time.ts';
import { findLatestCriteria, insertCriteria, lockCriteria } from './minutes.queries.ts';

/** What the next meeting is made with. */
export async function currentCriteria(db: DbOrTx) {
  const found = await findLatestCriteria(db);
  return { version: found?.row.version ?? 0, items: found?.row.items ?? DEFAULT_CRITERIA };
}

async function describe(db: DbOrTx, actor: Actor): Promise<ReviewCriteria> {
  const found = await findLatestCriteria(db);
  const { version, items } = await currentCriteria(db);
  return {
    etag: etagOf(version),
    version,
    items: [...items],
    changedAt: found ? toIso(found.row.changedAt) : null,
    changedBy: found?.changedBy ?? null,
    mayChange: has(actor, 'review.set-criteria'),
  };
}

export const get = ({ db }: Platform, { actor }: Caller): Promise<ReviewCriteria> => describe(db, actor);

/** A version of its own: meetings that exist keep theirs. */
export async function put(
  platform: Platform,
  { actor, requestId }: Caller,
  expected: Expected,
  { items }: PutCriteria,
): Promise<ReviewCriteria> {
  return platform.db.transaction(async (tx) => {
    await lockCriteria(tx);
    const { version } = await currentCriteria(tx);
    checkVersion(expected, version);
    const changedById = actor.kind === 'user' ? actor.id : null;
    await insertCriteria(tx, {
      version: version + 1,
      items,
      changedAt: platform.now().toISOString(),
      changedById,
    });
    await recordAudit(tx, actor, requestId, {
      event: 'review_criteria.changed',
      subjectType: 'review_criteria',
      subjectId: null,
      detail: {
        version: version + 1,
        weights: Object.fromEntries(items.map(({ code, weight }) => [code, weight])),
      },
    });
    return describe(tx, actor);
  });
}
