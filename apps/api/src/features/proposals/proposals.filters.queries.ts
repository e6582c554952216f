import { sql, type SQL } from 'drizzle-orm';
import { MAPPED_STATUSES } from '@kerabat/shared/mapping/vocabulary';
import { NONE, OUTSIDE, UNKNOWN, type ListProposalsQuery } from '@kerabat/shared/proposals/list.schema';
import { proposalPeriods } from '../periods/periods.table.ts';
import { referenceEntries } from '../reference/reference.table.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';

/** Which rows are looked at: the part of the list's query that the figures of the mapping share. */
export type Selection = Pick<
  ListProposalsQuery,
  | 'status'
  | 'kind'
  | 'agencyId'
  | 'affairCode'
  | 'locationCode'
  | 'missionCode'
  | 'partnerType'
  | 'periodId'
  | 'year'
  | 'onlyMapped'
>;

export type ProposalFilters = Selection & {
  sort: ListProposalsQuery['sort'];
  overdue?: boolean | undefined;
  /** A person, `none`, or null for somebody who is no person and holds nothing. */
  assignee?: string | null | undefined;
  /** A `to_tsquery('simple', …)` text; undefined when nothing is searched. */
  search: string | undefined;
  today: string;
};

/** How a value enters a condition: by its name in a prepared statement, or as itself. */
export type Bind = (name: string, type: string) => SQL;

interface Filter {
  name: string;
  given: (filters: Partial<ProposalFilters>) => unknown;
  sql: (bind: Bind) => SQL;
}

export const FAR = sql`'9999-12-31'::date`;

type CodeFilter = 'kind' | 'affairCode' | 'locationCode' | 'missionCode' | 'partnerType';

/**
 * A filter of codes that may also name what has no code (`none` …). Asked for codes alone it is a shape of its own, so that
 * an index serves it.
 */
function codes(name: CodeFilter, plain: (values: SQL) => SQL, words: Record<string, SQL>): Filter[] {
  const namesWord = (filters: Partial<ProposalFilters>) =>
    filters[name]?.some((value) => value in words) ?? false;
  const withWords = `${name}OrWord`;
  return [
    {
      name,
      given: (filters) => (namesWord(filters) ? undefined : filters[name]),
      sql: (bind) => plain(bind(name, 'text[]')),
    },
    {
      name: withWords,
      given: (filters) => (namesWord(filters) ? filters[name] : undefined),
      sql: (bind) => {
        const values = bind(withWords, 'text[]');
        const worded = Object.entries(words).map(
          ([word, holds]) => sql`(${word} = any(${values}) and ${holds})`,
        );
        return sql`(${sql.join([plain(values), ...worded], sql` or `)})`;
      },
    },
  ];
}

/** The planning targets at and below the missions that `chosen` says; found once per statement. */
const targetsOf = (chosen: SQL): SQL => sql`array(
  with recursive branch as (
    select id, code from ${referenceEntries} where "set" = 'planning-target' and level = 'MISSION' and ${chosen}
    union all
    select entry.id, entry.code from ${referenceEntries} entry
      join branch on entry.parent_code = branch.code where entry."set" = 'planning-target'
  ) select id from branch)`;

const somePartner = (holds: SQL): SQL =>
  sql`exists (select from jsonb_array_elements(${proposals.candidatePartners}) partner where ${holds})`;

/** The year of the period, else of the first hand-in in WIB. */
function ofYear(bind: Bind): SQL {
  const year = bind('year', 'int');
  const newYear = (offset: number) =>
    sql`make_timestamptz(${year} + ${sql.raw(String(offset))}, 1, 1, 0, 0, 0, 'Asia/Jakarta')`;
  return sql`(${proposals.periodId} in (select ${proposalPeriods.id} from ${proposalPeriods} where ${proposalPeriods.year} = ${year})
    or (${proposals.periodId} is null and ${proposals.submittedAt} >= ${newYear(0)} and ${proposals.submittedAt} < ${newYear(1)}))`;
}

/** Each filter is one condition; a list prepares each combination of them once. */
export const FILTERS: readonly Filter[] = [
  {
    name: 'status',
    given: (f) => f.status,
    sql: (bind) => sql`${proposals.status} = any(${bind('status', 'text[]')})`,
  },
  {
    name: 'onlyMapped',
    given: (f) => (f.onlyMapped === true ? [...MAPPED_STATUSES] : undefined),
    sql: (bind) => sql`${proposals.status} = any(${bind('onlyMapped', 'text[]')})`,
  },
  {
    name: 'agencyId',
    given: (f) => f.agencyId,
    sql: (bind) => sql`${proposals.agencyId} = any(${bind('agencyId', 'uuid[]')})`,
  },
  {
    name: 'periodId',
    given: (f) => f.periodId,
    sql: (bind) => sql`${proposals.periodId} = any(${bind('periodId', 'uuid[]')})`,
  },
  { name: 'year', given: (f) => f.year, sql: ofYear },
  ...codes('kind', (values) => sql`${proposals.kind} = any(${values})`, {
    [NONE]: sql`${proposals.kind} is null`,
  }),
  ...codes('affairCode', (values) => sql`${proposals.affairCodes} && ${values}`, {
    [NONE]: sql`${proposals.affairCodes} = '{}'`,
  }),
  ...codes('locationCode', (values) => sql`${proposals.locationCodes} && ${values}`, {
    [NONE]: sql`${proposals.locationCodes} = '{}'`,
    [OUTSIDE]: sql`exists (select from unnest(${proposals.locationCodes}) place where left(place, 2) <> '13')`,
  }),
  ...codes(
    'missionCode',
    (values) => sql`${proposals.planningTargetIds} && ${targetsOf(sql`code = any(${values})`)}`,
    { [NONE]: sql`not ${proposals.planningTargetIds} && ${targetsOf(sql`true`)}` },
  ),
  ...codes('partnerType', (values) => somePartner(sql`partner->>'type' = any(${values})`), {
    [UNKNOWN]: somePartner(sql`partner->>'type' is null`),
    [NONE]: sql`${proposals.candidatePartners} = '[]'`,
  }),
  {
    name: 'assignee',
    given: (f) => (f.assignee === NONE ? undefined : f.assignee),
    sql: (bind) => sql`${proposals.assigneeId} = ${bind('assignee', 'uuid')}`,
  },
  {
    name: 'unassigned',
    given: (f) => (f.assignee === NONE ? true : undefined),
    sql: () => sql`${proposals.assigneeId} is null`,
  },
  {
    name: 'overdue',
    given: (f) => (f.overdue === true ? f.today : undefined),
    sql: (bind) => sql`${proposals.dueOn} < ${bind('overdue', 'date')}`,
  },
  {
    name: 'notOverdue',
    given: (f) => (f.overdue === false ? f.today : undefined),
    sql: (bind) => sql`coalesce(${proposals.dueOn}, ${FAR}) >= ${bind('notOverdue', 'date')}`,
  },
];

/** The rows that a list with these filters would show, as one condition with its values in place. */
export function chosenRows(scope: Scope, selection: Selection): SQL {
  const conditions = FILTERS.flatMap(({ given, sql: condition }) => {
    const value = given(selection);
    if (value === undefined) return [];
    return [condition((_name, type) => sql`${sql.param(value)}::${sql.raw(type)}`)];
  });
  return sql.join([inScope(scope), ...conditions], sql` and `);
}
