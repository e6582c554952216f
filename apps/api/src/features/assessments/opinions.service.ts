import { meansOf, weightedScore, weightsOf } from '@kerabat/shared/assessments/scoring';
import type {
  Decide,
  PutOpinion,
  ReviewItem,
  ReviewOpinion,
  ReviewOpinions,
} from '@kerabat/shared/assessments/schema';
import { REVIEW_DECISION_LABELS } from '@kerabat/shared/assessments/vocabulary';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { checkVersion, type Expected } from '../../platform/etag.ts';
import type { AppError } from '../../platform/problem.ts';
import { conflict, forbidden, notFound, unprocessable } from '../../platform/problem.ts';
import { checkSeen } from '../audit/audit.service.ts';
import {
  conflictOf,
  expectedOn,
  isMember,
  itemActions,
  mayReadOpinions,
  opinionOf,
  opinionsOn,
  type Agenda,
  type Meeting,
} from './assessments.policy.ts';
import { presentItem, presentOpinion } from './assessments.presenter.ts';
import { insertOpinion, replaceOpinion, updateItem, updateMeeting } from './writes.queries.ts';
import { auditOf, holdMeeting, readMeeting } from './assessments.service.ts';

export interface Place {
  id: string;
  proposalId: string;
}

function itemIn(meeting: Meeting, proposalId: string): Agenda {
  const item = meeting.items.find(({ proposal }) => proposal.id === proposalId);
  if (!item) throw notFound('Usulan pada agenda rapat ini');
  return item;
}

export async function getItem(
  { db }: Platform,
  { actor }: Caller,
  { id, proposalId }: Place,
): Promise<ReviewItem> {
  const meeting = await readMeeting(db, id);
  return presentItem(actor, meeting, itemIn(meeting, proposalId));
}

/** What the caller may read; whoever may not yet sees only how many were given. */
export async function listOpinions(
  { db }: Platform,
  { actor }: Caller,
  { id, proposalId }: Place,
): Promise<ReviewOpinions> {
  const meeting = await readMeeting(db, id);
  const item = itemIn(meeting, proposalId);
  const all = opinionsOn(meeting, item);
  const mayRead = mayReadOpinions(actor, meeting, item);
  const shown = mayRead ? all : all.filter(({ memberId }) => memberId === actor.id);
  const means = mayRead ? meansOf(all.map(({ scores }) => scores)) : null;
  return {
    items: shown.map((given) => presentOpinion(actor, meeting, given)),
    opinionCount: all.length,
    expectedCount: expectedOn(meeting, item),
    mayReadOpinions: mayRead,
    means,
    weighted: means && weightedScore(means, weightsOf(meeting.row.criteria)),
  };
}

type Action = ReviewItem['allowedActions'][number];

const inConflict = () =>
  forbidden(
    'assessments.conflict_of_interest',
    'Anda memiliki benturan kepentingan atas usulan ini, sehingga tidak memberi pendapat dan tidak memutuskannya.',
  );

function refuseItem(actor: Actor, meeting: Meeting, item: Agenda, action: Action): AppError {
  if (conflictOf(meeting, item, actor)) return inConflict();
  const decides = action === 'decide' || action === 'close-collection';
  if (!decides && !isMember(meeting, actor.id))
    return forbidden(
      'assessments.not_invited',
      'Anda bukan anggota rapat ini. Mintalah diundang oleh Bagian Kerja Sama.',
    );
  if (item.row.decision !== null && !decides)
    return conflict(
      'assessments.already_decided',
      'Usulan ini sudah diputuskan ketua, sehingga pendapat tidak berubah lagi.',
    );
  if (action === 'give-opinion' && item.row.collectionClosedAt !== null)
    return conflict(
      'assessments.collection_closed',
      'Pengumpulan pendapat atas usulan ini sudah ditutup ketua.',
    );
  return conflict(
    'assessments.wrong_status',
    action === 'decide'
      ? 'Keputusan diambil pada rapat yang berlangsung, atas usulan yang masih dalam telaah. Catat kehadiran lebih dahulu.'
      : 'Langkah ini tersedia setelah undangan dikirim dan sebelum rapat ditutup, selama usulan masih dalam telaah.',
    { currentStatus: meeting.row.status },
  );
}

const demand = (actor: Actor, meeting: Meeting, item: Agenda, action: Action): void => {
  if (!itemActions(actor, meeting, item).includes(action)) throw refuseItem(actor, meeting, item, action);
};

interface Change {
  action: Action;
  event: string;
  expected: Expected;
  detail?: Record<string, unknown>;
  write: (tx: Tx, meeting: Meeting, item: Agenda) => Promise<Parameters<typeof updateItem>[2]>;
}

/** One change of one item: it and its meeting get the same new version, so that either ETag tells of it. */
export async function changeItem(
  platform: Platform,
  caller: Caller,
  place: Place,
  change: Change,
): Promise<ReviewItem> {
  const { actor, requestId } = caller;
  const { id, proposalId } = place;
  return platform.db.transaction(async (tx) => {
    const meeting = await holdMeeting(tx, id);
    const item = itemIn(meeting, proposalId);
    await checkSeen(tx, 'review_meeting', { id, rowVersion: item.row.rowVersion }, change.expected);
    demand(actor, meeting, item, change.action);
    const values = await change.write(tx, meeting, item);
    const row = await updateMeeting(tx, id);
    await updateItem(tx, { meetingId: id, proposalId }, { ...values, rowVersion: row.rowVersion });
    await recordAudit(tx, actor, requestId, {
      ...auditOf(change.event, row),
      detail: { rowVersion: row.rowVersion, proposalId, ...change.detail },
    });
    const after = await readMeeting(tx, id);
    return presentItem(actor, after, itemIn(after, proposalId));
  });
}

function checkScores({ row }: Meeting, scores: Record<string, number>): void {
  const codes = row.criteria.map(({ code }) => code);
  const faults = [
    ...row.criteria
      .filter(({ code }) => scores[code] === undefined)
      .map(({ code, label }) => ({ code, detail: `Beri nilai 1 sampai 5 untuk ${label}.` })),
    ...Object.keys(scores)
      .filter((code) => !codes.includes(code))
      .map((code) => ({ code, detail: `Rapat ini tidak memakai kriteria ${code}.` })),
  ];
  if (faults.length === 0) return;
  throw unprocessable(
    'assessments.scores_incomplete',
    faults.length === 1 && faults[0] ? faults[0].detail : 'Beri nilai untuk setiap kriteria rapat ini.',
    faults.map(({ code, detail }) => ({
      pointer: `/scores/${code}`,
      code: 'assessments.scores_incomplete',
      detail,
    })),
  );
}

/** A member's own opinion; the one before stays on record. */
export async function putOpinion(
  platform: Platform,
  caller: Caller,
  { id, proposalId }: Place,
  expected: Expected | 'new',
  input: PutOpinion,
): Promise<ReviewOpinion> {
  const { actor, requestId } = caller;
  const at = platform.now().toISOString();
  return platform.db.transaction(async (tx) => {
    const meeting = await holdMeeting(tx, id);
    const item = itemIn(meeting, proposalId);
    demand(actor, meeting, item, 'give-opinion');
    const memberId = actor.id ?? '';
    const own = opinionOf(meeting, item, memberId);
    checkVersion(expected === 'new' ? [0] : expected, own?.revision ?? 0);
    checkScores(meeting, input.scores);
    const earlier = meeting.opinions.filter(
      (one) => one.proposalId === proposalId && one.memberId === memberId,
    );
    const row = await updateMeeting(tx, id);
    await replaceOpinion(tx, { meetingId: id, proposalId, memberId }, at);
    await insertOpinion(tx, {
      ...input,
      meetingId: id,
      proposalId,
      memberId,
      asChair: has(actor, 'proposal.decide-review'),
      revision: Math.max(0, ...earlier.map(({ revision }) => revision)) + 1,
      givenAt: at,
    });
    await updateItem(tx, { meetingId: id, proposalId }, { rowVersion: row.rowVersion });
    // What somebody thinks of a proposal is no matter for the audit log; that they said it is.
    await recordAudit(tx, actor, requestId, {
      ...auditOf('opinion_given', row),
      detail: { rowVersion: row.rowVersion, proposalId },
    });
    const after = await readMeeting(tx, id);
    const given = opinionOf(after, itemIn(after, proposalId), memberId);
    if (!given) throw new Error('the opinion was not stored');
    return presentOpinion(actor, after, given);
  });
}

export const closeCollection = (
  platform: Platform,
  caller: Caller,
  place: Place,
  expected: Expected,
): Promise<ReviewItem> =>
  changeItem(platform, caller, place, {
    action: 'close-collection',
    event: 'collection_closed',
    expected,
    write: async () => ({ collectionClosedAt: platform.now().toISOString() }),
  });

/** Recorded now, carried out when the meeting is closed; until then the chair may decide anew. */
export const decide = (
  platform: Platform,
  caller: Caller,
  place: Place,
  expected: Expected,
  { decision, reason }: Decide,
): Promise<ReviewItem> => {
  if (decision !== 'recommend' && !reason) {
    const detail = `Tuliskan alasan keputusan "${REVIEW_DECISION_LABELS[decision]}".`;
    throw unprocessable('assessments.reason_required', detail, [
      { pointer: '/reason', code: 'assessments.reason_required', detail },
    ]);
  }
  return changeItem(platform, caller, place, {
    action: 'decide',
    event: 'decided',
    expected,
    write: async () => ({
      decision,
      decisionReason: reason ?? null,
      decidedAt: platform.now().toISOString(),
      decidedById: caller.actor.id,
    }),
  });
};
