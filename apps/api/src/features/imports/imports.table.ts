import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  IMPORT_ROW_STATES,
  IMPORT_STATUSES,
  type ImportField,
  type ProposalImport,
  type RowIssue,
  type SimilarMark,
  type UnderstoodRow,
} from '@kerabat/shared/imports/schema';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { proposalPeriods } from '../periods/periods.table.ts';
import type { Scope } from '../proposals/proposals.policy.ts';

/** Who pressed the button, for work that goes on without a request. */
export interface Committer {
  kind: 'user' | 'client' | 'system';
  id: string | null;
  name: string;
  office: string | null;
  requestId: string;
}

/** A file on its way into the register: read, shown, corrected, and stored once. */
export const proposalImports = pgTable(
  'proposal_imports',
  {
    id: id(),
    status: text({ enum: IMPORT_STATUSES }).notNull().default('reading'),
    fileName: text().notNull(),
    sha256: text().notNull(),
    /** Until it has been read; the rows keep what it said. */
    storageKey: text(),
    sheet: text(),
    headerRow: integer(),
    columns: jsonb().$type<ProposalImport['columns']>().notNull().default([]),
    skippedRows: jsonb().$type<ProposalImport['skippedRows']>().notNull().default([]),
    /** Sheets of the file that hold a list too, and were not read. */
    otherSheets: text().array().notNull().default([]),
    notices: text().array().notNull().default([]),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    periodId: uuid().references(() => proposalPeriods.id, { onDelete: 'set null' }),
    agencyId: uuid().references(() => agencies.id),
    /** What its owner may see of the register: look-alikes come from there only. */
    scope: jsonb().$type<Scope>().notNull(),
    createdById: uuid(),
    failure: text(),
    committer: jsonb().$type<Committer>(),
    commitKey: text(),
    result: jsonb().$type<NonNullable<ProposalImport['result']>>(),
    committedAt: instant(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [index().on(table.createdAt, table.id), index().on(table.agencyId), index().on(table.periodId)],
);
export type ImportRecord = typeof proposalImports.$inferSelect;

export const proposalImportRows = pgTable(
  'proposal_import_rows',
  {
    id: id(),
    importId: uuid()
      .notNull()
      .references(() => proposalImports.id, { onDelete: 'cascade' }),
    row: integer().notNull(),
    cells: text().array().notNull(),
    corrections: jsonb().$type<Partial<Record<ImportField, string | null>>>().notNull().default({}),
    understood: jsonb().$type<UnderstoodRow>().notNull(),
    errors: jsonb().$type<RowIssue[]>().notNull(),
    warnings: jsonb().$type<RowIssue[]>().notNull(),
    similarTo: jsonb().$type<SimilarMark[]>().notNull(),
    titleKey: text().notNull(),
    state: text({ enum: IMPORT_ROW_STATES }).notNull(),
    hasWarnings: boolean().notNull(),
    proposalId: uuid(),
    rowVersion: rowVersion(),
  },
  (table) => [
    uniqueIndex().on(table.importId, table.row),
    index().on(table.importId, table.state, table.row),
  ],
);
export type ImportRowRecord = typeof proposalImportRows.$inferSelect;
export type NewImportRowRecord = typeof proposalImportRows.$inferInsert;
