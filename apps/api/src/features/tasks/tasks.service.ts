import { PROPOSAL_ACTIONS } from '@kerabat/shared/proposals/workflow';
import type { ListTasksQuery, Task, TaskList } from '@kerabat/shared/tasks/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { badCursor, cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { toIso } from '../../platform/time.ts';
import { visibleTo } from '../proposals/proposals.policy.ts';
import { waitingFor } from './tasks.policy.ts';
import { countTasks, readTasks, type Place, type TaskRow } from './tasks.queries.ts';

const SORT = 'dueOn';

/** A cursor says whose the last task was and its limit: `1|2026-06-17`. */
function readPlace(cursor: string | undefined): Place | undefined {
  const read = readCursor(cursor, SORT, KEYS.text);
  if (!read) return undefined;
  const [, rank, day] = /^([01])\|(.+)$/.exec(read.value) ?? [];
  const due = KEYS.date.safeParse(day);
  if (!rank || !due.success) throw badCursor();
  return { rank: Number(rank), due: due.data, id: read.id };
}

const present = ({ id, number, title, status, agency, action, ...row }: TaskRow): Task => ({
  proposal: { id, number, title, status, agency },
  action,
  holder: row.rank === 0 ? 'me' : 'office',
  since: toIso(row.since),
  dueOn: row.dueOn,
});

type Tallies = Awaited<ReturnType<typeof countTasks>>;

const add = (rows: Tallies) => ({
  total: rows.reduce((sum, { total }) => sum + total, 0),
  overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
});

const summarise = (rows: Tallies): TaskList['summary'] => ({
  ...add(rows),
  mine: add(rows.filter(({ rank }) => rank === 0)),
  byAction: PROPOSAL_ACTIONS.flatMap((action) => {
    const ofAction = rows.filter((row) => row.action === action);
    return ofAction.length > 0 ? [{ action, ...add(ofAction) }] : [];
  }),
});

/** What waits for this actor, since when, due when. */
export async function list(
  { db, now }: Platform,
  { actor }: Caller,
  { limit, cursor, includeTotal = false, ...filters }: ListTasksQuery,
): Promise<TaskList> {
  const asker = {
    id: actor.id,
    agencyId: actor.agencyId,
    scope: visibleTo(actor),
    waiting: waitingFor(actor),
    today: officeDay(now()),
  };
  const rows = await readTasks(db, asker, filters, { after: readPlace(cursor), limit: limit + 1 });
  const tallies = await countTasks(db, asker, filters);
  const page = cutPage(rows, limit, SORT, ({ rank, due }) => `${rank}|${due}`);
  const counted = includeTotal ? tallies.reduce((sum, { chosen }) => sum + chosen, 0) : null;
  return {
    items: page.rows.map(present),
    nextCursor: page.nextCursor,
    ...cappedTotal(counted),
    summary: summarise(tallies),
  };
}
