import type { Duty } from '@kerabat/shared/duties/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import { recordAudit } from '../../platform/audit.ts';
import type { Tx } from '../../platform/db.ts';
import type { DutyKeeper, LeftDuty } from '../../platform/duty-keepers.ts';
import { longDay } from '../../platform/long-day.ts';
import { sharedPermissions } from './delegations.policy.ts';
import { findOverlap, findPerson } from './delegations.queries.ts';
import { changeDeputy, countDeputising, readDeputising } from './duties.queries.ts';

const EVERYTHING = 1000;
type Deputising = Awaited<ReturnType<typeof readDeputising>>[number];

const dutyOf = ({ id, name, startsOn, endsOn }: Deputising): Duty => ({
  kind: 'delegation',
  id,
  title: name,
  number: null,
  detail: `${longDay(startsOn)} sampai dengan ${longDay(endsOn)}`,
  place: { id },
});

/** Why the new holder cannot stand in for this person, undefined when they can. */
async function refusal(tx: Tx, row: Deputising, toId: string): Promise<string | undefined> {
  const [absent, to] = [await findPerson(tx, row.personId), await findPerson(tx, toId)];
  if (row.personId === toId) return 'Ia sendiri yang cuti.';
  if (!absent || !to || sharedPermissions(absent, to).size === 0)
    return 'Ia tidak berwenang atas pekerjaan yang sama.';
  const away = await findOverlap(tx, { personIds: [toId], startsOn: row.startsOn, endsOn: row.endsOn });
  return away ? 'Ia sendiri cuti pada hari-hari itu.' : undefined;
}

/** Leaves in which somebody stands in. */
export const delegationDuties: DutyKeeper = {
  count: (db, day, personIds) => countDeputising(db, day, personIds),
  list: async (db, personId, day, limit) => (await readDeputising(db, personId, day, limit)).map(dutyOf),
  needs: async () => [],

  async handOver(tx, { caller: { actor, requestId }, from, to, now }) {
    const moved: Duty[] = [];
    const left: LeftDuty[] = [];
    for (const row of await readDeputising(tx, from.id, officeDay(now), EVERYTHING)) {
      const reason = await refusal(tx, row, to.id);
      if (reason) left.push({ kind: 'delegation', id: row.id, title: row.name, reason });
      else {
        await changeDeputy(tx, row.id, to.id, now.toISOString());
        moved.push(dutyOf(row));
      }
    }
    await recordAudit(
      tx,
      actor,
      requestId,
      ...moved.map(({ id }) => ({
        event: 'delegation.reassigned',
        subjectType: 'delegation',
        subjectId: id,
        detail: { from: from.id, to: to.id, handOver: true },
      })),
    );
    return { moved, left };
  },
};
