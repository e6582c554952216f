import { and, asc, desc, eq, or, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { storedFiles, type StoredFileRow } from '../documents/documents.table.ts';
import { proposalAttachments, proposals } from './proposals.table.ts';

type AttachmentRow = typeof proposalAttachments.$inferSelect;
export type Attached = { attachment: AttachmentRow; file: StoredFileRow };
/** With the proposal it hangs on, when that was merged into the one looked at. */
export type Shown = Attached & { from: { id: string; number: string | null; title: string } | null };

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

/** What hangs on a proposal, and on those that were merged into it. */
const gathered = (db: DbOrTx, proposalId: string, id?: string) =>
  db
    .select({
      attachment: proposalAttachments,
      file: storedFiles,
      from: {
        id: proposals.id,
        number: proposals.number,
        title: proposals.title,
      },
    })
    .from(proposals)
    .innerJoin(proposalAttachments, eq(proposalAttachments.proposalId, proposals.id))
    .innerJoin(storedFiles, eq(storedFiles.id, proposalAttachments.fileId))
    .where(
      and(
        or(eq(proposals.id, proposalId), eq(proposals.mergedIntoId, proposalId)),
        id === undefined ? undefined : eq(proposalAttachments.id, id),
      ),
    );

/** Its own first; the others name where they come from. */
export async function listGathered(db: DbOrTx, proposalId: string): Promise<Shown[]> {
  const rows = await gathered(db, proposalId).orderBy(
    desc(sql`${proposals.id} = ${proposalId}`),
    asc(proposalAttachments.createdAt),
    asc(proposalAttachments.id),
  );
  return rows.map(({ from, ...row }) => ({ ...row, from: from.id === proposalId ? null : from }));
}

export async function findGathered(
  db: DbOrTx,
  proposalId: string,
  id: string,
): Promise<StoredFileRow | undefined> {
  const [found] = await gathered(db, proposalId, id);
  return found?.file;
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
