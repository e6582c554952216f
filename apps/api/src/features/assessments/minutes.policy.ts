import { createHash } from 'node:crypto';
import type {
  ConflictGround,
  Criterion,
  Opinion,
  Presence,
  ReviewDecision,
} from '@kerabat/shared/assessments/vocabulary';
import {
  meansOf,
  weightedScore,
  weightsOf,
  type Quorum,
  type Scores,
} from '@kerabat/shared/assessments/scoring';
import {
  isGone,
  isMember,
  opinionsOn,
  quorumOn,
  conflictsOn,
  type Agenda,
  type Meeting,
} from './assessments.policy.ts';

/** What the minutes hold: names and words as they were that day, so that nothing that changes later changes them. */
export interface MinutesRecord {
  meetingId: string;
  title: string;
  startsAt: string;
  endsAt: string;
  place: string | null;
  onlineUrl: string | null;
  guests: string[];
  quorumPercent: number;
  criteria: Criterion[];
  members: {
    name: string;
    office: string | null;
    isChair: boolean;
    presence: Presence | null;
    representedBy: string | null;
  }[];
  items: MinutesItem[];
  closedAt: string;
  closedBy: string;
}

export interface MinutesItem {
  proposalId: string;
  number: string | null;
  title: string;
  agency: string;
  /** It left the review meanwhile, so nothing was decided. */
  gone: boolean;
  quorum: Quorum;
  conflicts: { name: string; ground: ConflictGround; reason: string | null }[];
  opinions: {
    name: string;
    office: string | null;
    opinion: Opinion;
    note: string;
    scores: Scores;
    weighted: number | null;
  }[];
  means: Scores;
  weighted: number | null;
  decision: ReviewDecision | null;
  reason: string | null;
  decidedBy: string | null;
}

function itemOf(meeting: Meeting, item: Agenda): MinutesItem {
  const weights = weightsOf(meeting.row.criteria);
  const opinions = opinionsOn(meeting, item).filter(({ memberId }) => isMember(meeting, memberId));
  const means = meansOf(opinions.map(({ scores }) => scores));
  const gone = isGone(item);
  return {
    proposalId: item.proposal.id,
    number: item.proposal.number,
    title: item.proposal.title,
    agency: item.proposal.agency.name,
    gone,
    quorum: quorumOn(meeting, item),
    conflicts: conflictsOn(meeting, item).map(({ member, ground, reason }) => ({
      name: member.name,
      ground,
      reason,
    })),
    opinions: opinions.map(({ member, opinion, note, scores }) => ({
      name: member.name,
      office: member.office,
      opinion,
      note,
      scores,
      weighted: weightedScore(scores, weights),
    })),
    means,
    weighted: weightedScore(means, weights),
    decision: gone ? null : item.row.decision,
    reason: gone ? null : item.row.decisionReason,
    decidedBy: gone ? null : item.decidedBy,
  };
}

export const recordOf = (meeting: Meeting, closedAt: string, closedBy: string): MinutesRecord => ({
  meetingId: meeting.row.id,
  title: meeting.row.title,
  startsAt: new Date(meeting.row.startsAt).toISOString(),
  endsAt: new Date(meeting.row.endsAt).toISOString(),
  place: meeting.row.place,
  onlineUrl: meeting.row.onlineUrl,
  guests: meeting.row.guests,
  quorumPercent: meeting.quorumPercent,
  criteria: meeting.row.criteria,
  members: meeting.members.map(({ name, office, isChair, presence, representedBy }) => ({
    name,
    office,
    isChair,
    presence,
    representedBy,
  })),
  items: meeting.items.map((item) => itemOf(meeting, item)),
  closedAt,
  closedBy,
});

const canonical = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
};

/** Anybody can compute it again from the stored record, whatever order its keys come back in. */
export const sealOf = (record: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(canonical(record)))
    .digest('hex');
