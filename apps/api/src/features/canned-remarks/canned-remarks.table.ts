import { pgTable, text } from 'drizzle-orm/pg-core';
import { CANNED_USES } from '@kerabat/shared/canned-remarks/schema';
import { createdAt, id, rowVersion, updatedAt } from '../../platform/columns.ts';

/** Texts that the bureau writes again and again. */
export const cannedRemarks = pgTable('canned_remarks', {
  id: id(),
  title: text().notNull(),
  body: text().notNull(),
  uses: text({ enum: CANNED_USES }).array().notNull(),
  rowVersion: rowVersion(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
export type CannedRemarkRow = typeof cannedRemarks.$inferSelect;
