import type { Duty } from '@kerabat/shared/duties/schema';
import { STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import { recordAudit } from '../../platform/audit.ts';
import { bulkInsert } from '../../platform/bulk-insert.ts';
import { handingNote, type DutyKeeper } from '../../platform/duty-keepers.ts';
import { countAssigned, moveAssigned, readAssigned } from './duties.queries.ts';
import { proposalHistory } from './proposals.table.ts';

const MOST_LEFT = 500;

const dutyOf = ({ id, number, title, status }: Awaited<ReturnType<typeof readAssigned>>[number]): Duty => ({
  kind: 'proposal',
  id,
  title,
  number,
  detail: STATUS_LABELS[status],
  place: { id },
});

/** Proposals that somebody of the bureau verifies by name. */
export const proposalDuties: DutyKeeper = {
  count: (db, _day, personIds) => countAssigned(db, personIds),
  list: async (db, personId, _day, limit) => (await readAssigned(db, personId, limit)).map(dutyOf),
  needs: async (db, personId) =>
    (await readAssigned(db, personId, 1)).length > 0 ? ['proposal.verify'] : [],

  async handOver(tx, handing) {
    const { actor, requestId } = handing.caller;
    const moved = await moveAssigned(tx, handing.from.id, handing.to.id);
    await bulkInsert(
      tx,
      proposalHistory,
      moved.map((row) => ({
        proposalId: row.id,
        at: handing.now.toISOString(),
        action: 'assigned',
        fromStatus: row.status,
        toStatus: row.status,
        actorId: actor.id,
        actorName: actor.name,
        actorOffice: actor.office,
        note: handingNote(handing),
        version: row.version,
        rowVersion: row.rowVersion,
        changedFields: [],
      })),
    );
    await recordAudit(
      tx,
      actor,
      requestId,
      ...moved.map((row) => ({
        event: 'proposal.assigned',
        subjectType: 'proposal',
        subjectId: row.id,
        agencyId: row.agencyId,
        detail: { number: row.number, from: handing.from.id, to: handing.to.id, handOver: true },
      })),
    );
    const own = await readAssigned(tx, handing.from.id, MOST_LEFT);
    return {
      moved: moved.map(dutyOf),
      left: own.map(({ id, title }) => ({
        kind: 'proposal' as const,
        id,
        title,
        reason: `${handing.to.name} ikut menulis atau menyetujui usulan ini, sehingga pemeriksaannya harus dilakukan orang lain.`,
      })),
    };
  },
};
