import {
  and,
  arrayOverlaps,
  asc,
  eq,
  gt,
  ilike,
  inArray,
  isNull,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { ListUsersQuery } from '@kerabat/shared/users/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Cursor } from '../../platform/paging.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { users } from './users.table.ts';

/** Sorted by the database's lower case, which a cursor must repeat exactly. */
const nameKey = sql<string>`lower(${users.name})`;

const withAgency = (db: DbOrTx) =>
  db
    .select({
      user: users,
      nameKey,
      agency: {
        id: agencies.id,
        numberCode: agencies.numberCode,
        name: agencies.name,
        shortName: agencies.shortName,
      },
    })
    .from(users)
    .leftJoin(agencies, eq(agencies.id, users.agencyId));

const containing = (words: string): SQL | undefined => {
  const pattern = `%${words.replace(/[\\%_]/g, '\\$&')}%`;
  return or(ilike(users.name, pattern), ilike(users.email, pattern), ilike(users.office, pattern));
};

function matching(query: ListUsersQuery, now: Date): SQL | undefined {
  const at = now.toISOString();
  return and(
    query.q ? containing(query.q) : undefined,
    query.status ? inArray(users.status, query.status) : undefined,
    query.role ? arrayOverlaps(users.roles, query.role) : undefined,
    query.locked === true ? gt(users.lockedUntil, at) : undefined,
    query.locked === false ? or(isNull(users.lockedUntil), lte(users.lockedUntil, at)) : undefined,
  );
}

/** By name; one row more than the page, to know whether there is another. */
export const readUsers = (db: DbOrTx, query: ListUsersQuery, cursor: Cursor | undefined, now: Date) =>
  withAgency(db)
    .where(
      and(
        matching(query, now),
        cursor ? sql`(${nameKey}, ${users.id}) > (${cursor.value}::text, ${cursor.id}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(nameKey), asc(users.id))
    .limit(query.limit + 1);

/** Counts no further than one above the cap. */
export async function countUsers(db: DbOrTx, query: ListUsersQuery, now: Date, cap: number): Promise<number> {
  const found = db
    .select({ id: users.id })
    .from(users)
    .where(matching(query, now))
    .limit(cap + 1)
    .as('found');
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(found);
  return row?.total ?? 0;
}

export async function findUser(db: DbOrTx, id: string) {
  const [row] = await withAgency(db).where(eq(users.id, id));
  return row;
}
export type UserWithAgency = NonNullable<Awaited<ReturnType<typeof findUser>>>;

export async function findUserForUpdate(tx: Tx, id: string) {
  const [row] = await tx.select().from(users).where(eq(users.id, id)).for('update');
  return row;
}

export async function insertUser(tx: Tx, values: typeof users.$inferInsert): Promise<void> {
  await tx.insert(users).values(values);
}

/** Returns the new version. */
export async function updateUser(
  tx: Tx,
  id: string,
  values: Partial<typeof users.$inferInsert>,
  now: Date,
): Promise<number> {
  const [row] = await tx
    .update(users)
    .set({ ...values, rowVersion: sql`${users.rowVersion} + 1`, updatedAt: now.toISOString() })
    .where(eq(users.id, id))
    .returning({ rowVersion: users.rowVersion });
  if (!row) throw new Error('update found no user');
  return row.rowVersion;
}

const ADMINISTRATORS_LOCK = 7_313_020;

/** Two administrators who disable each other at the same moment must come one after the other. */
export const lockAdministrators = (tx: Tx) =>
  tx.execute(sql`select pg_advisory_xact_lock(${ADMINISTRATORS_LOCK})`);

export async function hasOtherActiveAdmin(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(ne(users.id, id), eq(users.status, 'active'), sql`'admin' = any(${users.roles})`))
    .limit(1);
  return rows.length > 0;
}
