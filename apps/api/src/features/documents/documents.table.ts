import { index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id } from '../../platform/columns.ts';

/** A stored file: what it is and where the storage port keeps it. Rights come from the record it hangs on. */
export const storedFiles = pgTable(
  'stored_files',
  {
    id: id(),
    storageKey: text().notNull(),
    fileName: text().notNull(),
    mediaType: text().notNull(),
    size: integer().notNull(),
    sha256: text().notNull(),
    uploadedById: uuid(),
    uploadedBy: text().notNull(),
    uploadedAt: createdAt(),
  },
  (table) => [index().on(table.sha256), uniqueIndex().on(table.storageKey)],
);
export type StoredFileRow = typeof storedFiles.$inferSelect;
