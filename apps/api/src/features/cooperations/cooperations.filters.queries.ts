import { sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { boardQuery, ListCooperationsQuery } from '@kerabat/shared/cooperations/list.schema';
import { conditionsOf } from './alarms.queries.ts';
import { cooperationParties, cooperations } from './cooperations.table.ts';

type Query = z.infer<typeof boardQuery>;

/** What a list or the board is narrowed by, with the days that alarms count from. */
export interface CaseFilters extends Omit<Query, 'q'> {
  /** A `to_tsquery('simple', …)` text; undefined when nothing is searched. */
  search: string | undefined;
  today: string;
  /** A case that last moved before this instant is stalled; null: no such alarm. */
  stalledBefore: string | null;
  /** A KB that is not followed by a PKS within these months raises an alarm; null: no such alarm. */
  kbFollowupMonths: number | null;
}
export type ListFilters = CaseFilters & Pick<ListCooperationsQuery, 'sort'>;

interface Filter {
  name: string;
  given: (filters: CaseFilters) => unknown;
  sql: (value: (name: string) => SQL) => SQL;
}

export const FAR = sql`'9999-12-31'::date`;
const due = sql`coalesce(${cooperations.dueOn}, ${FAR})`;

const oneOf = (name: keyof CaseFilters, column: SQL, type: string): Filter => ({
  name,
  given: (filters) => filters[name],
  sql: (value) => sql`${column} = any(${value(name)}::${sql.raw(type)}[])`,
});

function alarmed(value: (name: string) => SQL): SQL {
  const alarms = conditionsOf({
    today: value('today'),
    stalledBefore: value('stalledBefore'),
    kbFollowupMonths: value('kbFollowupMonths'),
  });
  const any = Object.entries(alarms).map(
    ([kind, holds]) => sql`(${sql.raw(`'${kind}'`)} = any(${value('alarm')}::text[]) and ${holds})`,
  );
  return sql`(${cooperations.status} = 'running' and (${sql.join(any, sql` or `)}))`;
}

/** Each filter is one condition; a list prepares each combination of them once. */
export const FILTERS: readonly Filter[] = [
  oneOf('status', sql`${cooperations.status}`, 'text'),
  oneOf('kind', sql`${cooperations.kind}`, 'text'),
  oneOf('procedure', sql`${cooperations.procedureCode}`, 'text'),
  oneOf('route', sql`${cooperations.route}`, 'text'),
  oneOf('leadAgencyId', sql`${cooperations.leadAgencyId}`, 'uuid'),
  oneOf('officerId', sql`${cooperations.officerId}`, 'uuid'),
  {
    name: 'stage',
    given: ({ stage }) => stage,
    sql: (value) => sql`${cooperations.openStageCodes} && ${value('stage')}::text[]`,
  },
  {
    name: 'partnerId',
    given: ({ partnerId }) => partnerId,
    sql: (value) =>
      sql`exists (select from ${cooperationParties} where ${cooperationParties.cooperationId} = ${cooperations.id}
        and ${cooperationParties.partnerId} = any(${value('partnerId')}::uuid[]))`,
  },
  { name: 'alarm', given: (filters) => filters.alarm, sql: alarmed },
  {
    name: 'overdue',
    given: ({ overdue, today }) => (overdue === true ? today : undefined),
    sql: (value) => sql`${cooperations.dueOn} < ${value('overdue')}::date`,
  },
  {
    name: 'notOverdue',
    given: ({ overdue, today }) => (overdue === false ? today : undefined),
    sql: (value) => sql`${due} >= ${value('notOverdue')}::date`,
  },
];
