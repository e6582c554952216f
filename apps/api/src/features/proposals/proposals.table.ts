import { sql } from 'drizzle-orm';
import {
  bigint,
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
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import type { ImportSource } from '@kerabat/shared/proposals/schema';
import type { ProposalContent } from '@kerabat/shared/proposals/content.schema';
import {
  DOCUMENT_KINDS,
  EXCEPTION_REASONS,
  INITIATORS,
  PROPOSAL_KINDS,
  PROPOSAL_STATUSES,
  TARGET_DOCUMENTS,
  THIRD_PARTY_SUBTYPES,
} from '@kerabat/shared/proposals/vocabulary';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { proposalPeriods } from '../periods/periods.table.ts';
import { users } from '../users/users.table.ts';
import { proposalBundles } from './bundles.table.ts';

const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });
const json = <Field extends keyof ProposalContent>() => jsonb().$type<ProposalContent[Field]>();

type WithStatus = Record<'submittedAt' | 'status', AnyPgColumn>;

/** `submittedAt` alone would show the answer to a return before the head has approved it. */
const handedIn = ({ submittedAt, status }: WithStatus) =>
  sql`(${submittedAt} is not null and ${status} <> 'awaiting_head')`;

export const proposals = pgTable(
  'proposals',
  {
    id: id(),
    number: text(),
    status: text({ enum: PROPOSAL_STATUSES }).notNull().default('draft'),
    statusSince: createdAt(),
    dueOn: date({ mode: 'string' }),
    /** Where `send-back` and `reopen` lead. */
    originStatus: text({ enum: PROPOSAL_STATUSES }),
    /** Hand-ins so far. */
    version: integer().notNull().default(0),
    submittedAt: instant(),
    /** First hand-in, else creation: the register's order, never null. */
    listedAt: createdAt(),
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    mergedIntoId: uuid(),
    /** Who of the bureau verifies it. */
    assigneeId: uuid().references(() => users.id, { onDelete: 'set null' }),
    bundleId: uuid().references(() => proposalBundles.id, { onDelete: 'set null' }),
    isSample: boolean().notNull().default(false),
    sourceUrl: text(),
    source: jsonb().$type<ImportSource>(),
    /** Who wrote or approved it: they may not verify it. */
    authorIds: uuid().array().notNull().default([]),

    title: text().notNull(),
    kind: text({ enum: PROPOSAL_KINDS }),
    kindReason: text(),
    thirdPartySubtype: text({ enum: THIRD_PARTY_SUBTYPES }),
    initiator: text({ enum: INITIATORS }).notNull().default('DAERAH'),
    supportingAgencyIds: uuid().array().notNull().default([]),
    affairCodes: text().array().notNull().default([]),
    planningTargetIds: uuid().array().notNull().default([]),
    periodId: uuid().references(() => proposalPeriods.id),
    background: text(),
    problem: text(),
    potential: text(),
    objectives: text(),
    scope: text().array().notNull().default([]),
    locationCodes: text().array().notNull().default([]),
    locationText: text(),
    candidatePartners: json<'candidatePartners'>().notNull().default([]),
    benefits: json<'benefits'>().notNull().default({ region: null, partner: null, public: null }),
    socialEnvironmentalImpact: text(),
    indicators: json<'indicators'>().notNull().default([]),
    funding: json<'funding'>().notNull().default([]),
    estimatedCost: bigint({ mode: 'number' }),
    startDate: date({ mode: 'string' }),
    endDate: date({ mode: 'string' }),
    durationMonths: integer(),
    contact: json<'contact'>(),
    targetDocument: text({ enum: TARGET_DOCUMENTS }),
    priority: integer(),
    planLink: json<'planLink'>(),
    crossBorderImpact: json<'crossBorderImpact'>(),
    jointEfficiency: json<'jointEfficiency'>(),
    regionalNeeds: text(),
    dprdAnswers: json<'dprdAnswers'>(),
    lawCheck: json<'lawCheck'>(),
    exceptionReason: text({ enum: EXCEPTION_REASONS }),

    /** Result of the DPRD questions (R-DPRD, R-DPRD-LN); null: not answered. */
    dprdNeeded: boolean(),
    /** Normalised words of every searched field (platform/search-text.ts). */
    searchText: text().notNull().default(''),
    search: tsvector().generatedAlwaysAs(sql`to_tsvector('simple', search_text)`),
    /** The normalised title, for look-alikes. */
    titleKey: text().notNull().default(''),
    /** Candidate partners as they are compared: the code of a region, else the normalised name. */
    partnerKeys: text().array().notNull().default([]),

    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex().on(table.number),
    index('proposals_listed').on(table.listedAt, table.id),
    // Most lists are the province's: they must not wade through the agencies' newest drafts.
    index('proposals_handed_in_listed').on(table.listedAt, table.id).where(handedIn(table)),
    index('proposals_agency_listed').on(table.agencyId, table.listedAt, table.id),
    index('proposals_status_listed').on(table.status, table.listedAt, table.id),
    index('proposals_period_listed').on(table.periodId, table.listedAt, table.id),
    index('proposals_assignee')
      .on(table.assigneeId, table.listedAt, table.id)
      .where(sql`${table.assigneeId} is not null`),
    index('proposals_bundle').on(table.bundleId),
    index('proposals_updated').on(table.updatedAt, table.id),
    index('proposals_title').on(table.title, table.id),
    index('proposals_due').on(sql`(coalesce(${table.dueOn}, '9999-12-31'::date))`, table.id),
    index('proposals_status_due').on(
      table.status,
      sql`(coalesce(${table.dueOn}, '9999-12-31'::date))`,
      table.id,
    ),
    index('proposals_search').using('gin', table.search),
    index('proposals_title_key').using('gin', sql`${table.titleKey} gin_trgm_ops`),
    index('proposals_partners').using('gin', table.partnerKeys),
    index('proposals_affairs').using('gin', table.affairCodes),
    index('proposals_locations').using('gin', table.locationCodes),
    index('proposals_merged_into')
      .on(table.mergedIntoId)
      .where(sql`${table.mergedIntoId} is not null`),
    index('proposals_supporting').using('gin', table.supportingAgencyIds),
  ],
);
/** What the province may see of any agency; written as its index is, so that the planner knows it again. */
export const isHandedIn = handedIn(proposals);
/** A record without what only the search and the look-alikes read. */
export type ProposalRow = Omit<typeof proposals.$inferSelect, 'search' | 'searchText' | 'partnerKeys'>;
export type NewProposalRow = typeof proposals.$inferInsert;

/** The last number issued per agency and year: gapless, because it is taken in the submitting transaction. */
export const proposalCounters = pgTable(
  'proposal_counters',
  {
    agencyId: uuid()
      .notNull()
      .references(() => agencies.id),
    year: integer().notNull(),
    lastNumber: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.agencyId, table.year] })],
);

/** What happened to a proposal: who, when, what, why. Rows are only added. */
export const proposalHistory = pgTable(
  'proposal_history',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    at: createdAt(),
    action: text().notNull(),
    fromStatus: text({ enum: PROPOSAL_STATUSES }),
    toStatus: text({ enum: PROPOSAL_STATUSES }).notNull(),
    actorId: uuid(),
    actorName: text().notNull(),
    actorOffice: text(),
    onBehalfOf: text(),
    note: text(),
    version: integer().notNull(),
    rowVersion: integer().notNull(),
    changedFields: text().array().notNull().default([]),
    /** Result of the guards at the moment of the step (domain §9, invariant 8). */
    guards: jsonb().$type<{ guard: string; holds: boolean; needed?: boolean | null }[]>(),
    /** The content as handed in, kept at every `submit`. */
    content: jsonb().$type<Partial<ProposalContent>>(),
  },
  (table) => [index().on(table.proposalId, table.at)],
);
export type HistoryRow = typeof proposalHistory.$inferSelect;

export const proposalRemarks = pgTable(
  'proposal_remarks',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    at: createdAt(),
    authorId: uuid(),
    authorName: text().notNull(),
    authorOffice: text(),
    body: text().notNull(),
    internal: boolean().notNull(),
    replyToId: uuid(),
    mentionIds: uuid().array().notNull().default([]),
  },
  (table) => [index().on(table.proposalId, table.at)],
);

export const proposalAttachments = pgTable(
  'proposal_attachments',
  {
    id: id(),
    proposalId: uuid()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    fileId: uuid()
      .notNull()
      .references(() => storedFiles.id),
    documentKind: text({ enum: DOCUMENT_KINDS }).notNull(),
    createdAt: createdAt(),
  },
  (table) => [index().on(table.proposalId), index().on(table.fileId)],
);
