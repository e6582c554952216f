import { and, asc, desc, eq, gt, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Scope } from '../proposals/proposals.policy.ts';
import { users } from '../users/users.table.ts';
import {
  mappingListLines as lines,
  mappingLists as lists,
  type MappingListLineRow,
} from './mapping.table.ts';

const FREEZE_LOCK = 7_313_012;

/** One decree at a time: its number is judged against all others of the year. */
export const lockLists = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(${FREEZE_LOCK})`);

/** The lines that a scope lets through, by the agencies that the line itself names. */
function inScope({ all, agencyId }: Scope): SQL {
  if (all) return sql`true`;
  if (agencyId === null) return sql`false`;
  return sql`(${lines.agencyId} = ${agencyId} or ${lines.supportingAgencyIds} @> array[${agencyId}]::uuid[])`;
}

const selectLists = (db: DbOrTx, scope: Scope) =>
  db
    .select({
      list: lists,
      frozenBy: users.name,
      itemCount: sql<number>`(select count(*)::int from ${lines}
        where ${lines}."list_id" = ${lists}."id" and ${inScope(scope)})`,
    })
    .from(lists)
    .leftJoin(users, eq(users.id, lists.frozenById));
export type ListRow = Awaited<ReturnType<typeof selectLists>>[number];

export const readLists = (db: DbOrTx, scope: Scope, year: number | undefined) =>
  selectLists(db, scope)
    .where(year === undefined ? undefined : eq(lists.year, year))
    .orderBy(desc(lists.year), desc(lists.frozenAt), desc(lists.id));

export async function findList(db: DbOrTx, scope: Scope, id: string): Promise<ListRow | undefined> {
  const [row] = await selectLists(db, scope).where(eq(lists.id, id));
  return row;
}

export async function hasDecree(tx: Tx, year: number, decreeNumber: string): Promise<boolean> {
  const same = and(eq(lists.year, year), sql`lower(${lists.decreeNumber}) = lower(${decreeNumber})`);
  return (await tx.$count(lists, same)) > 0;
}

export async function insertList(tx: Tx, values: typeof lists.$inferInsert) {
  const [row] = await tx.insert(lists).values(values).returning();
  if (!row) throw new Error('insert returned no list');
  return row;
}

const AT_ONCE = 1000;

export async function insertLines(tx: Tx, rows: MappingListLineRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE)
    await tx.insert(lines).values(rows.slice(from, from + AT_ONCE));
}

/** A list's lines in their order; also those of proposals that the caller sees today by another way. */
export const readFrozen = (
  db: DbOrTx,
  scope: Scope,
  listId: string,
  { afterNo = 0, limit, alsoOf = [] }: { afterNo?: number; limit?: number; alsoOf?: string[] } = {},
) => {
  const visible = alsoOf.length > 0 ? or(inScope(scope), inArray(lines.proposalId, alsoOf)) : inScope(scope);
  const found = db
    .select({ id: lines.proposalId, no: lines.no, item: lines.item })
    .from(lines)
    .where(and(eq(lines.listId, listId), gt(lines.no, afterNo), visible))
    .orderBy(asc(lines.no));
  return limit === undefined ? found : found.limit(limit);
};
