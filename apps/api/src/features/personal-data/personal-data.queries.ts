import { and, eq, or, sql } from 'drizzle-orm';
import type { Contact } from '@kerabat/shared/proposals/content.schema';
import type { ImportSource } from '@kerabat/shared/proposals/schema';
import { auditRecords } from '../../platform/audit.table.ts';
import type { Tx } from '../../platform/db.ts';
import { reviewMembers } from '../assessments/assessments.table.ts';
import { sessions, oneTimeTokens } from '../auth/auth.table.ts';
import { delegations } from '../delegations/delegations.table.ts';
import { proposalHistory, proposalRemarks, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';

const bumpUser = { rowVersion: sql`${users.rowVersion} + 1`, updatedAt: sql`now()` };
const bumpProposal = { rowVersion: sql`${proposals.rowVersion} + 1`, updatedAt: sql`now()` };

export async function lockUser(tx: Tx, id: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  return row;
}

export const setUser = (tx: Tx, id: string, values: Partial<typeof users.$inferInsert>) =>
  tx
    .update(users)
    .set({ ...values, ...bumpUser })
    .where(eq(users.id, id));

export const deleteUser = (tx: Tx, id: string) => tx.delete(users).where(eq(users.id, id));

export async function forgetSignIns(tx: Tx, userId: string): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.userId, userId));
  await tx.delete(oneTimeTokens).where(eq(oneTimeTokens.userId, userId));
}

/** Whether anything a person did is on record; then the account stays, without the person. */
export async function hasActed(tx: Tx, userId: string): Promise<boolean> {
  const counts = await Promise.all([
    tx.$count(auditRecords, eq(auditRecords.actorId, userId)),
    tx.$count(proposalHistory, eq(proposalHistory.actorId, userId)),
    tx.$count(proposalRemarks, eq(proposalRemarks.authorId, userId)),
    tx.$count(reviewMembers, eq(reviewMembers.memberId, userId)),
    tx.$count(delegations, or(eq(delegations.personId, userId), eq(delegations.deputyId, userId))),
    tx.$count(proposals, sql`${proposals.authorIds} @> array[${userId}]::uuid[]`),
  ]);
  return counts.some((count) => count > 0);
}

export async function lockProposal(tx: Tx, id: string) {
  const [row] = await tx.select().from(proposals).where(eq(proposals.id, id)).for('update');
  return row;
}

export async function setProposal(
  tx: Tx,
  id: string,
  values: { contact?: Contact | null; source?: ImportSource | null },
) {
  const [row] = await tx
    .update(proposals)
    .set({ ...values, ...bumpProposal })
    .where(eq(proposals.id, id))
    .returning();
  if (!row) throw new Error('update found no proposal');
  return row;
}

/** The change shows in the proposal's history, like every other. */
export const noteInHistory = (
  tx: Tx,
  row: typeof proposals.$inferSelect,
  actor: { id: string | null; name: string; office: string | null },
  field: 'contact' | 'source',
) =>
  tx.insert(proposalHistory).values({
    proposalId: row.id,
    action: 'edited',
    fromStatus: row.status,
    toStatus: row.status,
    actorId: actor.id,
    actorName: actor.name,
    actorOffice: actor.office,
    version: row.version,
    rowVersion: row.rowVersion,
    changedFields: [field],
  });

export async function lockHistory(tx: Tx, id: string) {
  const [row] = await tx.select().from(proposalHistory).where(eq(proposalHistory.id, id)).for('update');
  return row;
}

export const setHistory = (
  tx: Tx,
  id: string,
  values: Partial<Pick<typeof proposalHistory.$inferInsert, 'content' | 'actorName' | 'onBehalfOf'>>,
) => tx.update(proposalHistory).set(values).where(eq(proposalHistory.id, id));

/** What was handed in loses one member of its contact wherever it says the same. */
export async function eraseFromHandIns(
  tx: Tx,
  proposalId: string,
  member: keyof Contact,
  value: string | null,
): Promise<void> {
  if (value === null) return;
  await tx
    .update(proposalHistory)
    .set({ content: sql`jsonb_set(${proposalHistory.content}, array['contact', ${member}], 'null')` })
    .where(
      and(
        eq(proposalHistory.proposalId, proposalId),
        sql`${proposalHistory.content}->'contact'->>${member}::text = ${value}`,
      ),
    );
}
