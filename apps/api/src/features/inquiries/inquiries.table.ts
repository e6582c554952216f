import { sql } from 'drizzle-orm';
import {
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
import { INQUIRY_STATUSES } from '@kerabat/shared/inquiries/vocabulary';
import type { Contact } from '@kerabat/shared/proposals/content.schema';
import { THIRD_PARTY_SUBTYPES } from '@kerabat/shared/proposals/vocabulary';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { cooperations } from '../cooperations/cooperations.table.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { partners } from '../partners/partners.table.ts';

/** An offer by the public form. Without a confirmed address it is nobody's and is forgotten. */
export const inquiries = pgTable(
  'inquiries',
  {
    id: id(),
    number: text(),
    status: text({ enum: INQUIRY_STATUSES }).notNull().default('unconfirmed'),
    title: text().notNull(),
    summary: text().notNull(),
    partnerTypeCode: text().notNull(),
    organisation: text().notNull(),
    country: text(),
    regionCode: text(),
    thirdPartySubtype: text({ enum: THIRD_PARTY_SUBTYPES }),
    scope: text(),
    benefits: text(),
    contact: jsonb().$type<Contact>().notNull(),
    /** UU 27/2022: when the sender agreed to the processing. */
    consentAt: instant().notNull(),
    /** Only hashes of what was mailed lie here. */
    tokenHash: text(),
    tokenExpiresAt: instant(),
    codeHash: text(),
    receivedAt: instant(),
    /** By the setting of the day on which it was confirmed. */
    dueOn: date({ mode: 'string' }),
    takenById: uuid(),
    takenBy: text(),
    takenAt: instant(),
    answer: text(),
    answeredBy: text(),
    answeredAt: instant(),
    cooperationId: uuid().references(() => cooperations.id, { onDelete: 'set null' }),
    partnerId: uuid().references(() => partners.id, { onDelete: 'set null' }),
    searchText: text().notNull().default(''),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    uniqueIndex().on(table.number),
    uniqueIndex().on(table.tokenHash),
    index('inquiries_received').on(table.receivedAt, table.id),
    index('inquiries_status').on(table.status, table.receivedAt, table.id),
    index('inquiries_open')
      .on(sql`(coalesce(${table.dueOn}, '9999-12-31'::date))`, table.id)
      .where(sql`${table.status} in ('received', 'in_progress')`),
    index('inquiries_search').using('gin', sql`${table.searchText} gin_trgm_ops`),
    index('inquiries_partner').on(table.partnerId),
  ],
);
export type InquiryRow = typeof inquiries.$inferSelect;

/** Gapless per year, taken in the confirming transaction. */
export const inquiryCounters = pgTable('inquiry_counters', {
  year: integer().primaryKey(),
  lastNumber: integer().notNull(),
});

export const inquiryFiles = pgTable(
  'inquiry_files',
  {
    inquiryId: uuid()
      .notNull()
      .references(() => inquiries.id, { onDelete: 'cascade' }),
    fileId: uuid()
      .notNull()
      .references(() => storedFiles.id, { onDelete: 'cascade' }),
  },
  (table) => [primaryKey({ columns: [table.inquiryId, table.fileId] }), uniqueIndex().on(table.fileId)],
);
