import { sql, type SQL } from 'drizzle-orm';
import type { MappingDimension } from '@kerabat/shared/mapping/vocabulary';
import { OUTSIDE, UNKNOWN } from '@kerabat/shared/proposals/list.schema';
import type { DbOrTx } from '../../platform/db.ts';
import type { Scope } from '../proposals/proposals.policy.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { chosenRows, type Selection } from '../proposals/selection.service.ts';
import { referenceEntries } from '../reference/reference.table.ts';

export type Figure = { row: string | null; column: string | null; count: number; amount: number };

export interface Figures {
  cells: Figure[];
  rows: Figure[];
  columns: Figure[];
  total: Figure;
}

/** What a row is grouped by, and the keys that a group counts under: several, each once, or null for "not filled in". */
interface Side {
  raw: SQL;
  keys: (raw: SQL) => SQL;
}

const single = (raw: SQL): Side => ({ raw, keys: (value) => sql`select ${value} as key` });
const several = (raw: SQL, key: SQL): Side => ({
  raw,
  keys: (value) =>
    sql`select distinct ${key} as key from unnest(case when ${value} = '{}' then array[null]::text[] else ${value} end) code`,
});

const SIDES: Record<MappingDimension | 'partner', Side> = {
  affair: several(sql`${proposals.affairCodes}`, sql`code`),
  region: several(
    sql`${proposals.locationCodes}`,
    sql`case when left(code, 2) <> '13' then ${sql.raw(`'${OUTSIDE}'`)} else code end`,
  ),
  agency: single(sql`${proposals.agencyId}::text`),
  kind: single(sql`${proposals.kind}`),
  status: single(sql`${proposals.status}`),
  mission: {
    raw: sql`${proposals.planningTargetIds}`,
    keys: (value) =>
      sql`select distinct found.mission as key from (select) as one left join
        (select mission from missions where missions.id = any(${value})) found on true`,
  },
  partner: {
    // The types alone: names would make nearly every row a group of its own.
    raw: sql`array(select distinct coalesce(partner->>'type', ${sql.raw(`'${UNKNOWN}'`)})
      from jsonb_array_elements(${proposals.candidatePartners}) partner order by 1)`,
    keys: (value) =>
      sql`select unnest(case when ${value} = '{}' then array[null]::text[] else ${value} end) as key`,
  },
};

/** Every planning target with the mission at the head of its branch. */
const MISSIONS = sql`missions as (
  select id, code, code as mission from ${referenceEntries} where "set" = 'planning-target' and level = 'MISSION'
  union all
  select entry.id, entry.code, missions.mission from ${referenceEntries} entry
    join missions on entry.parent_code = missions.code where entry."set" = 'planning-target')`;

/** The whole cost if it is stated, else what the sources add up to; unknown costs are left out of sums. */
const AMOUNT = sql`sum(coalesce(${proposals.estimatedCost},
  (select sum((part->>'amount')::bigint) from jsonb_array_elements(${proposals.funding}) part)))`;

/** Rows are first brought together by what they hold, so that only a few groups are spread over the cells. */
function statement(where: SQL, row: Side, column: Side): SQL {
  const sums = sql`sum(n)::int as count, coalesce(sum(amount), 0)::float8 as amount`;
  const rowKeys = sql`lateral (${row.keys(sql`g.r`)}) rk`;
  const columnKeys = sql`lateral (${column.keys(sql`g.c`)}) ck`;
  return sql`with recursive ${MISSIONS}, g as materialized (
      select ${row.raw} as r, ${column.raw} as c, count(*) as n, ${AMOUNT} as amount
      from ${proposals} where ${where} group by 1, 2)
    select 'cells' as part, rk.key as "row", ck.key as "column", ${sums} from g, ${rowKeys}, ${columnKeys} group by 2, 3
    union all select 'rows', rk.key, null, ${sums} from g, ${rowKeys} group by 2
    union all select 'columns', null, ck.key, ${sums} from g, ${columnKeys} group by 3
    union all select 'total', null, null, coalesce(sum(n), 0)::int, coalesce(sum(amount), 0)::float8 from g`;
}

type Part = 'cells' | 'rows' | 'columns' | 'total';

/** Counts and sums of the chosen rows by two sides, with the sums of each side and of all, in one statement. */
export async function readFigures(
  db: DbOrTx,
  scope: Scope,
  selection: Selection,
  row: MappingDimension | 'partner',
  column: MappingDimension,
): Promise<Figures> {
  const found = await db.execute<Figure & { part: Part }>(
    statement(chosenRows(scope, selection), SIDES[row], SIDES[column]),
  );
  const figures = found.map((figure) => ({
    ...figure,
    // Nonsense amounts must not break an answer that promises whole numbers.
    amount: Math.min(figure.amount, Number.MAX_SAFE_INTEGER),
  }));
  const part = (name: Part) => figures.filter((figure) => figure.part === name);
  const [total = { row: null, column: null, count: 0, amount: 0 }] = part('total');
  return { cells: part('cells'), rows: part('rows'), columns: part('columns'), total };
}
