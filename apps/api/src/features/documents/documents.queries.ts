import { and, eq, inArray, lt, notExists, or } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import { reviewMinutes } from '../assessments/assessments.table.ts';
import { cooperationPapers } from '../cooperations/papers.table.ts';
import { proposalImports } from '../imports/imports.table.ts';
import { inquiryFiles } from '../inquiries/inquiries.table.ts';
import { proposalAttachments } from '../proposals/proposals.table.ts';
import { storedFiles } from './documents.table.ts';

/** Files whose record is gone: their rows hang on nothing. */
export async function deleteUnattached(db: DbOrTx, before: Date): Promise<void> {
  const attachments = db
    .select({ id: proposalAttachments.id })
    .from(proposalAttachments)
    .where(eq(proposalAttachments.fileId, storedFiles.id));
  const papers = db
    .select({ id: cooperationPapers.id })
    .from(cooperationPapers)
    .where(eq(cooperationPapers.fileId, storedFiles.id));
  const minutes = db
    .select({ id: reviewMinutes.meetingId })
    .from(reviewMinutes)
    .where(or(eq(reviewMinutes.docxFileId, storedFiles.id), eq(reviewMinutes.pdfFileId, storedFiles.id)));
  const offered = db
    .select({ id: inquiryFiles.fileId })
    .from(inquiryFiles)
    .where(eq(inquiryFiles.fileId, storedFiles.id));
  const isLoose = and(...[attachments, papers, minutes, offered].map((referring) => notExists(referring)));
  await db.delete(storedFiles).where(and(lt(storedFiles.uploadedAt, before.toISOString()), isLoose));
}

/** Which of these places in the store something refers to. */
export async function findReferred(db: DbOrTx, storageKeys: readonly string[]): Promise<Set<string>> {
  const waiting = await db
    .select({ key: proposalImports.storageKey })
    .from(proposalImports)
    .where(inArray(proposalImports.storageKey, [...storageKeys]));
  const stored = await db
    .select({ key: storedFiles.storageKey })
    .from(storedFiles)
    .where(inArray(storedFiles.storageKey, [...storageKeys]));
  return new Set([...waiting, ...stored].flatMap(({ key }) => key ?? []));
}
