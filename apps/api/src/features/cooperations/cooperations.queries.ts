import { and, asc, desc, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Cooperation, Party } from '@kerabat/shared/cooperations/schema';
import type { AwaitedSide } from '@kerabat/shared/procedures/vocabulary';
import type { Database, DbOrTx, Tx } from '../../platform/db.ts';
import { prepared } from '../../platform/prepared.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { partners } from '../partners/partners.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import type { Scope } from './cooperations.policy.ts';
import {
  cooperationCounters,
  cooperationHistory,
  cooperationOverrides,
  cooperationParties,
  cooperationProposals,
  cooperations,
  cooperationStages,
  type CooperationRow,
} from './cooperations.table.ts';

const { search: _search, searchText: _searchText, ...recordColumns } = getTableColumns(cooperations);

export const agencyColumns = {
  id: agencies.id,
  numberCode: agencies.numberCode,
  name: agencies.name,
  shortName: agencies.shortName,
};
export type AgencyColumns = Pick<typeof agencies.$inferSelect, keyof typeof agencyColumns>;
export interface Named {
  id: string;
  name: string;
}

/** A party as the case reads it; without a partner it is the province itself. */
export interface PartyFact {
  order: number;
  partnerId: string | null;
  name: string | null;
  typeCode: string | null;
  regionCode: string | null;
  representative: Party['representative'];
}
export interface StageFact {
  code: string;
  openedAt: string;
  dueOn: string | null;
  awaits: readonly AwaitedSide[];
  passedAt: string | null;
  passedBy: string | null;
  note: string | null;
}
export interface LinkedProposal {
  id: string;
  number: string | null;
  title: string;
  agency: AgencyColumns;
  hasPlanLink: boolean;
}
export interface OverrideFact extends Omit<Cooperation['overrides'][number], 'at'> {
  at: string;
}

const person = (column: SQL) =>
  sql<Named | null>`(select jsonb_build_object('id', ${users.id}, 'name', ${users.name}) from ${users} where ${users.id} = ${column})`;

const listOf = <Item>(object: SQL, from: SQL, order: SQL) =>
  sql<Item[]>`coalesce((select jsonb_agg(${object} order by ${order}) ${from}), '[]'::jsonb)`;

export const peopleColumns = {
  officer: person(sql`${cooperations.officerId}`),
  deputy: person(sql`${cooperations.deputyId}`),
};
const partiesColumn = listOf<PartyFact>(
  sql`jsonb_build_object('order', ${cooperationParties.order}, 'partnerId', ${partners.id}, 'name', ${partners.name},
    'typeCode', ${partners.typeCode}, 'regionCode', ${partners.regionCode}, 'representative', ${cooperationParties.representative})`,
  sql`from ${cooperationParties} left join ${partners} on ${partners.id} = ${cooperationParties.partnerId}
    where ${cooperationParties.cooperationId} = ${cooperations.id}`,
  sql`${cooperationParties.order}`,
);
/** The stages of a case; `which` narrows them. */
export const stageList = (which: SQL) =>
  listOf<StageFact>(
    sql`jsonb_build_object('code', ${cooperationStages.code}, 'openedAt', ${cooperationStages.openedAt}::text, 'dueOn', ${cooperationStages.dueOn}, 'awaits', ${cooperationStages.awaits},
    'passedAt', ${cooperationStages.passedAt}::text, 'passedBy', ${cooperationStages.passedBy}, 'note', ${cooperationStages.note})`,
    sql`from ${cooperationStages} where ${cooperationStages.cooperationId} = ${cooperations.id} ${which}`,
    sql`${cooperationStages.openedAt}`,
  );
const proposalsColumn = listOf<LinkedProposal>(
  sql`jsonb_build_object('id', ${proposals.id}, 'number', ${proposals.number}, 'title', ${proposals.title},
    'hasPlanLink', coalesce(${proposals.planLink} <> 'null'::jsonb and jsonb_strip_nulls(${proposals.planLink}) <> '{}'::jsonb, false),
    'agency', jsonb_build_object('id', owner.id, 'numberCode', owner.number_code, 'name', owner.name, 'shortName', owner.short_name))`,
  sql`from ${cooperationProposals} join ${proposals} on ${proposals.id} = ${cooperationProposals.proposalId}
    join ${agencies} owner on owner.id = ${proposals.agencyId}
    where ${cooperationProposals.cooperationId} = ${cooperations.id}`,
  sql`${proposals.number}`,
);
const overridesColumn = listOf<OverrideFact>(
  sql`jsonb_build_object('stage', ${cooperationOverrides.stage}, 'requirement', ${cooperationOverrides.requirement},
    'label', ${cooperationOverrides.label}, 'reason', ${cooperationOverrides.reason}, 'by', ${cooperationOverrides.actorName},
    'office', ${cooperationOverrides.actorOffice}, 'at', ${cooperationOverrides.at}::text)`,
  sql`from ${cooperationOverrides} where ${cooperationOverrides.cooperationId} = ${cooperations.id}`,
  sql`${cooperationOverrides.at}`,
);

const caseColumns = {
  row: recordColumns,
  agency: agencyColumns,
  ...peopleColumns,
  parties: partiesColumn,
  stages: stageList(sql``),
  proposals: proposalsColumn,
  overrides: overridesColumn,
};

/** A case with everything that stands beside it. */
export interface CaseRecord {
  row: CooperationRow;
  agency: AgencyColumns;
  officer: Named | null;
  deputy: Named | null;
  parties: PartyFact[];
  stages: StageFact[];
  proposals: LinkedProposal[];
  overrides: OverrideFact[];
}

/** The rows a scope lets through, as SQL. */
export function inScope({ all, agencyId }: Scope): SQL {
  if (all) return sql`true`;
  if (agencyId === null) return sql`false`;
  return (
    or(
      eq(cooperations.leadAgencyId, agencyId),
      sql`${cooperations.supportingAgencyIds} @> array[${agencyId}]::uuid[]`,
    ) ?? sql`false`
  );
}

const selectCase = (db: DbOrTx) =>
  db.select(caseColumns).from(cooperations).innerJoin(agencies, eq(agencies.id, cooperations.leadAgencyId));

export async function findCase(db: DbOrTx, id: string, scope: Scope): Promise<CaseRecord | undefined> {
  const [found] = await selectCase(db).where(and(eq(cooperations.id, id), inScope(scope)));
  return found;
}

/** Only what a case is called and whose it is, for what stands around it. */
export async function findPlace(db: DbOrTx, id: string, scope: Scope) {
  const [found] = await db
    .select({
      id: cooperations.id,
      number: cooperations.number,
      leadAgencyId: cooperations.leadAgencyId,
      status: cooperations.status,
    })
    .from(cooperations)
    .where(and(eq(cooperations.id, id), inScope(scope)));
  return found;
}

/** The same as `findCase` for the page that everybody opens: prepared once per kind of scope. */
export async function readCase(db: Database, id: string, scope: Scope): Promise<CaseRecord | undefined> {
  const statement = prepared(db, `case|${scope.all}|${scope.agencyId}`, () =>
    selectCase(db)
      .where(and(eq(cooperations.id, sql.placeholder('id')), inScope(scope)))
      .prepare('cooperation_item'),
  );
  const [found] = await statement.execute({ id });
  return found;
}

/** Holds a visible case until the transaction ends: whoever comes second sees the first one's change. */
export async function lockRow(tx: Tx, id: string, scope: Scope): Promise<boolean> {
  const rows = await tx
    .select({ id: cooperations.id })
    .from(cooperations)
    .where(and(eq(cooperations.id, id), inScope(scope)))
    .for('update');
  return rows.length > 0;
}

export type NewCooperation = typeof cooperations.$inferInsert;

export async function insertCase(tx: Tx, values: NewCooperation): Promise<string> {
  const [row] = await tx.insert(cooperations).values(values).returning({ id: cooperations.id });
  if (!row) throw new Error('insert returned no row');
  return row.id;
}

/** Writes a change and raises the row version, which it returns. */
export async function updateCase(tx: Tx, id: string, values: Partial<NewCooperation>): Promise<number> {
  const [row] = await tx
    .update(cooperations)
    .set({ ...values, rowVersion: sql`${cooperations.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cooperations.id, id))
    .returning({ rowVersion: cooperations.rowVersion });
  if (!row) throw new Error('update found no row');
  return row.rowVersion;
}

/** The next number of a year; the counter row is locked, so that none is lost or doubled. */
export async function takeNumber(tx: Tx, year: number): Promise<number> {
  const [counter] = await tx
    .insert(cooperationCounters)
    .values({ year, lastNumber: 1 })
    .onConflictDoUpdate({
      target: cooperationCounters.year,
      set: { lastNumber: sql`${cooperationCounters.lastNumber} + 1` },
    })
    .returning();
  if (!counter) throw new Error('counter returned no row');
  return counter.lastNumber;
}

export async function linkProposals(tx: Tx, cooperationId: string, ids: readonly string[]): Promise<void> {
  if (ids.length > 0)
    await tx.insert(cooperationProposals).values(ids.map((proposalId) => ({ cooperationId, proposalId })));
}

export type NewParty = Pick<typeof cooperationParties.$inferInsert, 'partnerId' | 'representative'>;

/** The parties in their order; the province is always the first. */
export async function replaceParties(
  tx: Tx,
  cooperationId: string,
  others: readonly NewParty[],
): Promise<void> {
  await tx.delete(cooperationParties).where(eq(cooperationParties.cooperationId, cooperationId));
  const rows = [{ partnerId: null, representative: null }, ...others];
  await tx
    .insert(cooperationParties)
    .values(rows.map((party, index) => ({ ...party, cooperationId, order: index + 1 })));
}

export async function insertOverride(
  tx: Tx,
  values: typeof cooperationOverrides.$inferInsert,
): Promise<void> {
  await tx.insert(cooperationOverrides).values(values);
}

export async function insertHistory(tx: Tx, values: typeof cooperationHistory.$inferInsert): Promise<void> {
  await tx.insert(cooperationHistory).values(values);
}

export const listHistory = (db: DbOrTx, cooperationId: string) =>
  db
    .select()
    .from(cooperationHistory)
    .where(eq(cooperationHistory.cooperationId, cooperationId))
    .orderBy(desc(cooperationHistory.at), desc(cooperationHistory.id));

/** What happened after the version that a caller last saw, for a 412. */
export const listChangesSince = (db: DbOrTx, cooperationId: string, rowVersion: number) =>
  db
    .select({
      at: cooperationHistory.at,
      actor: cooperationHistory.actorName,
      action: cooperationHistory.action,
      stage: cooperationHistory.stageLabel,
      fields: cooperationHistory.changedFields,
    })
    .from(cooperationHistory)
    .where(
      and(
        eq(cooperationHistory.cooperationId, cooperationId),
        sql`${cooperationHistory.rowVersion} > ${rowVersion}`,
      ),
    )
    .orderBy(asc(cooperationHistory.rowVersion))
    .limit(20);

/** Partners by id, as far as they may be a party. */
export const findActivePartners = (db: DbOrTx, ids: readonly string[]) =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .select({
          id: partners.id,
          name: partners.name,
          typeCode: partners.typeCode,
          regionCode: partners.regionCode,
        })
        .from(partners)
        .where(and(inArray(partners.id, [...ids]), eq(partners.status, 'active')));
