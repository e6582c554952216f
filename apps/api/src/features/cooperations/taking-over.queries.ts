import { eq, inArray } from 'drizzle-orm';
import type { Tx } from '../../platform/db.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { proposalAttachments, proposals } from '../proposals/proposals.table.ts';
import { cooperationPapers } from './papers.table.ts';

/** The papers of proposals, with who brought them. */
export const listAttachments = (tx: Tx, proposalIds: readonly string[]) =>
  proposalIds.length === 0
    ? Promise.resolve([])
    : tx
        .select({
          kind: proposalAttachments.documentKind,
          fileId: proposalAttachments.fileId,
          fileName: storedFiles.fileName,
          uploadedById: storedFiles.uploadedById,
          uploadedBy: storedFiles.uploadedBy,
          uploadedAt: proposalAttachments.createdAt,
          number: proposals.number,
        })
        .from(proposalAttachments)
        .innerJoin(storedFiles, eq(storedFiles.id, proposalAttachments.fileId))
        .innerJoin(proposals, eq(proposals.id, proposalAttachments.proposalId))
        .where(inArray(proposalAttachments.proposalId, [...proposalIds]));

export async function insertPapers(tx: Tx, rows: (typeof cooperationPapers.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(cooperationPapers).values(rows);
}
