import { and, asc, eq } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { storedFiles, type StoredFileRow } from '../documents/documents.table.ts';
import { proposalAttachments } from './proposals.table.ts';

type AttachmentRow = typeof proposalAttachments.$inferSelect;
export type Attached = { attachment: AttachmentRow; file: StoredFileRow };

const joined = (db: DbOrTx) =>
  db
    .select({ attachment: proposalAttachments, file: storedFiles })
    .from(proposalAttachments)
    .innerJoin(storedFiles, eq(storedFiles.id, proposalAttachments.fileId));

export async function listAttachments(db: DbOrTx, proposalId: string): Promise<Attached[]> {
  return joined(db)
    .where(eq(proposalAttachments.proposalId, proposalId))
    .orderBy(asc(proposalAttachments.createdAt), asc(proposalAttachments.id));
}

export async function findAttachment(
  db: DbOrTx,
  proposalId: string,
  id: string,
): Promise<Attached | undefined> {
  const [found] = await joined(db).where(
    and(eq(proposalAttachments.proposalId, proposalId), eq(proposalAttachments.id, id)),
  );
  return found;
}

export async function insertAttachment(
  tx: Tx,
  proposalId: string,
  documentKind: AttachmentRow['documentKind'],
  values: typeof storedFiles.$inferInsert,
): Promise<Attached> {
  const [file] = await tx.insert(storedFiles).values(values).returning();
  if (!file) throw new Error('insert returned no row');
  const [attachment] = await tx
    .insert(proposalAttachments)
    .values({ proposalId, documentKind, fileId: file.id })
    .returning();
  if (!attachment) throw new Error('insert returned no row');
  return { attachment, file };
}

export async function deleteAttachment(tx: Tx, { attachment, file }: Attached): Promise<void> {
  await tx.delete(proposalAttachments).where(eq(proposalAttachments.id, attachment.id));
  await tx.delete(storedFiles).where(eq(storedFiles.id, file.id));
}

/** Returns where the papers were stored. */
export async function deleteAttachmentsOf(tx: Tx, proposalId: string): Promise<string[]> {
  const attached = await listAttachments(tx, proposalId);
  for (const one of attached) await deleteAttachment(tx, one);
  return attached.map(({ file }) => file.storageKey);
}
