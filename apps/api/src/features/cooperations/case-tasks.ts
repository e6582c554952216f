import { missing, openStages } from '@kerabat/shared/procedures/interpreter';
import type { Missing, Stage } from '@kerabat/shared/procedures/types';
import type { Tx } from '../../platform/db.ts';
import type { LoadedCase } from './case-load.ts';
import {
  deleteTasks,
  insertTasks,
  listTasksOf,
  updateTask,
  type NewTask,
  type TaskRow,
} from './case-stages.queries.ts';

type Wanted = Pick<NewTask, 'stage' | 'label' | 'permission'> & {
  requirement: string | null;
  detail: string | null;
  dueOn: string | null;
  /** For a check: since when the paper waits, and who brought it and so does not check it. */
  brought?: { since: string; by: string | null };
};

const keyOf = ({ stage, requirement }: Pick<Wanted, 'stage' | 'requirement'>): string =>
  `${stage}/${requirement ?? ''}`;

/** What a stage waits for is brought by whoever prepares it, else by the bureau. */
const bringer = ({ actor }: Stage) =>
  actor === 'cooperation.prepare' ? actor : ('cooperation.process' as const);

/** What a lacking requirement asks, and of whom: a paper that was brought is for the bureau, until it is returned. */
function askedBy(stage: Stage, label: string, { paper }: Missing) {
  const bring = { label, permission: bringer(stage), detail: null };
  if (paper === null || paper.progress.state === 'missing') return bring;
  const { progress } = paper;
  if (progress.state === 'to_correct')
    return { ...bring, label: `Perbaiki ${paper.label}`, detail: `Dikembalikan: ${progress.remark}` };
  return {
    label: `Periksa ${paper.label}`,
    permission: 'cooperation.process' as const,
    detail: 'Menunggu pemeriksaan',
    brought: { since: progress.since, by: progress.by },
  };
}

/** Each open stage, and each of its requirements that is not met. */
function wantedTasks({ procedure, view, stages }: LoadedCase): Wanted[] {
  return openStages(procedure, view).flatMap((stage) => {
    const dueOn = stages.find(({ code }) => code === stage.code)?.dueOn ?? null;
    const lacking = missing(view, stage);
    const own = { requirement: null, label: stage.label, permission: stage.actor, detail: null };
    return [
      { stage: stage.code, ...own, dueOn },
      ...stage.requires.flatMap(({ id, label }) => {
        const first = lacking.find(({ requirement }) => requirement === id);
        return first ? [{ stage: stage.code, requirement: id, ...askedBy(stage, label, first), dueOn }] : [];
      }),
    ];
  });
}

const differs = (have: TaskRow, { label, dueOn }: Wanted): boolean =>
  have.label !== label || have.dueOn !== dueOn;

/** It is somebody else's turn now. */
const passes = (have: TaskRow, { permission, detail }: Wanted): boolean =>
  have.permission !== permission || have.detail !== detail;

/** The officer of the case or the deputy, who nevertheless do not check what they brought themselves. */
const holderOf = (
  { permission, brought }: Wanted,
  { officerId, deputyId }: LoadedCase['row'],
): string | null => {
  if (permission !== 'cooperation.process') return null;
  if (officerId === null || officerId !== brought?.by) return officerId;
  return deputyId;
};

const columnsOf = ({ brought: _brought, ...columns }: Wanted) => columns;

/** Makes the tasks of a case what they should be; those that stay keep their holder and their age, those that pass to somebody else begin anew. */
export async function followTasks(tx: Tx, found: LoadedCase, at: string): Promise<void> {
  const wanted = wantedTasks(found);
  const existing = new Map((await listTasksOf(tx, found.row.id)).map((task) => [keyOf(task), task]));
  const keys = new Set(wanted.map(keyOf));
  await deleteTasks(
    tx,
    [...existing.values()].filter((task) => !keys.has(keyOf(task))).map(({ id }) => id),
  );
  const begun = (task: Wanted) => ({
    since: task.brought?.since ?? at,
    assigneeId: holderOf(task, found.row),
  });
  await insertTasks(
    tx,
    wanted
      .filter((task) => !existing.has(keyOf(task)))
      .map((task) => ({ ...columnsOf(task), cooperationId: found.row.id, ...begun(task) })),
  );
  for (const task of wanted) {
    const have = existing.get(keyOf(task));
    if (have && passes(have, task)) await updateTask(tx, have.id, { ...columnsOf(task), ...begun(task) });
    else if (have && differs(have, task))
      await updateTask(tx, have.id, { label: task.label, dueOn: task.dueOn });
  }
}
