import type { ListTasksQuery, Task, TaskList, TaskTally } from '@kerabat/shared/tasks/schema';
import { TASK_SOURCES, TASK_URGENCIES, WEEK_DAYS } from '@kerabat/shared/tasks/vocabulary';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { etagOf } from '../../platform/etag.ts';
import { badCursor, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { toIso } from '../../platform/time.ts';
import { reviewTasks } from '../assessments/tasks.service.ts';
import { caseTasks } from '../cooperations/tasks.service.ts';
import { absentOf } from '../delegations/standing-in.service.ts';
import { inquiryTasks } from '../inquiries/tasks.service.ts';
import { proposalTasks } from '../proposals/tasks.service.ts';
import { countTasks, readTasks, type Place, type Tally, type TaskRow } from './tasks.queries.ts';

const SORT = 'dueOn';
/** Each branch is counted up to here: beyond it a figure helps nobody, and counting 10⁵ rows costs (docs/performance.md). */
const MOST_COUNTED = 300;

/** The features whose work waits for people: the contents page of "Tugas saya". */
const SOURCES = [proposalTasks, caseTasks, reviewTasks, inquiryTasks];

/** A cursor says whose the last task was and its limit: `1|2026-06-17`. */
function readPlace(cursor: string | undefined): Place | undefined {
  const read = readCursor(cursor, SORT, KEYS.text);
  if (!read) return undefined;
  const [, rank, day] = /^([01])\|(.+)$/.exec(read.value) ?? [];
  const due = KEYS.date.safeParse(day);
  if (!rank || !due.success) throw badCursor();
  return { rank: Number(rank), due: due.data, id: read.id };
}

const DAY_MS = 86_400_000;

const present = (row: TaskRow, today: string, names: ReadonlyMap<string, string>): Task => {
  const since = toIso(row.since);
  return {
    id: row.id,
    etag: etagOf(row.rowVersion),
    source: row.source,
    title: row.title,
    number: row.number,
    agency: row.agency,
    step: row.step,
    detail: row.detail,
    holder: row.rank === 0 ? 'me' : 'office',
    since,
    dueOn: row.dueOn,
    ageDays: Math.max(0, (Date.parse(today) - Date.parse(officeDay(new Date(since)))) / DAY_MS),
    place: { id: row.recordId, stage: row.stage, partId: row.partId },
    delegatedFrom: row.heldBy === null ? null : (names.get(row.heldBy) ?? null),
    may: { reassign: row.mayReassign },
  };
};

const add = (rows: readonly Tally[]): TaskTally => ({
  total: rows.reduce((sum, { total }) => sum + total, 0),
  overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
  week: rows.reduce((sum, { week }) => sum + week, 0),
});

const summarise = (rows: readonly Tally[]): TaskList['summary'] => ({
  ...add(rows),
  isCapped: rows.some(({ isCapped }) => isCapped),
  mine: add(rows.filter(({ rank }) => rank === 0)),
  bySource: TASK_SOURCES.flatMap((source) => {
    const tally = add(rows.filter((row) => row.source === source));
    return tally.total > 0 ? [{ source, ...tally }] : [];
  }),
});

/** How many the filters choose, by what was counted anyway. */
function countChosen(rows: readonly Tally[], due: ListTasksQuery['due']): number {
  const { total, overdue, week } = add(rows);
  const sizes = { overdue, week, later: total - overdue - week };
  return TASK_URGENCIES.filter((urgency) => !due || due.includes(urgency)).reduce(
    (sum, urgency) => sum + sizes[urgency],
    0,
  );
}

/** What waits for this actor, since when, due when. */
export async function list(
  { db, now }: Platform,
  { actor }: Caller,
  { limit, cursor, includeTotal = false, holder, source, due }: ListTasksQuery,
): Promise<TaskList> {
  const today = officeDay(now());
  const week = { today, weekEnd: addDays(today, WEEK_DAYS) };
  const after = readPlace(cursor);
  const absent = await absentOf(db, actor, today);
  const asker = { id: actor.id, standsInFor: absent.map(({ id }) => id) };
  const branches = SOURCES.flatMap((tasksOf) => tasksOf(actor, asker));
  const isChosen = (one: { rank: number; source: Task['source'] }) =>
    (!holder || holder.includes(one.rank === 0 ? 'me' : 'office')) &&
    (!source || source.includes(one.source));
  const rows = await readTasks(db, branches.filter(isChosen), { after, limit: limit + 1, due, week });
  const tallies = await countTasks(db, branches, week, MOST_COUNTED);
  const page = cutPage(rows, limit, SORT, (row) => `${row.rank}|${row.due}`);
  const names = new Map(absent.map(({ id, name }) => [id, name]));
  return {
    items: page.rows.map((row) => present(row, today, names)),
    nextCursor: page.nextCursor,
    total: includeTotal ? countChosen(tallies.filter(isChosen), due) : null,
    totalIsCapped: includeTotal && tallies.some((tally) => tally.isCapped && isChosen(tally)),
    summary: summarise(tallies),
  };
}
