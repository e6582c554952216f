import { sql } from 'drizzle-orm';
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import {
  DISPUTE_STEPS,
  EVENT_KINDS,
  OFFER_DIRECTIONS,
  OFFER_STATES,
  SIGNING_METHODS,
} from '@kerabat/shared/cooperations/vocabulary';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { partners } from '../partners/partners.table.ts';
import { users } from '../users/users.table.ts';
import { cooperations } from './cooperations.table.ts';

const cooperationId = () =>
  uuid()
    .notNull()
    .references(() => cooperations.id, { onDelete: 'cascade' });

/** An incoming offer begins as `sent`: by the partner, on the day it was received. */
export const cooperationOffers = pgTable(
  'cooperation_offers',
  {
    id: id(),
    cooperationId: cooperationId(),
    direction: text({ enum: OFFER_DIRECTIONS }).notNull(),
    state: text({ enum: OFFER_STATES }).notNull(),
    partnerId: uuid().references(() => partners.id),
    letterNumber: text(),
    letterDate: date({ mode: 'string' }),
    signedOn: date({ mode: 'string' }),
    sentOn: date({ mode: 'string' }),
    sentBy: text(),
    replyDueOn: date({ mode: 'string' }),
    answeredOn: date({ mode: 'string' }),
    answerNote: text(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('cooperation_offers_case').on(table.cooperationId, table.createdAt),
    index('cooperation_offers_due')
      .on(table.replyDueOn)
      .where(sql`${table.state} in ('sent', 'negotiating')`),
    index('cooperation_offers_partner').on(table.partnerId),
  ],
);
export type OfferRow = typeof cooperationOffers.$inferSelect;

export const cooperationOfferRounds = pgTable(
  'cooperation_offer_rounds',
  {
    id: id(),
    offerId: uuid()
      .notNull()
      .references(() => cooperationOffers.id, { onDelete: 'cascade' }),
    on: date({ mode: 'string' }).notNull(),
    by: text({ enum: ['own', 'partner'] }).notNull(),
    note: text().notNull(),
    at: createdAt(),
  },
  (table) => [index('cooperation_offer_rounds_offer').on(table.offerId, table.at)],
);
export type OfferRoundRow = typeof cooperationOfferRounds.$inferSelect;

export const cooperationEvents = pgTable(
  'cooperation_events',
  {
    id: id(),
    cooperationId: cooperationId(),
    kind: text({ enum: EVENT_KINDS }).notNull(),
    title: text().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    place: text(),
    onlineLink: text(),
    signingMethod: text({ enum: SIGNING_METHODS }),
    agenda: text(),
    outcome: text(),
    attendees: jsonb().$type<{ name: string; email: string | null }[]>().notNull().default([]),
    isCancelled: boolean().notNull().default(false),
    /** RFC 5545 SEQUENCE: rises when calendars must be told. */
    sequence: integer().notNull().default(0),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('cooperation_events_case').on(table.cooperationId, table.startsAt)],
);
export type EventRow = typeof cooperationEvents.$inferSelect;

export const cooperationDisputes = pgTable(
  'cooperation_disputes',
  {
    id: id(),
    cooperationId: cooperationId(),
    openedOn: date({ mode: 'string' }).notNull(),
    reportedBy: text().notNull(),
    matter: text().notNull(),
    closedOn: date({ mode: 'string' }),
    result: text(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index('cooperation_disputes_case').on(table.cooperationId, table.openedOn)],
);
export type DisputeRow = typeof cooperationDisputes.$inferSelect;

export const cooperationDisputeSteps = pgTable(
  'cooperation_dispute_steps',
  {
    id: id(),
    disputeId: uuid()
      .notNull()
      .references(() => cooperationDisputes.id, { onDelete: 'cascade' }),
    step: text({ enum: DISPUTE_STEPS }).notNull(),
    on: date({ mode: 'string' }).notNull(),
    note: text().notNull(),
    by: text().notNull(),
    at: createdAt(),
  },
  (table) => [index('cooperation_dispute_steps_dispute').on(table.disputeId, table.at)],
);
export type DisputeStepRow = typeof cooperationDisputeSteps.$inferSelect;

/** Whom the daily digest of alarms has reached on which day: one mail a person and day, whatever runs twice. */
export const cooperationReminders = pgTable(
  'cooperation_reminders',
  {
    day: date({ mode: 'string' }).notNull(),
    userId: uuid()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    alarms: integer().notNull(),
    sentAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.day, table.userId] })],
);
