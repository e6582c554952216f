import { sql } from 'drizzle-orm';
import {
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  MEETING_STATUSES,
  OPINIONS,
  PRESENCES,
  REVIEW_DECISIONS,
  type Criterion,
} from '@kerabat/shared/assessments/vocabulary';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import type { MinutesRecord } from './minutes.policy.ts';

/** Each change of the criteria is a version of its own; the highest is the one for meetings to come. */
export const reviewCriteria = pgTable('review_criteria', {
  version: integer().primaryKey(),
  items: jsonb().$type<Criterion[]>().notNull(),
  changedAt: createdAt(),
  changedById: uuid().references(() => users.id),
});

export const reviewMeetings = pgTable(
  'review_meetings',
  {
    id: id(),
    title: text().notNull(),
    status: text({ enum: MEETING_STATUSES }).notNull().default('planned'),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    place: text(),
    onlineUrl: text(),
    guests: text().array().notNull().default([]),
    criteriaVersion: integer().notNull(),
    /** The meeting's own copy: later versions change no meeting. */
    criteria: jsonb().$type<Criterion[]>().notNull(),
    /** SEQUENCE of the calendar entry: rises with every change that people must hear of (RFC 5545 §3.8.7.4). */
    sequence: integer().notNull().default(0),
    invitedAt: instant(),
    closedAt: instant(),
    /** The setting as it was when the meeting was closed; until then the office's own holds. */
    quorumPercent: integer(),
    cancelReason: text(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('review_meetings_starts').on(table.startsAt, table.id)],
);
export type MeetingRow = typeof reviewMeetings.$inferSelect;

export const reviewMembers = pgTable(
  'review_members',
  {
    meetingId: uuid()
      .notNull()
      .references(() => reviewMeetings.id),
    memberId: uuid()
      .notNull()
      .references(() => users.id),
    presence: text({ enum: PRESENCES }),
    representedBy: text(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.memberId] }),
    index('review_members_member').on(table.memberId),
  ],
);

/** A proposal on the agenda of a meeting. */
export const reviewItems = pgTable(
  'review_items',
  {
    meetingId: uuid()
      .notNull()
      .references(() => reviewMeetings.id),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id),
    position: integer().notNull(),
    collectionClosedAt: instant(),
    decision: text({ enum: REVIEW_DECISIONS }),
    decisionReason: text(),
    decidedAt: instant(),
    decidedById: uuid().references(() => users.id),
    /** The version of the meeting at which the item last changed: its ETag. */
    rowVersion: rowVersion(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.proposalId] }),
    index('review_items_proposal').on(table.proposalId),
  ],
);
export type ItemRow = typeof reviewItems.$inferSelect;

/** Every opinion ever given; the one that was not replaced counts. */
export const reviewOpinions = pgTable(
  'review_opinions',
  {
    id: id(),
    meetingId: uuid().notNull(),
    proposalId: uuid().notNull(),
    memberId: uuid()
      .notNull()
      .references(() => users.id),
    /** Whether it was the chair's: from then on the chair and the secretariat may read the others'. */
    asChair: boolean().notNull().default(false),
    revision: integer().notNull(),
    opinion: text({ enum: OPINIONS }).notNull(),
    note: text().notNull(),
    scores: jsonb().$type<Record<string, number>>().notNull(),
    givenAt: createdAt(),
    replacedAt: instant(),
  },
  (table) => [
    foreignKey({
      columns: [table.meetingId, table.proposalId],
      foreignColumns: [reviewItems.meetingId, reviewItems.proposalId],
    }),
    uniqueIndex('review_opinions_current')
      .on(table.meetingId, table.proposalId, table.memberId)
      .where(sql`${table.replacedAt} is null`),
  ],
);
export type OpinionRow = typeof reviewOpinions.$inferSelect;

/** Conflicts of interest that members declare; those by agency follow from the records. */
export const reviewConflicts = pgTable(
  'review_conflicts',
  {
    meetingId: uuid().notNull(),
    proposalId: uuid().notNull(),
    memberId: uuid()
      .notNull()
      .references(() => users.id),
    reason: text().notNull(),
    declaredAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.proposalId, table.memberId] }),
    foreignKey({
      columns: [table.meetingId, table.proposalId],
      foreignColumns: [reviewItems.meetingId, reviewItems.proposalId],
    }).onDelete('cascade'),
  ],
);
export type ConflictRow = typeof reviewConflicts.$inferSelect;

/** The minutes as they were when the meeting was closed. Rows are only added (APPEND_ONLY in platform/migrate.ts). */
export const reviewMinutes = pgTable('review_minutes', {
  meetingId: uuid()
    .primaryKey()
    .references(() => reviewMeetings.id),
  record: jsonb().$type<MinutesRecord>().notNull(),
  /** Over the record, see `sealOf`. */
  sha256: text().notNull(),
  docxFileId: uuid()
    .notNull()
    .references(() => storedFiles.id),
  pdfFileId: uuid().references(() => storedFiles.id),
  writtenAt: createdAt(),
});
export type MinutesRow = typeof reviewMinutes.$inferSelect;
