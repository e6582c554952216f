import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { ListAuditQuery } from '@kerabat/shared/audit/schema';
import { auditLinks, auditRecords } from '../../platform/audit.table.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { TOTAL_CAP, type Cursor } from '../../platform/paging.ts';
import { users } from '../users/users.table.ts';

const filter = (query: ListAuditQuery) =>
  and(
    query.event ? eq(auditRecords.event, query.event) : undefined,
    query.subjectType ? eq(auditRecords.subjectType, query.subjectType) : undefined,
    query.subjectId ? eq(auditRecords.subjectId, query.subjectId) : undefined,
    query.actorId ? eq(auditRecords.actorId, query.actorId) : undefined,
    query.from ? gte(auditRecords.at, query.from) : undefined,
    query.to ? lt(auditRecords.at, query.to) : undefined,
  );

export const readAudit = (db: DbOrTx, query: ListAuditQuery, cursor: Cursor | undefined) =>
  db
    .select({ record: auditRecords, seq: auditLinks.seq, hash: auditLinks.hash })
    .from(auditRecords)
    .leftJoin(auditLinks, eq(auditLinks.auditId, auditRecords.id))
    .where(
      and(
        filter(query),
        cursor
          ? sql`(${auditRecords.at}, ${auditRecords.id}) < (${cursor.value}::timestamptz, ${cursor.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(auditRecords.at), desc(auditRecords.id))
    .limit(query.limit + 1);

export async function countAudit(db: DbOrTx, query: ListAuditQuery): Promise<number> {
  const some = db
    .select({ id: auditRecords.id })
    .from(auditRecords)
    .where(filter(query))
    .limit(TOTAL_CAP + 1)
    .as('some');
  const [row] = await db.select({ total: count() }).from(some);
  return row?.total ?? 0;
}

/** Positions of the people who acted, as they are today. */
export const readOffices = (db: DbOrTx, ids: string[]) =>
  db.select({ id: users.id, office: users.office }).from(users).where(inArray(users.id, ids));

export async function readChainEnd(db: DbOrTx) {
  const [last] = await db
    .select({ link: auditLinks, at: auditRecords.at })
    .from(auditLinks)
    .innerJoin(auditRecords, eq(auditRecords.id, auditLinks.auditId))
    .orderBy(desc(auditLinks.seq))
    .limit(1);
  return last;
}

/** Looks no further back than the linking job does: no transaction lives for an hour. */
export async function countUnlinked(db: DbOrTx, lastAt: string | undefined): Promise<number> {
  const recent = lastAt ? sql`${auditRecords.at} > ${lastAt}::timestamptz - interval '1 hour'` : undefined;
  const [row] = await db
    .select({ total: count() })
    .from(auditRecords)
    .leftJoin(auditLinks, eq(auditLinks.auditId, auditRecords.id))
    .where(and(isNull(auditLinks.seq), recent));
  return row?.total ?? 0;
}

/** Records of one subject whose change made a row version above the one that was seen. */
export const readChangesAfter = (db: DbOrTx, subjectType: string, subjectId: string, version: number) =>
  db
    .select({
      at: auditRecords.at,
      actorName: auditRecords.actorName,
      event: auditRecords.event,
      detail: auditRecords.detail,
    })
    .from(auditRecords)
    .where(
      and(
        eq(auditRecords.subjectType, subjectType),
        eq(auditRecords.subjectId, subjectId),
        gt(sql`(${auditRecords.detail}->>'rowVersion')::int`, version),
      ),
    )
    .orderBy(asc(auditRecords.at))
    .limit(20);
