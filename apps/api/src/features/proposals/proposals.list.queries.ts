import { eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../../platform/db.ts';
import { KEYS, readCursor, TOTAL_CAP } from '../../platform/paging.ts';
import { prepared } from '../../platform/prepared.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { FAR, FILTERS, type Bind, type ProposalFilters } from './proposals.filters.queries.ts';
import type { Scope } from './proposals.policy.ts';
import { namedCompany } from './proposals.queries.ts';
import { isHandedIn, proposals } from './proposals.table.ts';

type SortName = 'submittedAt' | 'updatedAt' | 'title' | 'dueOn';

/** What each sort walks along, and how its cursor value is read back. */
const SORTS: Record<SortName, { key: SQL; type: SQL; read: z.ZodType<string> }> = {
  submittedAt: { key: sql`${proposals.listedAt}`, type: sql`timestamptz`, read: KEYS.instant },
  updatedAt: { key: sql`${proposals.updatedAt}`, type: sql`timestamptz`, read: KEYS.instant },
  title: { key: sql`${proposals.title}`, type: sql`text`, read: KEYS.text },
  dueOn: { key: sql`coalesce(${proposals.dueOn}, ${FAR})`, type: sql`date`, read: KEYS.date },
};

const sortNameOf = (sort: ProposalFilters['sort']) => sort.replace('-', '') as SortName;

const columns = {
  id: proposals.id,
  rowVersion: proposals.rowVersion,
  number: proposals.number,
  title: proposals.title,
  kind: proposals.kind,
  initiator: proposals.initiator,
  status: proposals.status,
  affairCodes: proposals.affairCodes,
  locationCodes: proposals.locationCodes,
  locationText: proposals.locationText,
  candidatePartners: proposals.candidatePartners,
  periodId: proposals.periodId,
  estimatedCost: proposals.estimatedCost,
  funding: proposals.funding,
  startDate: proposals.startDate,
  endDate: proposals.endDate,
  durationMonths: proposals.durationMonths,
  priority: proposals.priority,
  isSample: proposals.isSample,
  version: proposals.version,
  submittedAt: proposals.submittedAt,
  statusSince: proposals.statusSince,
  dueOn: proposals.dueOn,
  createdAt: proposals.createdAt,
  updatedAt: proposals.updatedAt,
  agency: {
    id: agencies.id,
    numberCode: agencies.numberCode,
    name: agencies.name,
    shortName: agencies.shortName,
  },
  company: namedCompany,
};

/** Named values of a prepared list; `p('x')` in a condition refers to them. */
const p = (name: string) => sql.placeholder(name);
const byName: Bind = (name, type) => sql`${p(name)}::${sql.raw(type)}`;

function scopeCondition({ agencyId, all }: Scope): SQL {
  const own = sql`${proposals.agencyId} = ${p('scopeAgency')}::uuid`;
  if (all) return agencyId === null ? isHandedIn : sql`(${isHandedIn} or ${own})`;
  if (agencyId === null) return sql`false`;
  return sql`(${own} or (${proposals.supportingAgencyIds} @> array[${p('scopeAgency')}::uuid] and ${isHandedIn}))`;
}

type Search = 'none' | 'among' | 'walking';

const SEARCHES: Record<Search, SQL | undefined> = {
  none: undefined,
  // The few hits are known: look at just these.
  among: sql`${proposals.id} = any(${p('hits')}::uuid[])`,
  // Many hits: walk the order of the list and test each row. The concatenation keeps the planner off the search index,
  // which would fetch and sort every hit (docs/performance.md).
  walking: sql`(${proposals.search} || ''::tsvector) @@ to_tsquery('simple', ${p('search')})`,
};

const MOST_HITS = 2000;
const REMEMBERED_MS = 600_000;
const MOST_REMEMBERED = 1000;
/** Searches with many hits, until when: to find that out again costs more with every row. Walking is right in any case. */
const common = new Map<string, number>();

function remember(search: string): void {
  if (common.size >= MOST_REMEMBERED) common.clear();
  common.set(search, Date.now() + REMEMBERED_MS);
}

async function findHits(db: Database, search: string): Promise<string[] | 'many'> {
  if ((common.get(search) ?? 0) > Date.now()) return 'many';
  const statement = prepared(db, 'search-hits', () =>
    db
      .select({ id: proposals.id })
      .from(proposals)
      .where(sql`${proposals.search} @@ to_tsquery('simple', ${p('search')})`)
      .limit(MOST_HITS + 1)
      .prepare('proposal_search_hits'),
  );
  const hits = await statement.execute({ search });
  if (hits.length <= MOST_HITS) return hits.map((hit) => hit.id);
  remember(search);
  return 'many';
}

interface Shape {
  scope: Scope;
  filters: ProposalFilters;
  search: Search;
  withCursor: boolean;
}

function describe({ scope, filters, search, withCursor }: Shape) {
  const used = FILTERS.filter((filter) => filter.given(filters) !== undefined);
  const descending = filters.sort.startsWith('-');
  const conditions = [scopeCondition(scope), ...used.map((filter) => filter.sql(byName))];
  const searching = SEARCHES[search];
  if (searching) conditions.push(searching);
  const { key, type } = SORTS[sortNameOf(filters.sort)];
  const beyond = descending ? sql`<` : sql`>`;
  const fromCursor = sql`(${key}, ${proposals.id}) ${beyond} (${p('cursorValue')}::${type}, ${p('cursorId')}::uuid)`;
  const direction = descending ? sql`desc` : sql`asc`;
  return {
    key: [
      scope.all,
      scope.agencyId !== null,
      used.map((filter) => filter.name).join('+'),
      search,
      filters.sort,
      withCursor,
    ].join('|'),
    conditions,
    where: sql.join(withCursor ? [...conditions, fromCursor] : conditions, sql` and `),
    order: sql`${key} ${direction}, ${proposals.id} ${direction}`,
    sortKey: key,
    values: Object.fromEntries(used.map((filter) => [filter.name, filter.given(filters)])),
  };
}

const NO_ROWS = { rows: [], counted: 0 };

/**
 * One page of the register (keyset), one row more than asked so that the caller knows whether another page follows.
 * Every shape of scope, filters and sort is prepared once.
 */
export async function listProposals(
  db: Database,
  scope: Scope,
  filters: ProposalFilters,
  page: { limit: number; cursor: string | undefined; includeTotal: boolean },
) {
  const cursor = readCursor(page.cursor, filters.sort, SORTS[sortNameOf(filters.sort)].read);
  const hits = filters.search === undefined ? undefined : await findHits(db, filters.search);
  if (hits?.length === 0) return { ...NO_ROWS, counted: page.includeTotal ? 0 : null };
  const search: Search = hits === undefined ? 'none' : hits === 'many' ? 'walking' : 'among';
  const shape = describe({ scope, filters, search, withCursor: cursor !== undefined });
  const values = {
    ...shape.values,
    scopeAgency: scope.agencyId,
    search: filters.search,
    hits: hits === 'many' ? undefined : hits,
    cursorValue: cursor?.value,
    cursorId: cursor?.id,
  };
  const statement = prepared(db, `list|${shape.key}`, () =>
    db
      .select({ ...columns, sortValue: sql<string>`(${shape.sortKey})::text` })
      .from(proposals)
      .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
      .where(shape.where)
      .orderBy(shape.order)
      .limit(p('take'))
      .prepare('proposal_list'),
  );
  const rows = await statement.execute({ ...values, take: page.limit + 1 });
  const counted = page.includeTotal ? await countUpToCap(db, shape, values) : null;
  return { rows, counted };
}
export type ListedProposal = Awaited<ReturnType<typeof listProposals>>['rows'][number];

async function countUpToCap(
  db: Database,
  shape: ReturnType<typeof describe>,
  values: Record<string, unknown>,
) {
  const where = sql.join(shape.conditions, sql` and `);
  const statement = prepared(db, `count|${shape.key.replace(/\|(true|false)$/, '')}`, () =>
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(sql`(select 1 from ${proposals} where ${where} limit ${p('cap')}) as found`)
      .prepare('proposal_count'),
  );
  const [row] = await statement.execute({ ...values, cap: TOTAL_CAP + 1 });
  return row?.count ?? 0;
}
