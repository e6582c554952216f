import { sql } from 'drizzle-orm';
import {
  boolean,
  customType,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Cooperation, Party } from '@kerabat/shared/cooperations/schema';
import {
  CASE_ORIGINS,
  CASE_ROUTES,
  CASE_STATUSES,
  END_REASON_CODES,
  WITHDRAWAL_REASON_CODES,
  type CaseChange,
} from '@kerabat/shared/cooperations/vocabulary';
import type { CaseAnswers, Procedure } from '@kerabat/shared/procedures/types';
import { AWAITED, PROCEDURE_CODES } from '@kerabat/shared/procedures/vocabulary';
import {
  EXCEPTION_REASONS,
  INITIATORS,
  PROPOSAL_KINDS,
  THIRD_PARTY_SUBTYPES,
} from '@kerabat/shared/proposals/vocabulary';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { partners } from '../partners/partners.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/**
 * Every procedure version that a case ever began with, as it stood: a later version of the program never changes or breaks a
 * running case. Written at start from `packages/shared/src/procedures`.
 */
export const procedureVersions = pgTable(
  'procedure_versions',
  {
    code: text({ enum: PROCEDURE_CODES }).notNull(),
    version: integer().notNull(),
    definition: jsonb().$type<Procedure>().notNull(),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.code, table.version] })],
);

export const cooperations = pgTable(
  'cooperations',
  {
    id: id(),
    number: text().notNull(),
    title: text().notNull(),
    kind: text({ enum: PROPOSAL_KINDS }).notNull(),
    route: text({ enum: CASE_ROUTES }).notNull().default('full'),
    origin: text({ enum: CASE_ORIGINS }).notNull(),
    originReason: text(),
    initiator: text({ enum: INITIATORS }).notNull(),
    exceptionReason: text({ enum: EXCEPTION_REASONS }),
    thirdPartySubtype: text({ enum: THIRD_PARTY_SUBTYPES }),
    status: text({ enum: CASE_STATUSES }).notNull().default('running'),
    procedureCode: text({ enum: PROCEDURE_CODES }).notNull(),
    procedureVersion: integer().notNull(),
    leadAgencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    supportingAgencyIds: uuid().array().notNull().default([]),
    officerId: uuid().references(() => users.id, { onDelete: 'set null' }),
    deputyId: uuid().references(() => users.id, { onDelete: 'set null' }),
    background: text(),
    objectives: text(),
    scope: text().array().notNull().default([]),
    affairCodes: text().array().notNull().default([]),
    locationCodes: text().array().notNull().default([]),
    planningTargetIds: uuid().array().notNull().default([]),
    indicators: jsonb().$type<Cooperation['indicators']>().notNull().default([]),
    answers: jsonb().$type<CaseAnswers>().notNull(),
    /** Codes of the stages that are open now, for lists and the board; follows `cooperation_stages`. */
    openStageCodes: text().array().notNull().default([]),
    /** The nearest limit of an open stage. */
    dueOn: date({ mode: 'string' }),
    /** The last step forward or back: what the stall alarm counts from. */
    movedAt: createdAt(),
    /** When the first KB was signed and when the first PKS: the alarm "KB without PKS". */
    kbSignedOn: date({ mode: 'string' }),
    pksSignedOn: date({ mode: 'string' }),
    /** By when the earliest offer under way should be answered, and when a paper that a stage ahead needs expires. */
    replyDueOn: date({ mode: 'string' }),
    paperExpiresOn: date({ mode: 'string' }),
    endReason: text({ enum: [...END_REASON_CODES, ...WITHDRAWAL_REASON_CODES] }),
    endNote: text(),
    endedOn: date({ mode: 'string' }),
    endedBy: text(),
    isSample: boolean().notNull().default(false),
    searchText: text().notNull().default(''),
    search: tsvector().generatedAlwaysAs(sql`to_tsvector('simple', search_text)`),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex().on(table.number),
    index('cooperations_moved').on(table.movedAt, table.id),
    index('cooperations_created').on(table.createdAt, table.id),
    index('cooperations_title').on(table.title, table.id),
    index('cooperations_due').on(sql`(coalesce(${table.dueOn}, '9999-12-31'::date))`, table.id),
    index('cooperations_lead').on(table.leadAgencyId, table.movedAt, table.id),
    index('cooperations_officer').on(table.officerId, table.movedAt, table.id),
    index('cooperations_supporting').using('gin', table.supportingAgencyIds),
    index('cooperations_open_stages').using('gin', table.openStageCodes),
    index('cooperations_search').using('gin', table.search),
  ],
);
export type CooperationRow = Omit<typeof cooperations.$inferSelect, 'search' | 'searchText'>;

/** Gapless per year, taken in the creating transaction. */
export const cooperationCounters = pgTable('cooperation_counters', {
  year: integer().primaryKey(),
  lastNumber: integer().notNull(),
});

export const cooperationProposals = pgTable(
  'cooperation_proposals',
  {
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id),
  },
  (table) => [primaryKey({ columns: [table.cooperationId, table.proposalId] }), index().on(table.proposalId)],
);

/** The province is the party of order 1 and has no partner. */
export const cooperationParties = pgTable(
  'cooperation_parties',
  {
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    order: integer().notNull(),
    partnerId: uuid().references(() => partners.id),
    representative: jsonb().$type<Party['representative']>(),
  },
  (table) => [primaryKey({ columns: [table.cooperationId, table.order] }), index().on(table.partnerId)],
);

/** A stage of a case that has been opened, and perhaps passed; reopened stages lose `passedAt`. */
export const cooperationStages = pgTable(
  'cooperation_stages',
  {
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    code: text().notNull(),
    openedAt: createdAt(),
    dueOn: date({ mode: 'string' }),
    /** Whom it waits for while it is open; as `awaitedBy` says, kept for lists. */
    awaits: text({ enum: AWAITED }).array().notNull().default(['actor']),
    passedAt: instant(),
    passedBy: text(),
    note: text(),
  },
  (table) => [
    primaryKey({ columns: [table.cooperationId, table.code] }),
    index('cooperation_stages_open')
      .on(table.code, table.dueOn)
      .where(sql`${table.passedAt} is null`),
  ],
);

/**
 * What waits for somebody: each open stage (`requirement` null) and each requirement of it that is not met. Written anew in the
 * transaction of every change of the case; `assigneeId` and `since` survive.
 */
export const cooperationTasks = pgTable(
  'cooperation_tasks',
  {
    id: id(),
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    stage: text().notNull(),
    requirement: text(),
    label: text().notNull(),
    /** How far a paper is that somebody brought: it waits for its check, or was returned with this remark. */
    detail: text(),
    /** Who may do it, when nobody is named. */
    permission: text().notNull(),
    assigneeId: uuid().references(() => users.id, { onDelete: 'set null' }),
    since: createdAt(),
    dueOn: date({ mode: 'string' }),
  },
  (table) => [
    uniqueIndex('cooperation_tasks_what').on(
      table.cooperationId,
      table.stage,
      sql`(coalesce(${table.requirement}, ''))`,
    ),
    index('cooperation_tasks_due')
      .on(table.permission, sql`(coalesce(${table.dueOn}, '9999-12-31'::date))`, table.id)
      .where(sql`${table.assigneeId} is null`),
    index('cooperation_tasks_assignee')
      .on(table.assigneeId, sql`(coalesce(${table.dueOn}, '9999-12-31'::date))`, table.id)
      .where(sql`${table.assigneeId} is not null`),
  ],
);

export const cooperationOverrides = pgTable(
  'cooperation_overrides',
  {
    id: id(),
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    stage: text().notNull(),
    requirement: text().notNull(),
    label: text().notNull(),
    reason: text().notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    actorOffice: text(),
    at: createdAt(),
  },
  (table) => [uniqueIndex().on(table.cooperationId, table.requirement)],
);

/** What happened to a case. Rows are only added. */
export const cooperationHistory = pgTable(
  'cooperation_history',
  {
    id: id(),
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    at: createdAt(),
    action: text().$type<CaseChange>().notNull(),
    stage: text(),
    stageLabel: text(),
    actorId: uuid(),
    actorName: text().notNull(),
    actorOffice: text(),
    /** The absent colleague for whom the actor stood in. */
    onBehalfOf: text(),
    note: text(),
    changedFields: text().array().notNull().default([]),
    rowVersion: integer().notNull(),
    /** The rules as they were checked at that moment (domain §9, invariant 8). */
    checks: jsonb().$type<{ requirement: string; holds: boolean; overridden: boolean }[]>(),
  },
  (table) => [index().on(table.cooperationId, table.at)],
);

/** The conversation about a case; internal remarks are the bureau's own. */
export const cooperationRemarks = pgTable(
  'cooperation_remarks',
  {
    id: id(),
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    at: createdAt(),
    authorId: uuid(),
    authorName: text().notNull(),
    authorOffice: text(),
    body: text().notNull(),
    internal: boolean().notNull().default(false),
    replyToId: uuid(),
  },
  (table) => [index().on(table.cooperationId, table.at)],
);
