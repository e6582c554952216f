import { PERMISSION_HOLDERS } from '@kerabat/shared/access/permissions';
import type {
  MeetingSummary,
  ReviewItem,
  ReviewMeeting,
  ReviewOpinion,
} from '@kerabat/shared/assessments/schema';
import type { Actor } from '../../platform/actor.ts';
import { etagOf } from '../../platform/etag.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import {
  closingObstacles,
  conflictOf,
  conflictsOn,
  expectedOn,
  isMember,
  isWaitingFor,
  itemActions,
  mayReadOpinions,
  meetingActions,
  nextPermissions,
  obstaclesToReview,
  opinionOf,
  opinionsOn,
  quorumOn,
  type Agenda,
  type Given,
  type Meeting,
  type Member,
} from './assessments.policy.ts';
import type { findMinutes } from './minutes.queries.ts';
import type { MeetingRow } from './assessments.table.ts';

const refOf = ({ id, name, office }: Pick<Member, 'id' | 'name' | 'office'>) => ({ id, name, office });

const givenOf = ({ opinion, note, scores, givenAt }: Given) => ({
  opinion,
  note,
  scores,
  at: toIso(givenAt),
});

export const presentOpinion = (actor: Actor, meeting: Meeting, current: Given): ReviewOpinion => ({
  etag: etagOf(current.revision),
  ...givenOf(current),
  member: current.member,
  isOwn: current.memberId === actor.id,
  earlier: meeting.opinions
    .filter(
      ({ proposalId, memberId, revision }) =>
        proposalId === current.proposalId && memberId === current.memberId && revision < current.revision,
    )
    .map(givenOf),
});

const decisionOf = ({ row, decidedBy }: Agenda): ReviewItem['decision'] =>
  row.decision && row.decidedAt
    ? {
        decision: row.decision,
        reason: row.decisionReason,
        at: toIso(row.decidedAt),
        by: decidedBy ?? 'KERABAT',
      }
    : null;

const proposalOf = ({ proposal: { id, number, title, kind, status, agency } }: Agenda) => ({
  id,
  number,
  title,
  kind,
  status,
  agency,
});

export function presentItem(actor: Actor, meeting: Meeting, item: Agenda): ReviewItem {
  const mayRead = mayReadOpinions(actor, meeting, item);
  const own = opinionOf(meeting, item, actor.id);
  return {
    etag: etagOf(item.row.rowVersion),
    position: item.row.position,
    proposal: proposalOf(item),
    opinionCount: opinionsOn(meeting, item).length,
    expectedCount: expectedOn(meeting, item),
    quorum: quorumOn(meeting, item),
    conflicts: conflictsOn(meeting, item).map(({ member, ground, reason }) => ({
      member: refOf(member),
      ground,
      reason,
    })),
    ownConflict: conflictOf(meeting, item, actor),
    ownOpinion: own ? presentOpinion(actor, meeting, own) : null,
    collectionClosedAt: toIsoOrNull(item.row.collectionClosedAt),
    mayReadOpinions: mayRead,
    decision: mayRead ? decisionOf(item) : null,
    blockers: obstaclesToReview(item.proposal).map(({ pointer, code, detail }) => ({
      pointer,
      code,
      detail,
    })),
    allowedActions: itemActions(actor, meeting, item),
  };
}

interface Counted {
  row: MeetingRow;
  itemCount: number;
  memberIds: readonly string[];
}

export const presentSummary = (
  actor: Actor,
  { row, itemCount, memberIds }: Counted,
  waitingForMe: number,
): MeetingSummary => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  title: row.title,
  status: row.status,
  startsAt: toIso(row.startsAt),
  endsAt: toIso(row.endsAt),
  place: row.place,
  onlineUrl: row.onlineUrl,
  itemCount,
  memberCount: memberIds.length,
  isMember: actor.id !== null && memberIds.includes(actor.id),
  waitingForMe,
});

type Written = NonNullable<Awaited<ReturnType<typeof findMinutes>>>;

const fileOf = ({ fileName, size, sha256 }: Written['docx']) => ({ fileName, size, sha256 });

export function presentMeeting(
  actor: Actor,
  meeting: Meeting,
  { now, written }: { now: Date; written: Written | undefined },
): ReviewMeeting {
  const { row, members, items } = meeting;
  const actions = meetingActions(actor, meeting, now);
  return {
    ...presentSummary(
      actor,
      { row, itemCount: items.length, memberIds: members.map(({ id }) => id) },
      isMember(meeting, actor.id) ? items.filter((item) => isWaitingFor(actor, meeting, item)).length : 0,
    ),
    guests: row.guests,
    members: members.map((member) => ({
      ...refOf(member),
      presence: member.presence,
      representedBy: member.representedBy,
      isChair: member.isChair,
    })),
    criteria: { version: row.criteriaVersion, items: row.criteria },
    quorumPercent: meeting.quorumPercent,
    items: items.map((item) => presentItem(actor, meeting, item)),
    invitedAt: toIsoOrNull(row.invitedAt),
    closedAt: toIsoOrNull(row.closedAt),
    cancelReason: row.cancelReason,
    minutes: written
      ? {
          sha256: written.minutes.sha256,
          docx: fileOf(written.docx),
          pdf: written.pdf ? fileOf(written.pdf) : null,
        }
      : null,
    closingObstacles: actions.includes('close') ? closingObstacles(meeting) : [],
    allowedActions: actions,
    nextActors: nextPermissions(row).map((permission) => ({
      permission,
      label: (PERMISSION_HOLDERS as Partial<Record<string, string>>)[permission] ?? permission,
    })),
  };
}
