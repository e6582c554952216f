import type { Duty } from '@kerabat/shared/duties/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import { recordAudit } from '../../platform/audit.ts';
import type { DutyKeeper } from '../../platform/duty-keepers.ts';
import { longDay } from '../../platform/long-day.ts';
import { countMemberships, moveMemberships, readMemberships } from './duties.queries.ts';

const EVERYTHING = 1000;

const dutyOf = ({ id, title, startsAt }: Awaited<ReturnType<typeof readMemberships>>[number]): Duty => ({
  kind: 'review',
  id,
  title,
  number: null,
  detail: longDay(officeDay(new Date(startsAt))),
  place: { id },
});

/** Seats in review meetings that are not closed. */
export const reviewDuties: DutyKeeper = {
  count: (db, _day, personIds) => countMemberships(db, personIds),
  list: async (db, personId, _day, limit) => (await readMemberships(db, personId, limit)).map(dutyOf),
  needs: async (db, personId) =>
    (await readMemberships(db, personId, 1)).length > 0 ? ['review.give-opinion'] : [],

  async handOver(tx, { caller: { actor, requestId }, from, to }) {
    const held = (await readMemberships(tx, from.id, EVERYTHING)).map(dutyOf);
    const gone = await moveMemberships(tx, from.id, to.id);
    const moved = held.filter(({ id }) => gone.has(id));
    await recordAudit(
      tx,
      actor,
      requestId,
      ...moved.map(({ id }) => ({
        event: 'review_meeting.member_replaced',
        subjectType: 'review_meeting',
        subjectId: id,
        detail: { from: from.id, to: to.id, handOver: true },
      })),
    );
    return {
      moved,
      left: held
        .filter(({ id }) => !gone.has(id))
        .map(({ id, title }) => ({
          kind: 'review' as const,
          id,
          title,
          reason: `${to.name} sudah menjadi anggota rapat itu.`,
        })),
    };
  },
};
