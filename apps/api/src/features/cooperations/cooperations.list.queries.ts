import { eq, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { Database } from '../../platform/db.ts';
import { KEYS, readCursor, TOTAL_CAP } from '../../platform/paging.ts';
import { prepared } from '../../platform/prepared.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { partners } from '../partners/partners.table.ts';
import { FAR, FILTERS, type CaseFilters, type ListFilters } from './cooperations.filters.queries.ts';
import type { Scope } from './cooperations.policy.ts';
import { agencyColumns, peopleColumns, stageList } from './cooperations.queries.ts';
import { cooperationParties, cooperations, cooperationStages } from './cooperations.table.ts';

type SortName = 'movedAt' | 'createdAt' | 'title' | 'dueOn';

/** What each sort walks along, and how its cursor value is read back. */
const SORTS: Record<SortName, { key: SQL; type: SQL; read: z.ZodType<string> }> = {
  movedAt: { key: sql`${cooperations.movedAt}`, type: sql`timestamptz`, read: KEYS.instant },
  createdAt: { key: sql`${cooperations.createdAt}`, type: sql`timestamptz`, read: KEYS.instant },
  title: { key: sql`${cooperations.title}`, type: sql`text`, read: KEYS.text },
  dueOn: { key: sql`coalesce(${cooperations.dueOn}, ${FAR})`, type: sql`date`, read: KEYS.date },
};
const sortNameOf = (sort: ListFilters['sort']) => sort.replace('-', '') as SortName;

const columns = {
  row: {
    id: cooperations.id,
    rowVersion: cooperations.rowVersion,
    number: cooperations.number,
    title: cooperations.title,
    kind: cooperations.kind,
    route: cooperations.route,
    origin: cooperations.origin,
    initiator: cooperations.initiator,
    status: cooperations.status,
    procedureCode: cooperations.procedureCode,
    procedureVersion: cooperations.procedureVersion,
    movedAt: cooperations.movedAt,
    dueOn: cooperations.dueOn,
    kbSignedOn: cooperations.kbSignedOn,
    pksSignedOn: cooperations.pksSignedOn,
    replyDueOn: cooperations.replyDueOn,
    paperExpiresOn: cooperations.paperExpiresOn,
    openStageCodes: cooperations.openStageCodes,
    isSample: cooperations.isSample,
    createdAt: cooperations.createdAt,
    updatedAt: cooperations.updatedAt,
  },
  agency: agencyColumns,
  officer: peopleColumns.officer,
  stages: stageList(sql`and ${cooperationStages.passedAt} is null`),
  partnerNames: sql<string[]>`array(select ${partners.name} from ${cooperationParties}
    join ${partners} on ${partners.id} = ${cooperationParties.partnerId}
    where ${cooperationParties.cooperationId} = ${cooperations.id} order by ${cooperationParties.order})`,
};

/** Named values of a prepared list; `p('x')` in a condition refers to them. */
const p = (name: string) => sql.placeholder(name);
const byName = (name: string): SQL => sql`${p(name)}`;

function scopeCondition({ all, agencyId }: Scope): SQL {
  if (all) return sql`true`;
  if (agencyId === null) return sql`false`;
  const agency = sql`${p('scopeAgency')}::uuid`;
  return sql`(${cooperations.leadAgencyId} = ${agency} or ${cooperations.supportingAgencyIds} @> array[${agency}])`;
}

type Search = 'none' | 'among' | 'walking';
/** Few hits are known by id; with many the order of the list is walked and each row tested (docs/decisions/009). */
const SEARCHES: Record<Search, SQL | undefined> = {
  none: undefined,
  among: sql`${cooperations.id} = any(${p('hits')}::uuid[])`,
  walking: sql`(${cooperations.search} || ''::tsvector) @@ to_tsquery('simple', ${p('search')})`,
};
const MOST_HITS = 2000;

async function findHits(db: Database, search: string): Promise<string[] | 'many'> {
  const statement = prepared(db, 'case-hits', () =>
    db
      .select({ id: cooperations.id })
      .from(cooperations)
      .where(sql`${cooperations.search} @@ to_tsquery('simple', ${p('search')})`)
      .limit(MOST_HITS + 1)
      .prepare('cooperation_search_hits'),
  );
  const hits = await statement.execute({ search });
  return hits.length > MOST_HITS ? 'many' : hits.map((hit) => hit.id);
}

/** The rows that a question chooses: a key for its shape, its conditions, and the values they name. */
async function choose(db: Database, scope: Scope, filters: CaseFilters) {
  const hits = filters.search === undefined ? undefined : await findHits(db, filters.search);
  const search: Search = hits === undefined ? 'none' : hits === 'many' ? 'walking' : 'among';
  const used = FILTERS.filter((filter) => filter.given(filters) !== undefined);
  const searching = SEARCHES[search];
  return {
    isEmpty: hits?.length === 0,
    key: [scope.all, scope.agencyId !== null, used.map(({ name }) => name).join('+'), search].join('|'),
    where: sql.join(
      [scopeCondition(scope), ...used.map((filter) => filter.sql(byName)), ...(searching ? [searching] : [])],
      sql` and `,
    ),
    values: {
      ...Object.fromEntries(used.map((filter) => [filter.name, filter.given(filters)])),
      today: filters.today,
      stalledBefore: filters.stalledBefore,
      kbFollowupMonths: filters.kbFollowupMonths,
      scopeAgency: scope.agencyId,
      search: filters.search,
      hits: hits === 'many' ? undefined : hits,
    },
  };
}
type Chosen = Awaited<ReturnType<typeof choose>>;

/** One page (keyset), one row more than asked so that the caller knows whether another page follows. */
export async function listCases(
  db: Database,
  scope: Scope,
  filters: ListFilters,
  page: { limit: number; cursor: string | undefined; includeTotal: boolean },
) {
  const { key, type, read } = SORTS[sortNameOf(filters.sort)];
  const cursor = readCursor(page.cursor, filters.sort, read);
  const chosen = await choose(db, scope, filters);
  if (chosen.isEmpty) return { rows: [], counted: page.includeTotal ? 0 : null };
  const descending = filters.sort.startsWith('-');
  const direction = descending ? sql`desc` : sql`asc`;
  const beyond = descending ? sql`<` : sql`>`;
  const fromCursor = sql`(${key}, ${cooperations.id}) ${beyond} (${p('cursorValue')}::${type}, ${p('cursorId')}::uuid)`;
  const shape = ['cases', chosen.key, filters.sort, cursor !== undefined].join('|');
  const statement = prepared(db, shape, () =>
    db
      .select({ ...columns, sortValue: sql<string>`(${key})::text` })
      .from(cooperations)
      .innerJoin(agencies, eq(agencies.id, cooperations.leadAgencyId))
      .where(cursor ? sql`${chosen.where} and ${fromCursor}` : chosen.where)
      .orderBy(sql`${key} ${direction}, ${cooperations.id} ${direction}`)
      .limit(p('take'))
      .prepare('cooperation_list'),
  );
  const rows = await statement.execute({
    ...chosen.values,
    cursorValue: cursor?.value,
    cursorId: cursor?.id,
    take: page.limit + 1,
  });
  return { rows, counted: page.includeTotal ? await countUpToCap(db, chosen) : null };
}
export type ListedCase = Awaited<ReturnType<typeof listCases>>['rows'][number];

async function countUpToCap(db: Database, { key, where, values }: Chosen): Promise<number> {
  const statement = prepared(db, `case-count|${key}`, () =>
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(sql`(select 1 from ${cooperations} where ${where} limit ${p('cap')}) as found`)
      .prepare('cooperation_count'),
  );
  const [row] = await statement.execute({ ...values, cap: TOTAL_CAP + 1 });
  return row?.count ?? 0;
}

/** How many running cases stand in each open stage, and how many of these are late there. */
export async function countByStage(db: Database, scope: Scope, filters: CaseFilters) {
  const chosen = await choose(db, scope, filters);
  if (chosen.isEmpty) return [];
  const statement = prepared(db, `case-board|${chosen.key}`, () =>
    db
      .select({
        stage: cooperationStages.code,
        procedure: cooperations.procedureCode,
        version: cooperations.procedureVersion,
        total: sql<number>`count(*)::int`,
        overdue: sql<number>`(count(*) filter (where ${cooperationStages.dueOn} < ${p('today')}::date))::int`,
      })
      .from(cooperations)
      .innerJoin(cooperationStages, eq(cooperationStages.cooperationId, cooperations.id))
      .where(
        sql`${cooperations.status} = 'running' and ${cooperationStages.passedAt} is null and ${chosen.where}`,
      )
      .groupBy(cooperationStages.code, cooperations.procedureCode, cooperations.procedureVersion)
      .prepare('cooperation_board'),
  );
  return statement.execute(chosen.values);
}
