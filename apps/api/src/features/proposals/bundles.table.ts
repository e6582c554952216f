import { pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, rowVersion, updatedAt } from '../../platform/columns.ts';

/** Proposals that are judged together; each names its bundle. */
export const proposalBundles = pgTable('proposal_bundles', {
  id: id(),
  title: text().notNull(),
  createdBy: uuid(),
  rowVersion: rowVersion(),
  createdAt: createdAt(),
  updatedAt: updatedAt(),
});
export type BundleRow = typeof proposalBundles.$inferSelect;
