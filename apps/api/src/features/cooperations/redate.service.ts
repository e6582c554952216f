import { dueDay } from '@kerabat/shared/procedures/interpreter';
import type { Procedure } from '@kerabat/shared/procedures/types';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { SYSTEM } from '../../platform/actor.ts';
import { newId } from '../../platform/columns.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { getStoredProcedure } from '../procedures/procedures.service.ts';
import { readHolidays, readSettings } from '../settings/settings.service.ts';
import { complete } from './case-load.ts';
import { prepare } from './case.service.ts';
import { EVERYTHING, isRunning } from './cooperations.policy.ts';
import { findCase, lockRow, type StageFact } from './cooperations.queries.ts';
import { listRunning, storeDueDay } from './redate.queries.ts';
import { settle } from './settle.service.ts';

const BATCH = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

const readCalendar = async (db: DbOrTx) => ({
  settings: await readSettings(db),
  holidays: await readHolidays(db),
});
type Calendar = Awaited<ReturnType<typeof readCalendar>>;

/** The open stages whose limit is another day now, counted from the day they opened. */
function redated(
  procedure: Procedure,
  stages: readonly StageFact[],
  { settings, holidays }: Calendar,
): { code: string; dueOn: string | null }[] {
  return stages.flatMap(({ code, openedAt, dueOn: before, passedAt }) => {
    const stage = procedure.stages.find((each) => each.code === code);
    if (!stage || passedAt !== null) return [];
    const dueOn = dueDay(stage, officeDay(new Date(openedAt)), settings, holidays);
    return dueOn === before ? [] : [{ code, dueOn }];
  });
}

/** In one transaction, from the case as it is by then: its stages, tasks and lists follow, with history and audit. */
async function redateCase(platform: Platform, id: string): Promise<void> {
  const prepared = await prepare(platform);
  const caller = { actor: SYSTEM, requestId: newId() };
  await platform.db.transaction(async (tx) => {
    const work = { platform, db: tx, caller, ...prepared };
    await lockRow(tx, id, EVERYTHING);
    const record = await findCase(tx, id, EVERYTHING);
    if (!record || !isRunning(record.row)) return;
    const { procedure, stages } = await complete(work, record);
    const changed = redated(procedure, stages, await readCalendar(tx));
    if (changed.length === 0) return;
    for (const stage of changed) await storeDueDay(tx, id, stage);
    await settle(work, id, { event: 'cooperation.redated', changedFields: ['dueOn'] });
  });
}

/** Lets the limits of open stages follow the holidays and settings; whatever runs twice changes nothing twice. */
export async function redate(platform: Platform): Promise<void> {
  const { db } = platform;
  const calendar = await readCalendar(db);
  let afterId = FIRST_ID;
  for (;;) {
    const rows = await listRunning(db, afterId, BATCH);
    for (const { id, procedureCode, procedureVersion, stages } of rows) {
      const procedure = await getStoredProcedure(db, procedureCode, procedureVersion);
      if (redated(procedure, stages, calendar).length > 0) await redateCase(platform, id);
    }
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    afterId = last.id;
  }
}
