import { ROLE_PERMISSIONS, ROLES, type Permission, type Role } from '@kerabat/shared/access/permissions';
import { quorumOf, type Quorum } from '@kerabat/shared/assessments/scoring';
import type { MeetingAction, ReviewItem } from '@kerabat/shared/assessments/schema';
import type { ConflictGround } from '@kerabat/shared/assessments/vocabulary';
import { checkGuards, type GuardRefusal, type ProposalFacts } from '@kerabat/shared/proposals/guards';
import type { ProposalKind, ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { findTransitions } from '@kerabat/shared/proposals/workflow';
import { officeDay } from '@kerabat/shared/time/working-days';
import { has, type Actor } from '../../platform/actor.ts';
import type { ConflictRow, ItemRow, MeetingRow, OpinionRow } from './assessments.table.ts';

export interface Member {
  id: string;
  name: string;
  office: string | null;
  email: string;
  agencyId: string | null;
  isChair: boolean;
  presence: 'present' | 'absent' | 'represented' | null;
  representedBy: string | null;
}

/** A proposal on the agenda, with what the rules ask about it. */
export interface Agenda {
  row: ItemRow;
  decidedBy: string | null;
  proposal: {
    id: string;
    number: string | null;
    title: string;
    kind: ProposalKind | null;
    status: ProposalStatus;
    agencyId: string;
    supportingAgencyIds: string[];
    authorIds: string[];
    attachmentKinds: string[];
    agency: { id: string; numberCode: string; name: string; shortName: string };
  };
}

export type Given = OpinionRow & { member: { id: string; name: string; office: string | null } };

/** A meeting with everything that belongs to it: small enough to be read whole. */
export interface Meeting {
  row: MeetingRow;
  quorumPercent: number;
  members: Member[];
  items: Agenda[];
  /** Also those that were replaced. */
  opinions: Given[];
  conflicts: ConflictRow[];
}

const rolesWith = (permission: Permission): Role[] =>
  ROLES.filter((role) => (ROLE_PERMISSIONS[role] as readonly Permission[]).includes(permission));
export const REVIEWERS: readonly Role[] = rolesWith('review.give-opinion');
export const CHAIRS: readonly Role[] = rolesWith('proposal.decide-review');

const isOf = (item: Agenda) => (row: { proposalId: string }) => row.proposalId === item.row.proposalId;

export const isMember = ({ members }: Meeting, id: string | null): boolean =>
  members.some((member) => member.id === id);

/** The opinions that count: not replaced, and not by somebody in conflict. */
export const opinionsOn = (meeting: Meeting, item: Agenda): Given[] =>
  meeting.opinions.filter(
    (given) =>
      isOf(item)(given) && given.replacedAt === null && conflictFrom(meeting, item, given.memberId) === null,
  );

export const opinionOf = (meeting: Meeting, item: Agenda, memberId: string | null): Given | undefined =>
  opinionsOn(meeting, item).find((given) => given.memberId === memberId);

interface Conflict {
  ground: ConflictGround;
  reason: string | null;
}

/** Nobody judges the proposal of their own agency, or what they wrote; everything else people declare themselves. */
export function conflictOf(
  meeting: Meeting,
  item: Agenda,
  person: { id: string | null; agencyId: string | null },
): Conflict | null {
  const { proposal } = item;
  const wrote = person.id !== null && proposal.authorIds.includes(person.id);
  if (wrote || (person.agencyId !== null && person.agencyId === proposal.agencyId))
    return { ground: 'PENGUSUL', reason: null };
  if (person.agencyId !== null && proposal.supportingAgencyIds.includes(person.agencyId))
    return { ground: 'PENDUKUNG', reason: null };
  const declared = meeting.conflicts.find((row) => isOf(item)(row) && row.memberId === person.id);
  return declared ? { ground: 'DINYATAKAN', reason: declared.reason } : null;
}

const conflictFrom = (meeting: Meeting, item: Agenda, memberId: string): Conflict | null => {
  const member = meeting.members.find(({ id }) => id === memberId);
  return member ? conflictOf(meeting, item, member) : null;
};

export const conflictsOn = (meeting: Meeting, item: Agenda) =>
  meeting.members.flatMap((member) => {
    const conflict = conflictOf(meeting, item, member);
    return conflict ? [{ member, ...conflict }] : [];
  });

const eligibleFor = (meeting: Meeting, item: Agenda): Member[] =>
  meeting.members.filter((member) => conflictOf(meeting, item, member) === null);

export const expectedOn = (meeting: Meeting, item: Agenda): number => eligibleFor(meeting, item).length;

export function quorumOn(meeting: Meeting, item: Agenda): Quorum {
  const eligible = eligibleFor(meeting, item);
  const present = eligible.filter(({ presence }) => presence === 'present' || presence === 'represented');
  return quorumOf(eligible.length, present.length, meeting.quorumPercent);
}

/** It left the review by another way (withdrawn, or decided outside a meeting): nothing is left to decide here. */
export const isGone = ({ proposal }: Agenda): boolean => proposal.status !== 'in_review';

const isRunning = ({ row }: Meeting): boolean => row.status === 'invited' || row.status === 'held';

/**
 * Who reads the opinions on a proposal, and what was decided, before the meeting is closed. Members: once they have given
 * theirs, or can no longer give any. The chair and the secretariat: once the chair has given theirs or closed the
 * collection. Whoever is in conflict, and everybody else: only afterwards.
 */
export function mayReadOpinions(actor: Actor, meeting: Meeting, item: Agenda): boolean {
  if (meeting.row.status === 'closed') return true;
  if (conflictOf(meeting, item, actor) !== null) return false;
  const isOver = item.row.collectionClosedAt !== null || item.row.decision !== null;
  if (isMember(meeting, actor.id)) return isOver || opinionOf(meeting, item, actor.id) !== undefined;
  if (!has(actor, 'proposal.decide-review') && !has(actor, 'review.manage')) return false;
  return isOver || opinionsOn(meeting, item).some(({ asChair }) => asChair);
}

type ItemAction = ReviewItem['allowedActions'][number];

const isOpenFor = (meeting: Meeting, item: Agenda): boolean =>
  isRunning(meeting) && item.row.decision === null && !isGone(item);

/** After the collection is closed, members who gave an opinion may still change it, and nobody gives a first one. */
function mayGive(actor: Actor, meeting: Meeting, item: Agenda): boolean {
  if (!has(actor, 'review.give-opinion') || !isMember(meeting, actor.id)) return false;
  if (!isOpenFor(meeting, item)) return false;
  return item.row.collectionClosedAt === null || opinionOf(meeting, item, actor.id) !== undefined;
}

export function itemActions(actor: Actor, meeting: Meeting, item: Agenda): ItemAction[] {
  const conflict = conflictOf(meeting, item, actor);
  const isOpen = isOpenFor(meeting, item);
  if (conflict)
    return conflict.ground === 'DINYATAKAN' && isOpen && isMember(meeting, actor.id)
      ? ['withdraw-conflict']
      : [];
  const decides = has(actor, 'proposal.decide-review');
  return [
    ...(mayGive(actor, meeting, item) ? (['give-opinion'] as const) : []),
    ...(isOpen && has(actor, 'review.give-opinion') && isMember(meeting, actor.id)
      ? (['declare-conflict'] as const)
      : []),
    ...(decides && isOpen && item.row.collectionClosedAt === null ? (['close-collection'] as const) : []),
    ...(decides && meeting.row.status === 'held' && !isGone(item) ? (['decide'] as const) : []),
  ];
}

export const isWaitingFor = (actor: Actor, meeting: Meeting, item: Agenda): boolean =>
  itemActions(actor, meeting, item).includes('give-opinion') &&
  opinionOf(meeting, item, actor.id) === undefined;

export const hasBegun = ({ startsAt }: MeetingRow, now: Date): boolean =>
  officeDay(new Date(startsAt)) <= officeDay(now);

export function meetingActions(actor: Actor, { row }: Meeting, now: Date): MeetingAction[] {
  const manages = has(actor, 'review.manage');
  const isBefore = row.status === 'planned' || row.status === 'invited';
  const isCalled = row.status === 'invited' || row.status === 'held';
  return [
    ...(manages && isBefore ? (['edit', 'put-agenda'] as const) : []),
    ...(row.status === 'planned' && has(actor, 'proposal.schedule-review') ? (['invite'] as const) : []),
    ...(manages && isCalled && hasBegun(row, now) ? (['record-presence'] as const) : []),
    ...(manages && isBefore ? (['cancel'] as const) : []),
    ...(row.status === 'held' && has(actor, 'proposal.decide-review') ? (['close'] as const) : []),
  ];
}

const NEXT: Record<MeetingRow['status'], readonly Permission[]> = {
  planned: ['proposal.schedule-review'],
  invited: ['review.give-opinion', 'review.manage'],
  held: ['review.give-opinion', 'proposal.decide-review'],
  closed: [],
  cancelled: [],
};
export const nextPermissions = ({ status }: MeetingRow): readonly Permission[] => NEXT[status];

const NO_FACTS: ProposalFacts = {
  title: null,
  kind: null,
  kindReason: null,
  affairCodes: [],
  hasNarrative: false,
  planningTargetCount: 0,
  hasPlanLink: false,
  exceptionReason: null,
  lawCheck: null,
  partners: [],
  crossBorderImpact: null,
  jointEfficiency: null,
  thirdPartySubtype: null,
  attachmentKinds: [],
  period: null,
  now: new Date(0),
  cooperationCount: 0,
};
const REVIEW_GUARDS = findTransitions('schedule-review', 'mapped').flatMap(({ guards }) => guards);

/** What keeps a mapped proposal out of the review: the guards of its step, from the table. */
export const obstaclesToReview = ({
  kind,
  status,
  attachmentKinds,
}: Pick<Agenda['proposal'], 'kind' | 'status' | 'attachmentKinds'>): GuardRefusal[] =>
  status === 'mapped' ? checkGuards(REVIEW_GUARDS, { ...NO_FACTS, kind, attachmentKinds }) : [];

export interface Obstacle {
  pointer: string;
  code: string;
  detail: string;
}

const nameOf = ({ proposal }: Agenda): string => proposal.number ?? proposal.title;

/** Why the meeting cannot be closed yet; each says what to do. */
export function closingObstacles(meeting: Meeting): Obstacle[] {
  return meeting.items.flatMap((item, index): Obstacle[] => {
    if (isGone(item)) return [];
    const at = (code: string, detail: string): Obstacle => ({ pointer: `/items/${index}`, code, detail });
    if (item.row.decision === null)
      return [
        at(
          'assessments.undecided',
          `${nameOf(item)} belum diputuskan. Putuskan, atau lanjutkan pada rapat berikutnya.`,
        ),
      ];
    if (item.row.decision === 'carry-over') return [];
    const { isMet, missing, needed, present } = quorumOn(meeting, item);
    const quorum = at(
      'assessments.quorum_not_met',
      `Kuorum ${nameOf(item)} kurang ${missing} anggota: hadir ${present} dari ${needed} yang diperlukan. Catat kehadiran mereka, atau lanjutkan usulan ini pada rapat berikutnya.`,
    );
    const silent = at(
      'assessments.no_opinion',
      `Belum ada pendapat anggota atas ${nameOf(item)}. Keputusan didasarkan pada sedikitnya satu pendapat.`,
    );
    return [...(isMet ? [] : [quorum]), ...(opinionsOn(meeting, item).length === 0 ? [silent] : [])];
  });
}
