import { and, asc, count, desc, eq, getTableColumns, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { Database, DbOrTx, Tx } from '../../platform/db.ts';
import { prepared } from '../../platform/prepared.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { cooperationProposals } from '../cooperations/cooperations.table.ts';
import { users } from '../users/users.table.ts';
import { proposalBundles } from './bundles.table.ts';
import type { Scope } from './proposals.policy.ts';
import {
  isHandedIn,
  proposalAttachments,
  proposalCounters,
  proposalHistory,
  proposals,
  type HistoryRow,
  type NewProposalRow,
  type ProposalRow,
} from './proposals.table.ts';

const {
  search: _search,
  searchText: _searchText,
  partnerKeys: _partnerKeys,
  ...recordColumns
} = getTableColumns(proposals);

const agencyColumns = {
  id: agencies.id,
  numberCode: agencies.numberCode,
  name: agencies.name,
  shortName: agencies.shortName,
};
export type AgencyColumns = Pick<typeof agencies.$inferSelect, keyof typeof agencyColumns>;

/** Who and what stands beside a proposal: looked up by keys, and mostly null. */
export const namedCompany = {
  assignee: sql<Named | null>`(select jsonb_build_object('id', ${users.id}, 'name', ${users.name}) from ${users}
    where ${users.id} = ${proposals.assigneeId})`,
  bundle: sql<Titled | null>`(select jsonb_build_object('id', ${proposalBundles.id}, 'title', ${proposalBundles.title})
    from ${proposalBundles} where ${proposalBundles.id} = ${proposals.bundleId})`,
};
const companyColumns = {
  ...namedCompany,
  // Not `exists`: for many rows the planner would answer that by reading the whole table once.
  hasSources: sql<boolean>`coalesce((select true from proposals source where source.merged_into_id = ${proposals.id} limit 1), false)`,
};
interface Named {
  id: string;
  name: string;
}
interface Titled {
  id: string;
  title: string;
}
export interface Company {
  assignee: Named | null;
  bundle: Titled | null;
  /** Others have been merged into it. */
  hasSources: boolean;
}
export const ALONE: Company = { assignee: null, bundle: null, hasSources: false };

/** The rows a scope lets through, as SQL. */
export function inScope(scope: Scope): SQL {
  const parts: SQL[] = [];
  if (scope.all) parts.push(isHandedIn);
  if (scope.agencyId !== null) {
    parts.push(sql`${proposals.agencyId} = ${scope.agencyId}`);
    if (!scope.all)
      parts.push(
        sql`(${proposals.supportingAgencyIds} @> array[${scope.agencyId}]::uuid[] and ${isHandedIn})`,
      );
  }
  return or(...parts) ?? sql`false`;
}

export type VisibleProposal = { row: ProposalRow; agency: AgencyColumns; company: Company };

export async function findProposal(
  db: DbOrTx,
  id: string,
  scope: Scope,
): Promise<VisibleProposal | undefined> {
  const [found] = await db
    .select({ row: recordColumns, agency: agencyColumns, company: companyColumns })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(and(eq(proposals.id, id), inScope(scope)));
  return found;
}

/** The same for the page that everybody opens: prepared once per kind of scope. */
export async function readProposal(
  db: Database,
  id: string,
  scope: Scope,
): Promise<VisibleProposal | undefined> {
  const statement = prepared(db, `item|${scope.all}|${scope.agencyId}`, () =>
    db
      .select({ row: recordColumns, agency: agencyColumns, company: companyColumns })
      .from(proposals)
      .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
      .where(and(eq(proposals.id, sql.placeholder('id')), inScope(scope)))
      .prepare('proposal_item'),
  );
  const [found] = await statement.execute({ id });
  return found;
}

/** The same, held until the transaction ends: whoever comes second sees the first one's change. */
export async function lockProposal(tx: Tx, id: string, scope: Scope): Promise<VisibleProposal | undefined> {
  const [found] = await tx
    .select({ row: recordColumns, agency: agencyColumns, company: companyColumns })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(and(eq(proposals.id, id), inScope(scope)))
    .for('update', { of: proposals });
  return found;
}

/** Several at once, in the order of their ids: two that want the same never wait crosswise. */
export const lockProposals = (tx: Tx, ids: readonly string[], scope: Scope): Promise<ProposalRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx
        .select(recordColumns)
        .from(proposals)
        .where(and(inArray(proposals.id, [...ids]), inScope(scope)))
        .orderBy(asc(proposals.id))
        .for('update');

export async function insertProposal(tx: Tx, values: NewProposalRow): Promise<ProposalRow> {
  const [row] = await tx.insert(proposals).values(values).returning(recordColumns);
  if (!row) throw new Error('insert returned no row');
  return row;
}

/** Writes a change and raises the row version. */
export async function updateProposal(
  tx: Tx,
  id: string,
  values: Partial<NewProposalRow>,
): Promise<ProposalRow> {
  const [row] = await tx
    .update(proposals)
    .set({ ...values, rowVersion: sql`${proposals.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(proposals.id, id))
    .returning(recordColumns);
  if (!row) throw new Error('update found no row');
  return row;
}

export async function deleteProposal(tx: Tx, id: string): Promise<void> {
  await tx.delete(proposals).where(eq(proposals.id, id));
}

/** Takes the next `howMany` numbers of an agency's year; the counter row is locked, so that none is lost or doubled. */
export async function takeNumbers(tx: Tx, agencyId: string, year: number, howMany = 1): Promise<number> {
  const [counter] = await tx
    .insert(proposalCounters)
    .values({ agencyId, year, lastNumber: howMany })
    .onConflictDoUpdate({
      target: [proposalCounters.agencyId, proposalCounters.year],
      set: { lastNumber: sql`${proposalCounters.lastNumber} + ${howMany}` },
    })
    .returning();
  if (!counter) throw new Error('counter returned no row');
  return counter.lastNumber - howMany + 1;
}

export async function insertHistory(tx: Tx, ...rows: (typeof proposalHistory.$inferInsert)[]): Promise<void> {
  await tx.insert(proposalHistory).values(rows);
}

export async function listHistory(db: DbOrTx, proposalId: string): Promise<HistoryRow[]> {
  return db
    .select()
    .from(proposalHistory)
    .where(eq(proposalHistory.proposalId, proposalId))
    .orderBy(desc(proposalHistory.at), desc(proposalHistory.id));
}

/** The entries by which a proposal was handed in, in their order; a list that was read in counts as the first. */
export async function listHandIns(db: DbOrTx, proposalId: string) {
  return db
    .select({
      version: proposalHistory.version,
      at: proposalHistory.at,
      actorName: proposalHistory.actorName,
      actorOffice: proposalHistory.actorOffice,
      content: proposalHistory.content,
    })
    .from(proposalHistory)
    .where(
      and(
        eq(proposalHistory.proposalId, proposalId),
        inArray(proposalHistory.action, ['submit', 'imported']),
      ),
    )
    .orderBy(asc(proposalHistory.version), asc(proposalHistory.at));
}

/** What happened after the version that a caller last saw, for a 412. */
export async function listChangesSince(db: DbOrTx, proposalId: string, rowVersion: number) {
  return db
    .select({
      at: proposalHistory.at,
      actor: proposalHistory.actorName,
      action: proposalHistory.action,
      fields: proposalHistory.changedFields,
    })
    .from(proposalHistory)
    .where(
      and(eq(proposalHistory.proposalId, proposalId), sql`${proposalHistory.rowVersion} > ${rowVersion}`),
    )
    .orderBy(asc(proposalHistory.rowVersion))
    .limit(20);
}

export async function attachedKinds(db: DbOrTx, proposalId: string): Promise<string[]> {
  const rows = await db
    .selectDistinct({ kind: proposalAttachments.documentKind })
    .from(proposalAttachments)
    .where(eq(proposalAttachments.proposalId, proposalId));
  return rows.map((row) => row.kind);
}

/** How many cases a proposal has led to. */
export async function countCases(db: DbOrTx, proposalId: string): Promise<number> {
  const [row] = await db
    .select({ count: count() })
    .from(cooperationProposals)
    .where(eq(cooperationProposals.proposalId, proposalId));
  return row?.count ?? 0;
}

/** Rows whose search text must follow a changed name. */
export async function listForReindex(
  db: DbOrTx,
  which: { agencyId?: string; code?: string },
  afterId: string,
  limit: number,
): Promise<VisibleProposal[]> {
  const touched = which.agencyId
    ? eq(proposals.agencyId, which.agencyId)
    : sql`(${proposals.affairCodes} @> array[${which.code ?? ''}] or ${proposals.locationCodes} @> array[${which.code ?? ''}])`;
  return db
    .select({ row: recordColumns, agency: agencyColumns, company: companyColumns })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(and(touched, sql`${proposals.id} > ${afterId}::uuid`))
    .orderBy(asc(proposals.id))
    .limit(limit);
}

/** Changes only what is derived: the version and the dates of the record stay. */
export async function storeSearchText(db: DbOrTx, id: string, searchText: string): Promise<void> {
  await db.update(proposals).set({ searchText }).where(eq(proposals.id, id));
}

export async function countProposals(db: DbOrTx): Promise<number> {
  const [row] = await db.select({ count: count() }).from(proposals);
  return row?.count ?? 0;
}

/** The proposals merged into one, with their sources; whoever sees the target sees what went into it. */
export const listMergedInto = (db: DbOrTx, targetId: string) =>
  db
    .select({
      id: proposals.id,
      number: proposals.number,
      title: proposals.title,
      agencyId: proposals.agencyId,
      sourceUrl: proposals.sourceUrl,
      source: proposals.source,
      agency: agencyColumns,
    })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(eq(proposals.mergedIntoId, targetId))
    .orderBy(asc(proposals.number), asc(proposals.id));
