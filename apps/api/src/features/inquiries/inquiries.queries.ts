import { and, asc, desc, eq, gt, inArray, isNotNull, lt, or, sql, type SQL } from 'drizzle-orm';
import type { ListInquiriesQuery } from '@kerabat/shared/inquiries/schema';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { KEYS, readCursor, TOTAL_CAP } from '../../platform/paging.ts';
import { searchWords } from '../../platform/search-text.ts';
import { storedFiles, type StoredFileRow } from '../documents/documents.table.ts';
import { inquiries, inquiryCounters, inquiryFiles, type InquiryRow } from './inquiries.table.ts';

export async function insertInquiry(tx: Tx, values: typeof inquiries.$inferInsert): Promise<InquiryRow> {
  const [row] = await tx.insert(inquiries).values(values).returning();
  if (!row) throw new Error('insert returned no inquiry');
  return row;
}

export async function updateInquiry(
  tx: Tx,
  id: string,
  values: Partial<typeof inquiries.$inferInsert>,
): Promise<InquiryRow> {
  const [row] = await tx
    .update(inquiries)
    .set({ ...values, rowVersion: sql`${inquiries.rowVersion} + 1`, updatedAt: sql`now()` })
    .where(eq(inquiries.id, id))
    .returning();
  if (!row) throw new Error('update found no inquiry');
  return row;
}

/** An offer becomes the office's with its number. */
const isReceived = isNotNull(inquiries.number);

export async function findInquiry(db: DbOrTx, id: string): Promise<InquiryRow | undefined> {
  const [row] = await db
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.id, id), isReceived));
  return row;
}

export async function lockInquiry(tx: Tx, id: string): Promise<InquiryRow | undefined> {
  const [row] = await tx
    .select()
    .from(inquiries)
    .where(and(eq(inquiries.id, id), isReceived))
    .for('update');
  return row;
}

export async function findByNumber(db: DbOrTx, number: string): Promise<InquiryRow | undefined> {
  const [row] = await db.select().from(inquiries).where(eq(inquiries.number, number));
  return row;
}

/** Locked, so that a link opened twice at once confirms once. */
export async function lockUnconfirmed(tx: Tx, tokenHash: string, now: Date): Promise<InquiryRow | undefined> {
  const [row] = await tx
    .select()
    .from(inquiries)
    .where(
      and(
        eq(inquiries.tokenHash, tokenHash),
        eq(inquiries.status, 'unconfirmed'),
        gt(inquiries.tokenExpiresAt, now.toISOString()),
      ),
    )
    .for('update');
  return row;
}

export async function takeNumber(tx: Tx, year: number): Promise<number> {
  const [row] = await tx
    .insert(inquiryCounters)
    .values({ year, lastNumber: 1 })
    .onConflictDoUpdate({
      target: inquiryCounters.year,
      set: { lastNumber: sql`${inquiryCounters.lastNumber} + 1` },
    })
    .returning({ number: inquiryCounters.lastNumber });
  if (!row) throw new Error('no number was taken');
  return row.number;
}

export async function insertFile(
  db: DbOrTx,
  values: typeof storedFiles.$inferInsert,
): Promise<StoredFileRow> {
  const [row] = await db.insert(storedFiles).values(values).returning();
  if (!row) throw new Error('insert returned no file');
  return row;
}

/** Uploaded for the form and not yet part of an offer. */
export async function findLoose(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .select({ id: storedFiles.id, inquiryId: inquiryFiles.inquiryId })
    .from(storedFiles)
    .leftJoin(inquiryFiles, eq(inquiryFiles.fileId, storedFiles.id))
    .where(inArray(storedFiles.id, [...ids]));
  return rows.filter(({ inquiryId }) => inquiryId === null).map(({ id }) => id);
}

export async function attachFiles(tx: Tx, inquiryId: string, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0)
    await tx.insert(inquiryFiles).values(fileIds.map((fileId) => ({ inquiryId, fileId })));
}

const filesOf = (db: DbOrTx, inquiryId: string, fileId?: string) =>
  db
    .select({ file: storedFiles })
    .from(inquiryFiles)
    .innerJoin(storedFiles, eq(storedFiles.id, inquiryFiles.fileId))
    .where(
      and(
        eq(inquiryFiles.inquiryId, inquiryId),
        fileId === undefined ? undefined : eq(storedFiles.id, fileId),
      ),
    )
    .orderBy(asc(storedFiles.uploadedAt), asc(storedFiles.id));

export const listFiles = async (db: DbOrTx, inquiryId: string): Promise<StoredFileRow[]> =>
  (await filesOf(db, inquiryId)).map(({ file }) => file);

export async function findFile(db: DbOrTx, inquiryId: string, fileId: string) {
  const [found] = await filesOf(db, inquiryId, fileId);
  return found?.file;
}

type Filters = Pick<ListInquiriesQuery, 'q' | 'status'>;

function chosen({ q, status }: Filters): SQL | undefined {
  const words = q ? [...new Set(searchWords(q))] : [];
  const all = words.map((word) => sql`${inquiries.searchText} like ${`%${word}%`}`);
  const alike = words.length > 0 ? sql`${words.join(' ')} <% ${inquiries.searchText}` : undefined;
  return and(
    isReceived,
    words.length > 0 ? or(and(...all), alike) : undefined,
    status ? inArray(inquiries.status, status) : undefined,
  );
}

export function listInquiryRows(db: DbOrTx, query: ListInquiriesQuery) {
  const cursor = readCursor(query.cursor, query.sort, KEYS.instant);
  const isRising = query.sort === 'receivedAt';
  const direction = isRising ? asc : desc;
  const place = cursor && sql`(${cursor.value}::timestamptz, ${cursor.id}::uuid)`;
  const beyond =
    place && sql`(${inquiries.receivedAt}, ${inquiries.id}) ${sql.raw(isRising ? '>' : '<')} ${place}`;
  return db
    .select()
    .from(inquiries)
    .where(and(chosen(query), beyond))
    .orderBy(direction(inquiries.receivedAt), direction(inquiries.id))
    .limit(query.limit + 1);
}

export async function countInquiries(db: DbOrTx, filters: Filters): Promise<number> {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(inquiries)
    .where(chosen(filters))
    .limit(TOTAL_CAP + 1)
    .as('some');
  return db.$count(some);
}

/** Their files hang on nothing afterwards and are swept up. */
export const deleteUnconfirmedBefore = (db: DbOrTx, before: string) =>
  db.delete(inquiries).where(and(eq(inquiries.status, 'unconfirmed'), lt(inquiries.createdAt, before)));
