import type { z } from 'zod';
import type { boardQuery, ListCooperationsQuery } from '@kerabat/shared/cooperations/list.schema';
import type { CooperationSummary } from '@kerabat/shared/cooperations/schema';
import { currentProcedure } from '@kerabat/shared/procedures/procedures';
import { PROCEDURE_CODES, type ProcedureCode } from '@kerabat/shared/procedures/vocabulary';
import type { SettingKey } from '@kerabat/shared/settings/vocabulary';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { cappedTotal, cutPage } from '../../platform/paging.ts';
import { searchQuery } from '../../platform/search-text.ts';
import { getStoredProcedure } from '../procedures/procedures.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import { boundsOf } from './alarms.policy.ts';
import type { CaseFilters } from './cooperations.filters.queries.ts';
import { countByStage, listCases, type ListedCase } from './cooperations.list.queries.ts';
import { visibleTo } from './cooperations.policy.ts';
import { presentSummary } from './cooperations.presenter.ts';

type Settings = Readonly<Record<SettingKey, number | null>>;

export function filtersOf<Query extends z.infer<typeof boardQuery>>(
  { q, ...filters }: Query,
  settings: Settings,
  today: string,
): Omit<Query, 'q'> & CaseFilters {
  return {
    ...filters,
    search: q ? searchQuery(q) : undefined,
    ...boundsOf(settings, today),
  };
}

export async function summarise(
  { db }: Platform,
  { row, ...rest }: Omit<ListedCase, 'sortValue'>,
  settings: Settings,
  today: string,
): Promise<CooperationSummary> {
  const procedure = await getStoredProcedure(db, row.procedureCode, row.procedureVersion);
  const isCurrentProcedure = currentProcedure(row.procedureCode).version === row.procedureVersion;
  return presentSummary({ row, ...rest, procedure, isCurrentProcedure }, settings, today);
}

export async function list(platform: Platform, { actor }: Caller, query: ListCooperationsQuery) {
  const { limit, cursor, includeTotal = false, ...rest } = query;
  const today = officeDay(platform.now());
  const settings = await readSettings(platform.db);
  const { rows, counted } = await listCases(platform.db, visibleTo(actor), filtersOf(rest, settings, today), {
    limit,
    cursor,
    includeTotal,
  });
  const page = cutPage(
    rows.map((row) => ({ ...row, id: row.row.id })),
    limit,
    rest.sort,
    ({ sortValue }) => sortValue,
  );
  const items: CooperationSummary[] = [];
  for (const { id: _id, ...row } of page.rows) items.push(await summarise(platform, row, settings, today));
  return { items, nextCursor: page.nextCursor, ...cappedTotal(counted) };
}

/** The place of a stage in the order in which procedures are published. */
const PLACES = new Map(
  PROCEDURE_CODES.flatMap((code) => currentProcedure(code).stages.map((stage) => stage.code)).map(
    (code, index) => [code, index],
  ),
);

interface Column {
  stage: string;
  label: string;
  total: number;
  overdue: number;
  procedures: ProcedureCode[];
}

/** Running cases by open stage; procedures that share a stage share its column. */
export async function board(platform: Platform, { actor }: Caller, query: z.infer<typeof boardQuery>) {
  const { db } = platform;
  const today = officeDay(platform.now());
  const filters = filtersOf(query, await readSettings(db), today);
  const columns = new Map<string, Column>();
  for (const { stage, procedure, version, total, overdue } of await countByStage(
    db,
    visibleTo(actor),
    filters,
  )) {
    const { stages } = await getStoredProcedure(db, procedure, version);
    const label = stages.find(({ code }) => code === stage)?.label ?? stage;
    const column = columns.get(stage) ?? { stage, label, total: 0, overdue: 0, procedures: [] };
    column.total += total;
    column.overdue += overdue;
    if (!column.procedures.includes(procedure)) column.procedures.push(procedure);
    columns.set(stage, column);
  }
  const placeOf = ({ stage }: Column) => PLACES.get(stage) ?? PLACES.size;
  return { columns: [...columns.values()].sort((a, b) => placeOf(a) - placeOf(b)) };
}
