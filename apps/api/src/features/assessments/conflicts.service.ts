import type { DeclareConflict, ReviewItem } from '@kerabat/shared/assessments/schema';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Expected } from '../../platform/etag.ts';
import { changeItem, type Place } from './opinions.service.ts';
import { deleteConflict, insertConflict, replaceOpinion } from './writes.queries.ts';

/** Whoever declares a conflict takes back what they said about the proposal. */
export const declareConflict = (
  platform: Platform,
  caller: Caller,
  place: Place,
  expected: Expected,
  { reason }: DeclareConflict,
): Promise<ReviewItem> =>
  changeItem(platform, caller, place, {
    action: 'declare-conflict',
    event: 'conflict_declared',
    expected,
    write: async (tx, _meeting, { proposal }) => {
      const own = { meetingId: place.id, proposalId: proposal.id, memberId: caller.actor.id ?? '' };
      await replaceOpinion(tx, own, platform.now().toISOString());
      await insertConflict(tx, { ...own, reason, declaredAt: platform.now().toISOString() });
      return {};
    },
  });

export const withdrawConflict = (
  platform: Platform,
  caller: Caller,
  place: Place,
  expected: Expected,
): Promise<ReviewItem> =>
  changeItem(platform, caller, place, {
    action: 'withdraw-conflict',
    event: 'conflict_withdrawn',
    expected,
    write: async (tx) => {
      await deleteConflict(tx, {
        meetingId: place.id,
        proposalId: place.proposalId,
        memberId: caller.actor.id ?? '',
      });
      return {};
    },
  });
