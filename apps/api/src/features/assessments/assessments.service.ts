import type { ListMeetingsQuery, ReviewCandidates, ReviewMeeting } from '@kerabat/shared/assessments/schema';
import { MEETING_STATUS_LABELS } from '@kerabat/shared/assessments/vocabulary';
import { SETTINGS } from '@kerabat/shared/settings/vocabulary';
import { officeDay } from '@kerabat/shared/time/working-days';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import type { Expected } from '../../platform/etag.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { checkSeen } from '../audit/audit.service.ts';
import { readSettings } from '../settings/settings.service.ts';
import { meetingActions, type Meeting } from './assessments.policy.ts';
import { presentMeeting, presentSummary } from './assessments.presenter.ts';
import {
  countMeetings,
  findMeeting,
  lockMeeting,
  readMeetings,
  readReviewable,
  readReviewers,
  readWaiting,
} from './assessments.queries.ts';
import { findMinutes } from './minutes.queries.ts';
import { calendarOf } from './invitations.service.ts';

const quorumPercent = async (db: DbOrTx): Promise<number> =>
  (await readSettings(db)).reviewQuorumPercent ?? SETTINGS.reviewQuorumPercent.default;

export async function readMeeting(db: DbOrTx, id: string): Promise<Meeting> {
  const meeting = await findMeeting(db, id, await quorumPercent(db));
  if (!meeting) throw notFound('Rapat telaah');
  return meeting;
}

/** Holds the meeting until the transaction ends; what is part of it changes only under this lock. */
export async function holdMeeting(tx: Tx, id: string): Promise<Meeting> {
  const meeting = await lockMeeting(tx, id, await quorumPercent(tx));
  if (!meeting) throw notFound('Rapat telaah');
  return meeting;
}

export async function lockCurrent(tx: Tx, id: string, expected: Expected): Promise<Meeting> {
  const meeting = await holdMeeting(tx, id);
  await checkSeen(tx, 'review_meeting', meeting.row, expected);
  return meeting;
}

/** The full answer of every call that returns a meeting, as it stands now. */
export async function describe(db: DbOrTx, actor: Actor, id: string, now: Date): Promise<ReviewMeeting> {
  const meeting = await readMeeting(db, id);
  const written = meeting.row.status === 'closed' ? await findMinutes(db, id) : undefined;
  return presentMeeting(actor, meeting, { now, written });
}

export const get = ({ db, now }: Platform, { actor }: Caller, id: string): Promise<ReviewMeeting> =>
  describe(db, actor, id, now());

export const openCalendar = async (platform: Platform, id: string): Promise<string> =>
  calendarOf(platform, await readMeeting(platform.db, id));

/** Opinions that a person still owes, the next meeting first; due on the day of the meeting. */
export async function reviewTasksOf(db: DbOrTx, actor: Pick<Actor, 'id' | 'agencyId'>) {
  const rows = actor.id === null ? [] : await readWaiting(db, actor);
  return rows.map(({ since, startsAt, ...row }) => ({
    ...row,
    since: toIso(since ?? startsAt),
    dueOn: officeDay(new Date(startsAt)),
  }));
}

export async function list({ db }: Platform, { actor }: Caller, query: ListMeetingsQuery) {
  const rows = await readMeetings(db, query, readCursor(query.cursor, query.sort, KEYS.instant));
  const page = cutPage(
    rows.map((found) => ({ ...found, id: found.row.id })),
    query.limit,
    query.sort,
    ({ row }) => row.startsAt,
  );
  const waiting = has(actor, 'review.give-opinion') ? await reviewTasksOf(db, actor) : [];
  return {
    items: page.rows.map((found) =>
      presentSummary(actor, found, waiting.filter(({ meetingId }) => meetingId === found.id).length),
    ),
    nextCursor: page.nextCursor,
    ...cappedTotal(query.includeTotal ? await countMeetings(db, query) : null),
    mayCreate: has(actor, 'review.manage'),
  };
}

export async function candidates({ db }: Platform): Promise<ReviewCandidates> {
  const rows = await readReviewable(db);
  return {
    members: await readReviewers(db),
    proposals: rows.map(({ id, number, title, kind, status, agency, otherMeeting }) => ({
      id,
      number,
      title,
      kind,
      status,
      agency,
      otherMeeting,
    })),
  };
}

export const refused = (pointer: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer, code, detail }]);

export const auditOf = (event: string, { id, rowVersion }: { id: string; rowVersion: number }) => ({
  event: `review_meeting.${event}`,
  subjectType: 'review_meeting',
  subjectId: id,
  detail: { rowVersion },
});

/** The step is refused by right (403) or by state (409), never silently. */
export function demand(
  actor: Actor,
  meeting: Meeting,
  action: ReviewMeeting['allowedActions'][number],
  now: Date,
  hint: string,
): void {
  if (meetingActions(actor, meeting, now).includes(action)) return;
  const { status } = meeting.row;
  throw conflict(
    'assessments.wrong_status',
    `Langkah ini tidak tersedia pada rapat berkeadaan ${MEETING_STATUS_LABELS[status]}. ${hint}`,
    { currentStatus: status },
  );
}
