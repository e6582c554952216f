import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import {
  PARTNER_IMPORT_STATUSES,
  type PartnerImport,
  type PartnerImportRow,
  type PartnerRowContent,
} from '@kerabat/shared/partners/imports.schema';
import { createdAt, id, instant, rowVersion } from '../../platform/columns.ts';

/** A row with what it becomes; the content goes once it is registered. */
export type KeptRow = Omit<PartnerImportRow, 'typeName' | 'regionName'> & {
  typeCode: string | null;
  regionCode: string | null;
  content: PartnerRowContent | null;
};

/** A list of partners that was uploaded; at most 2,000 rows, so that they fit beside it. */
export const partnerImports = pgTable(
  'partner_imports',
  {
    id: id(),
    fileName: text().notNull(),
    sha256: text().notNull(),
    status: text({ enum: PARTNER_IMPORT_STATUSES }).notNull().default('previewed'),
    columns: jsonb().$type<PartnerImport['columns']>().notNull(),
    rows: jsonb().$type<KeptRow[]>().notNull(),
    createdById: uuid(),
    createdAt: createdAt(),
    committedAt: instant(),
    rowVersion: rowVersion(),
  },
  (table) => [index().on(table.createdAt)],
);
export type PartnerImportRecord = typeof partnerImports.$inferSelect;
