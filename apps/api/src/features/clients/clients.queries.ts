import { asc, eq, sql } from 'drizzle-orm';
import type { ListClientsQuery } from '@kerabat/shared/clients/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Cursor } from '../../platform/paging.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { apiClients } from './clients.table.ts';

/** Sorted by the database's lower case, which a cursor must repeat exactly. */
const nameKey = sql<string>`lower(${apiClients.name})`;

const withAgency = (db: DbOrTx) =>
  db
    .select({
      client: apiClients,
      nameKey,
      agency: {
        id: agencies.id,
        numberCode: agencies.numberCode,
        name: agencies.name,
        shortName: agencies.shortName,
      },
    })
    .from(apiClients)
    .leftJoin(agencies, eq(agencies.id, apiClients.agencyId));

export const readClients = (db: DbOrTx, query: ListClientsQuery, cursor: Cursor | undefined) =>
  withAgency(db)
    .where(
      cursor ? sql`(${nameKey}, ${apiClients.id}) > (${cursor.value}::text, ${cursor.id}::uuid)` : undefined,
    )
    .orderBy(asc(nameKey), asc(apiClients.id))
    .limit(query.limit + 1);

export async function countClients(db: DbOrTx): Promise<number> {
  const [row] = await db.select({ total: sql<number>`count(*)::int` }).from(apiClients);
  return row?.total ?? 0;
}

export async function findClient(db: DbOrTx, id: string) {
  const [row] = await withAgency(db).where(eq(apiClients.id, id));
  return row;
}
export type ClientWithAgency = NonNullable<Awaited<ReturnType<typeof findClient>>>;

export async function findClientByClientId(db: DbOrTx, clientId: string) {
  const [row] = await db.select().from(apiClients).where(eq(apiClients.clientId, clientId));
  return row;
}

export async function findClientForUpdate(tx: Tx, id: string) {
  const [row] = await tx.select().from(apiClients).where(eq(apiClients.id, id)).for('update');
  return row;
}

export async function insertClient(tx: Tx, values: typeof apiClients.$inferInsert): Promise<void> {
  await tx.insert(apiClients).values(values);
}

export async function updateClient(
  tx: Tx,
  id: string,
  values: Partial<typeof apiClients.$inferInsert>,
  now: Date,
): Promise<void> {
  await tx
    .update(apiClients)
    .set({ ...values, rowVersion: sql`${apiClients.rowVersion} + 1`, updatedAt: now.toISOString() })
    .where(eq(apiClients.id, id));
}

/** Being used is no change of the record: its version stays. */
export async function noteClientUse(db: DbOrTx, id: string, now: Date): Promise<void> {
  await db.update(apiClients).set({ lastUsedAt: now.toISOString() }).where(eq(apiClients.id, id));
}

export async function findAgencyByNumberCode(db: DbOrTx, numberCode: string) {
  const [row] = await db
    .select({ id: agencies.id })
    .from(agencies)
    .where(eq(agencies.numberCode, numberCode));
  return row;
}
