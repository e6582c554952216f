import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { oneTimeTokens } from './auth.table.ts';

export async function insertToken(tx: Tx, values: typeof oneTimeTokens.$inferInsert): Promise<void> {
  await tx.insert(oneTimeTokens).values(values);
}

/** Locked, so that a link opened twice at once sets one password. */
export async function lockUsableToken(tx: Tx, tokenHash: string, now: Date) {
  const [row] = await tx
    .select()
    .from(oneTimeTokens)
    .where(
      and(
        eq(oneTimeTokens.tokenHash, tokenHash),
        isNull(oneTimeTokens.usedAt),
        gt(oneTimeTokens.expiresAt, now.toISOString()),
      ),
    )
    .for('update');
  return row;
}

/** After a password is set, or a newer link sent, no older link of the person works. */
export async function useUpTokensOf(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx
    .update(oneTimeTokens)
    .set({ usedAt: now.toISOString() })
    .where(and(eq(oneTimeTokens.userId, userId), isNull(oneTimeTokens.usedAt)));
}

export async function countTokensSince(db: DbOrTx, userId: string, since: Date): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(oneTimeTokens)
    .where(and(eq(oneTimeTokens.userId, userId), gt(oneTimeTokens.createdAt, since.toISOString())));
  return row?.count ?? 0;
}

export async function forgetOldTokens(db: DbOrTx): Promise<void> {
  await db.delete(oneTimeTokens).where(lt(oneTimeTokens.expiresAt, sql`now() - interval '30 days'`));
}
