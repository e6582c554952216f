import { and, desc, eq, inArray, ne, sql, type SQL } from 'drizzle-orm';
import type { Criterion } from '@kerabat/shared/assessments/vocabulary';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';
import { proposalColumns } from './assessments.queries.ts';
import { reviewCriteria, reviewItems, reviewMeetings, reviewMinutes } from './assessments.table.ts';

export async function findLatestCriteria(db: DbOrTx) {
  const [found] = await db
    .select({ row: reviewCriteria, changedBy: users.name })
    .from(reviewCriteria)
    .leftJoin(users, eq(users.id, reviewCriteria.changedById))
    .orderBy(desc(reviewCriteria.version))
    .limit(1);
  return found;
}

export const lockCriteria = (tx: Tx) => tx.execute(sql`select pg_advisory_xact_lock(7313022)`);

export const insertCriteria = (
  tx: Tx,
  values: { version: number; items: Criterion[]; changedAt: string; changedById: string | null },
) => tx.insert(reviewCriteria).values(values);

export async function insertStoredFile(tx: Tx, values: typeof storedFiles.$inferInsert): Promise<string> {
  const [row] = await tx.insert(storedFiles).values(values).returning({ id: storedFiles.id });
  if (!row) throw new Error('insert returned no row');
  return row.id;
}

export const insertMinutes = (tx: Tx, values: typeof reviewMinutes.$inferInsert) =>
  tx.insert(reviewMinutes).values(values);

export async function findMinutes(db: DbOrTx, meetingId: string) {
  const [minutes] = await db.select().from(reviewMinutes).where(eq(reviewMinutes.meetingId, meetingId));
  if (!minutes) return undefined;
  const files = await db
    .select()
    .from(storedFiles)
    .where(inArray(storedFiles.id, [minutes.docxFileId, ...(minutes.pdfFileId ? [minutes.pdfFileId] : [])]));
  const docx = files.find(({ id }) => id === minutes.docxFileId);
  if (!docx) throw new Error('the minutes lost their document');
  return { minutes, docx, pdf: files.find(({ id }) => id === minutes.pdfFileId) ?? null };
}

/** The last closed meeting at which each of these proposals was discussed, with the minutes it left. */
export const readReviewed = (db: DbOrTx, where: SQL | undefined) =>
  db
    .select({
      record: reviewMinutes.record,
      meeting: { id: reviewMeetings.id, title: reviewMeetings.title, startsAt: reviewMeetings.startsAt },
      proposal: { ...proposalColumns, priority: proposals.priority },
    })
    .from(reviewItems)
    .innerJoin(
      reviewMeetings,
      and(eq(reviewMeetings.id, reviewItems.meetingId), eq(reviewMeetings.status, 'closed')),
    )
    .innerJoin(reviewMinutes, eq(reviewMinutes.meetingId, reviewMeetings.id))
    .innerJoin(proposals, eq(proposals.id, reviewItems.proposalId))
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(and(where, ne(reviewItems.decision, 'carry-over')))
    .orderBy(desc(reviewMeetings.startsAt), desc(reviewMeetings.id));
