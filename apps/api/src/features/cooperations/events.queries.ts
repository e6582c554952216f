import { and, asc, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { cooperationEvents, type EventRow } from './dealings.table.ts';

export type NewEvent = typeof cooperationEvents.$inferInsert;

export const listEvents = (db: DbOrTx, cooperationId: string): Promise<EventRow[]> =>
  db
    .select()
    .from(cooperationEvents)
    .where(eq(cooperationEvents.cooperationId, cooperationId))
    .orderBy(asc(cooperationEvents.startsAt), asc(cooperationEvents.id));

export async function findEvent(
  db: DbOrTx,
  cooperationId: string,
  id: string,
): Promise<EventRow | undefined> {
  const [row] = await db
    .select()
    .from(cooperationEvents)
    .where(and(eq(cooperationEvents.cooperationId, cooperationId), eq(cooperationEvents.id, id)));
  return row;
}

export async function insertEvent(tx: Tx, values: NewEvent): Promise<EventRow> {
  const [row] = await tx.insert(cooperationEvents).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}

export async function updateEvent(tx: Tx, id: string, values: Partial<NewEvent>): Promise<EventRow> {
  const [row] = await tx
    .update(cooperationEvents)
    .set({ ...values, rowVersion: sql`${cooperationEvents.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cooperationEvents.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

export async function deleteEvent(tx: Tx, id: string): Promise<void> {
  await tx.delete(cooperationEvents).where(eq(cooperationEvents.id, id));
}
