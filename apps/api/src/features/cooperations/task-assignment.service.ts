import { PERMISSION_HOLDERS, type Permission } from '@kerabat/shared/access/permissions';
import { rolesWith } from '@kerabat/shared/access/roles';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { etagOf, isCurrent, oldest, stale, type Expected } from '../../platform/etag.ts';
import { forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { demandVisible } from './case.service.ts';
import { mayUse, visibleTo } from './cooperations.policy.ts';
import { insertHistory, listChangesSince, updateCase } from './cooperations.queries.ts';
import {
  findTask,
  lockTask,
  readTaskHolders,
  readTasksOf,
  writeAssignee,
  type CaseTask,
} from './task-assignment.queries.ts';

export interface TaskAddress {
  id: string;
  taskId: string;
}

const noTask = () => notFound('Tugas');

/** What an agency prepares stays in the agency that leads the case. */
const holdersOf = (db: DbOrTx, { permission, leadAgencyId }: CaseTask) =>
  readTaskHolders(
    db,
    rolesWith([permission as Permission]),
    permission === 'cooperation.prepare' ? leadAgencyId : null,
  );

export async function listTaskAssignees({ db }: Platform, { actor }: Caller, { id, taskId }: TaskAddress) {
  const task = await findTask(db, id, taskId, visibleTo(actor));
  if (!task) throw noTask();
  return { items: await holdersOf(db, task) };
}

const officeOf = (permission: string): string =>
  (PERMISSION_HOLDERS as Readonly<Record<string, string>>)[permission] ?? permission;

/** What waits in one case, who holds it, and what the caller may do about that. */
export async function listTasksOfCase({ db }: Platform, { actor }: Caller, id: string) {
  await demandVisible(db, actor, id);
  const rows = await readTasksOf(db, id);
  return {
    items: rows.map((row) => ({
      id: row.id,
      stage: row.stage,
      requirement: row.requirement,
      label: row.label,
      holder: row.holder,
      office: officeOf(row.permission),
      since: toIso(row.since),
      dueOn: row.dueOn,
      may: {
        reassign: mayMove(actor, row, null),
        take: row.assigneeId !== actor.id && mayMove(actor, row, actor.id) && isOpenTo(actor, row),
      },
    })),
  };
}

const isOpenTo = (actor: Actor, { leadAgencyId, permission }: CaseTask): boolean =>
  mayUse(actor, { leadAgencyId, status: 'running' }, permission as Permission);

/** The head gives to anybody; others take what is open to them, or pass on or put back what they hold. */
function mayMove(actor: Actor, task: CaseTask, userId: string | null): boolean {
  if (has(actor, 'cooperation.assign')) return true;
  if (task.assigneeId !== null) return task.assigneeId === actor.id;
  return isOpenTo(actor, task) && userId === actor.id;
}

async function chooseHolder(db: DbOrTx, task: CaseTask, userId: string | null) {
  if (userId === null) return null;
  const holder = (await holdersOf(db, task)).find(({ id }) => id === userId);
  if (holder) return holder;
  const code = 'cooperations.no_task_holder';
  const detail = 'Pilih rekan yang aktif dan berwenang mengerjakan tugas ini.';
  throw unprocessable(code, detail, [{ pointer: '/userId', code, detail }]);
}

/** Gives one task of a case to somebody who may do it, or back to everybody who may. */
export async function assignTask(
  { db, now }: Platform,
  { actor, requestId }: Caller,
  { id, taskId }: TaskAddress,
  expected: Expected,
  { userId, note }: { userId: string | null; note: string | null },
): Promise<void> {
  await db.transaction(async (tx) => {
    const task = await lockTask(tx, id, taskId, visibleTo(actor));
    if (!task) throw noTask();
    if (!isCurrent(expected, task.rowVersion))
      throw stale(etagOf(task.rowVersion), await listChangesSince(tx, id, oldest(expected)));
    if (!mayMove(actor, task, userId))
      throw forbidden(
        'cooperations.assigns_others',
        'Anda dapat mengambil tugas yang terbuka bagi Anda, atau meneruskan yang Anda pegang. Tugas rekan dipindahkan oleh atasan.',
      );
    const holder = await chooseHolder(tx, task, userId);
    if (task.assigneeId === userId) return;
    await writeAssignee(tx, taskId, userId);
    const rowVersion = await updateCase(tx, id, {});
    const what = holder ? `Tugas "${task.label}" kepada ${holder.name}.` : `Tugas "${task.label}" dilepas.`;
    await insertHistory(tx, {
      cooperationId: id,
      at: now().toISOString(),
      action: 'task_assigned',
      stage: task.stage,
      stageLabel: null,
      actorId: actor.id,
      actorName: actor.name,
      actorOffice: actor.office,
      note: note === null ? what : `${what} ${note}`,
      rowVersion,
    });
    await recordAudit(tx, actor, requestId, {
      event: 'cooperation.task_assigned',
      subjectType: 'cooperation',
      subjectId: id,
      agencyId: task.leadAgencyId,
      detail: { number: task.caseNumber, stage: task.stage, from: task.assigneeId, to: userId },
    });
  });
}
