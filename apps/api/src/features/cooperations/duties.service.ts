import type { Duty } from '@kerabat/shared/duties/schema';
import { recordAudit } from '../../platform/audit.ts';
import { bulkInsert } from '../../platform/bulk-insert.ts';
import { handingNote, type DutyKeeper } from '../../platform/duty-keepers.ts';
import { cooperationHistory } from './cooperations.table.ts';
import { countHeld, moveHeld, readHeld, readNeeds } from './duties.queries.ts';

const EVERYTHING = 10_000;

const dutyOf = ({ caseId, ...duty }: Awaited<ReturnType<typeof readHeld>>[number]): Duty => ({
  ...duty,
  place: { id: caseId },
});

/** Cases that somebody runs or deputises, and their tasks by name. */
export const caseDuties: DutyKeeper = {
  count: (db, _day, personIds) => countHeld(db, personIds),
  list: async (db, personId, _day, limit) => (await readHeld(db, personId, limit)).map(dutyOf),
  needs: (db, personId) => readNeeds(db, personId),

  async handOver(tx, handing) {
    const { actor, requestId } = handing.caller;
    const held = (await readHeld(tx, handing.from.id, EVERYTHING)).map(dutyOf);
    const cases = await moveHeld(tx, handing.from.id, handing.to.id);
    await bulkInsert(
      tx,
      cooperationHistory,
      cases.map((row) => ({
        cooperationId: row.id,
        at: handing.now.toISOString(),
        action: 'assigned',
        actorId: actor.id,
        actorName: actor.name,
        actorOffice: actor.office,
        note: handingNote(handing),
        changedFields: [],
        rowVersion: row.rowVersion,
      })),
    );
    await recordAudit(
      tx,
      actor,
      requestId,
      ...cases.map((row) => ({
        event: 'cooperation.assigned',
        subjectType: 'cooperation',
        subjectId: row.id,
        agencyId: row.leadAgencyId,
        detail: { number: row.number, from: handing.from.id, to: handing.to.id, handOver: true },
      })),
    );
    return { moved: held, left: [] };
  },
};
