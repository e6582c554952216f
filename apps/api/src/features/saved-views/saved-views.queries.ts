import { and, asc, count, eq, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { users } from '../users/users.table.ts';
import { savedViews, type SavedViewRow } from './saved-views.table.ts';

type List = SavedViewRow['list'];
export type NewSavedView = typeof savedViews.$inferInsert;

export const readViews = (db: DbOrTx, userId: string, list: List) =>
  db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.list, list)))
    .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.id));

export async function countViews(tx: Tx, userId: string, list: List): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(savedViews)
    .where(and(eq(savedViews.userId, userId), eq(savedViews.list, list)));
  return row?.count ?? 0;
}

export async function hasName(
  tx: Tx,
  { userId, list, name }: Pick<SavedViewRow, 'userId' | 'list' | 'name'>,
  exceptId: string | null,
): Promise<boolean> {
  const rows = await tx
    .select({ id: savedViews.id })
    .from(savedViews)
    .where(
      and(
        eq(savedViews.userId, userId),
        eq(savedViews.list, list),
        sql`lower(${savedViews.name}) = lower(${name})`,
      ),
    );
  return rows.some(({ id }) => id !== exceptId);
}

/** One change at a time of what one person keeps. */
export const lockOwner = (tx: Tx, userId: string) =>
  tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update');

export async function findView(db: DbOrTx, userId: string, id: string): Promise<SavedViewRow | undefined> {
  const [row] = await db
    .select()
    .from(savedViews)
    .where(and(eq(savedViews.id, id), eq(savedViews.userId, userId)));
  return row;
}

export async function insertView(tx: Tx, values: NewSavedView): Promise<SavedViewRow> {
  const [row] = await tx.insert(savedViews).values(values).returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}

export async function updateView(tx: Tx, id: string, values: Partial<NewSavedView>): Promise<SavedViewRow> {
  const [row] = await tx
    .update(savedViews)
    .set({ ...values, rowVersion: sql`${savedViews.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(savedViews.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.delete(savedViews).where(eq(savedViews.id, id));
}
