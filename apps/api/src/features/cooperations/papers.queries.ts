import { and, asc, eq, notExists, sql } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { prepared } from '../../platform/prepared.ts';
import { storedFiles, type StoredFileRow } from '../documents/documents.table.ts';
import { proposalAttachments } from '../proposals/proposals.table.ts';
import { cooperationPapers, type PaperRow } from './papers.table.ts';

export type Paper = { paper: PaperRow; file: StoredFileRow | null };

const joined = (db: DbOrTx) =>
  db
    .select({ paper: cooperationPapers, file: storedFiles })
    .from(cooperationPapers)
    .leftJoin(storedFiles, eq(storedFiles.id, cooperationPapers.fileId));

export const listPapers = (db: DbOrTx, cooperationId: string): Promise<Paper[]> =>
  joined(db)
    .where(eq(cooperationPapers.cooperationId, cooperationId))
    .orderBy(asc(cooperationPapers.createdAt), asc(cooperationPapers.id));

/** Read with every case, so prepared once. */
export const listPaperRows = (db: DbOrTx, cooperationId: string): Promise<PaperRow[]> =>
  prepared(db, 'case-papers', () =>
    db
      .select()
      .from(cooperationPapers)
      .where(eq(cooperationPapers.cooperationId, sql.placeholder('cooperationId')))
      .orderBy(asc(cooperationPapers.createdAt), asc(cooperationPapers.id))
      .prepare('cooperation_papers'),
  ).execute({ cooperationId });

export async function findPaper(db: DbOrTx, cooperationId: string, id: string): Promise<Paper | undefined> {
  const [found] = await joined(db).where(
    and(eq(cooperationPapers.cooperationId, cooperationId), eq(cooperationPapers.id, id)),
  );
  return found;
}

type NewPaper = Omit<typeof cooperationPapers.$inferInsert, 'fileId'>;

export async function insertPaper(
  tx: Tx,
  values: NewPaper,
  file: typeof storedFiles.$inferInsert | null,
): Promise<Paper> {
  const [stored] = file === null ? [] : await tx.insert(storedFiles).values(file).returning();
  const [paper] = await tx
    .insert(cooperationPapers)
    .values({ ...values, fileId: stored?.id ?? null })
    .returning();
  if (!paper) throw new Error('insert returned no row');
  return { paper, file: stored ?? null };
}

export async function updatePaper(tx: Tx, id: string, values: Partial<NewPaper>): Promise<PaperRow> {
  const [row] = await tx
    .update(cooperationPapers)
    .set({ ...values, rowVersion: sql`${cooperationPapers.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(cooperationPapers.id, id))
    .returning();
  if (!row) throw new Error('update found no row');
  return row;
}

/**
 * Whatever replaced it now replaces what it had replaced. Returns where its file was stored, unless the proposal from which it
 * was taken over, or another paper, still has it.
 */
export async function deletePaper(tx: Tx, { paper, file }: Paper): Promise<string | undefined> {
  await tx
    .update(cooperationPapers)
    .set({ replacesId: paper.replacesId })
    .where(eq(cooperationPapers.replacesId, paper.id));
  await tx.delete(cooperationPapers).where(eq(cooperationPapers.id, paper.id));
  if (!file) return undefined;
  const attached = tx
    .select({ id: proposalAttachments.id })
    .from(proposalAttachments)
    .where(eq(proposalAttachments.fileId, storedFiles.id));
  const others = tx
    .select({ id: cooperationPapers.id })
    .from(cooperationPapers)
    .where(eq(cooperationPapers.fileId, storedFiles.id));
  const [gone] = await tx
    .delete(storedFiles)
    .where(and(eq(storedFiles.id, file.id), notExists(attached), notExists(others)))
    .returning({ storageKey: storedFiles.storageKey });
  return gone?.storageKey;
}
