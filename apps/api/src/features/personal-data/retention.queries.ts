import { and, eq, inArray, isNotNull, lt, ne, or, sql } from 'drizzle-orm';
import { FINAL_STATUSES } from '@kerabat/shared/proposals/workflow';
import type { Tx } from '../../platform/db.ts';
import { oneTimeTokens, sessions, throttleCounters } from '../auth/auth.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';

const endedBefore = (before: string) =>
  and(inArray(proposals.status, [...FINAL_STATUSES]), lt(proposals.statusSince, before));

/** The row keeps where it came from; what stood in its cells is gone. */
const emptiedSource = sql`case when ${proposals.source} is null then null else jsonb_set(${proposals.source}, '{cells}', '[]') end`;

export async function forgetContacts(tx: Tx, before: string): Promise<number> {
  const rows = await tx
    .update(proposals)
    .set({
      contact: null,
      source: emptiedSource,
      rowVersion: sql`${proposals.rowVersion} + 1`,
      updatedAt: sql`now()`,
    })
    .where(
      and(
        endedBefore(before),
        or(isNotNull(proposals.contact), sql`${proposals.source}->'cells' <> '[]'::jsonb`),
      ),
    )
    .returning({ id: proposals.id });
  return rows.length;
}

export async function forgetContactsInHistory(tx: Tx, before: string): Promise<number> {
  const ended = tx.select({ id: proposals.id }).from(proposals).where(endedBefore(before));
  const rows = await tx
    .update(proposalHistory)
    .set({ content: sql`jsonb_set(${proposalHistory.content}, '{contact}', 'null')` })
    .where(
      and(
        inArray(proposalHistory.proposalId, ended),
        sql`jsonb_typeof(${proposalHistory.content}->'contact') = 'object'`,
      ),
    )
    .returning({ id: proposalHistory.id });
  return rows.length;
}

/** Accounts that were last touched when they were disabled, and still name a person. */
export const findForgottenAccounts = (tx: Tx, before: string, erased: string) =>
  tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.status, 'disabled'), lt(users.updatedAt, before), ne(users.name, erased)));

export async function forgetSessions(tx: Tx, before: string): Promise<number> {
  const rows = await tx
    .delete(sessions)
    .where(or(lt(sessions.expiresAt, before), lt(sessions.revokedAt, before)))
    .returning({ id: sessions.id });
  return rows.length;
}

export async function forgetTokens(tx: Tx, before: string): Promise<number> {
  const rows = await tx
    .delete(oneTimeTokens)
    .where(lt(oneTimeTokens.expiresAt, before))
    .returning({ id: oneTimeTokens.id });
  return rows.length;
}

export async function forgetCounters(tx: Tx, before: string): Promise<number> {
  const rows = await tx
    .delete(throttleCounters)
    .where(lt(throttleCounters.windowStart, before))
    .returning({ key: throttleCounters.key });
  return rows.length;
}
