import { and, asc, eq, inArray, or, sql } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';

const MERGE_LOCK = 7_313_030;

/**
 * Holds both sides of a merge and what was merged into the source, in the order of their ids. One merge at a time, so that
 * nothing joins the source meanwhile.
 */
export async function lockMerge(tx: Tx, ids: { id: string; intoId: string }, scope: Scope): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${sql.raw(String(MERGE_LOCK))})`);
  await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(
      or(
        and(inArray(proposals.id, [ids.id, ids.intoId]), inScope(scope)),
        eq(proposals.mergedIntoId, ids.id),
      ),
    )
    .orderBy(asc(proposals.id))
    .for('update');
}

export async function readMergedIds(tx: Tx, targetId: string): Promise<string[]> {
  const rows = await tx
    .select({ id: proposals.id })
    .from(proposals)
    .where(eq(proposals.mergedIntoId, targetId))
    .orderBy(asc(proposals.id));
  return rows.map(({ id }) => id);
}
