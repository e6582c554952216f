import { boolean, date, index, pgTable, text, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { PKS_CLAUSES } from '@kerabat/shared/cooperations/papers.schema';
import { PAPER_STATES } from '@kerabat/shared/cooperations/vocabulary';
import { PAPER_KINDS } from '@kerabat/shared/procedures/vocabulary';
import { createdAt, id, instant, rowVersion, updatedAt } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { cooperations } from './cooperations.table.ts';

/** Papers of a case, agreements among them until their register takes over; `papersOf` is the only reader for the rules. */
export const cooperationPapers = pgTable(
  'cooperation_papers',
  {
    id: id(),
    cooperationId: uuid()
      .notNull()
      .references(() => cooperations.id, { onDelete: 'cascade' }),
    kind: text({ enum: PAPER_KINDS }).notNull(),
    title: text().notNull(),
    number: text(),
    partnerNumber: text(),
    date: date({ mode: 'string' }),
    startDate: date({ mode: 'string' }),
    endDate: date({ mode: 'string' }),
    validUntil: date({ mode: 'string' }),
    agencyId: uuid().references(() => agencies.id),
    signatory: text({ enum: ['GUBERNUR', 'KEPALA_OPD'] }),
    signatoryName: text(),
    signatoryIsOfficial: boolean(),
    clauses: text({ enum: PKS_CLAUSES }).array().notNull().default([]),
    stage: text(),
    state: text({ enum: PAPER_STATES }).notNull().default('uploaded'),
    remark: text(),
    checkedById: uuid(),
    checkedBy: text(),
    checkedAt: instant(),
    /** Null only for a legacy case, whose paper may exist on paper alone. */
    fileId: uuid().references(() => storedFiles.id),
    /** The older paper that this one takes the place of once it is accepted; both are kept. */
    replacesId: uuid().references((): AnyPgColumn => cooperationPapers.id, { onDelete: 'set null' }),
    uploadedById: uuid(),
    uploadedBy: text().notNull(),
    rowVersion: rowVersion(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    index('cooperation_papers_case').on(table.cooperationId, table.createdAt),
    index('cooperation_papers_file').on(table.fileId),
    index('cooperation_papers_replaces').on(table.replacesId),
    index('cooperation_papers_validity').on(table.validUntil),
  ],
);
export type PaperRow = typeof cooperationPapers.$inferSelect;
