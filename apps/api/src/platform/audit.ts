import { createHash } from 'node:crypto';
import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Actor } from './actor.ts';
import { auditLinks, auditRecords, type AuditRow } from './audit.table.ts';
import { bulkInsert } from './bulk-insert.ts';
import type { Database, DbOrTx, Tx } from './db.ts';

/** `noun.verb`, the same name as notifications and webhooks (`proposal.submitted`). */
export interface AuditEvent {
  event: string;
  subjectType: string;
  subjectId: string | null;
  agencyId?: string | null;
  /** Facts of the change without personal data. */
  detail?: Record<string, unknown>;
}

const rowOf = (actor: Actor, requestId: string | null, event: AuditEvent) => ({
  event: event.event,
  actorKind: actor.kind,
  actorId: actor.id,
  actorName: actor.name,
  agencyId: event.agencyId ?? null,
  subjectType: event.subjectType,
  subjectId: event.subjectId,
  detail: event.detail ?? {},
  requestId,
});

/** Writes audit records in the transaction of the change that they describe. */
export async function recordAudit(
  tx: DbOrTx,
  actor: Actor,
  requestId: string | null,
  ...events: AuditEvent[]
): Promise<void> {
  const rows = events.map((event) => rowOf(actor, requestId, event));
  if (rows.length > 20) await bulkInsert(tx, auditRecords, rows);
  else if (rows.length > 0) await tx.insert(auditRecords).values(rows);
}

const GENESIS = '0'.repeat(64);
const BATCH = 2000;
const LINK_LOCK = 7_313_002;

const canonical = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, inner]) => [key, canonical(inner)]),
      )
    : Array.isArray(value)
      ? value.map(canonical)
      : value;

/** SHA-256 over the previous hash, the place in the chain and every field of the record. */
function hashOf(previousHash: string, seq: number, row: AuditRow): string {
  const fields = canonical({ ...row, at: new Date(row.at).toISOString() });
  return createHash('sha256')
    .update(JSON.stringify([previousHash, seq, fields]))
    .digest('hex');
}

async function linkBatch(tx: Tx): Promise<number> {
  const [last] = await tx
    .select({ seq: auditLinks.seq, hash: auditLinks.hash, at: auditRecords.at })
    .from(auditLinks)
    .innerJoin(auditRecords, eq(auditRecords.id, auditLinks.auditId))
    .orderBy(desc(auditLinks.seq))
    .limit(1);
  // No transaction lives for an hour, so nothing older can still appear: the scan stays short for ever.
  const recent = last ? sql`${auditRecords.at} > ${last.at}::timestamptz - interval '1 hour'` : undefined;
  const rows = await tx
    .select({ row: auditRecords })
    .from(auditRecords)
    .leftJoin(auditLinks, eq(auditLinks.auditId, auditRecords.id))
    .where(and(isNull(auditLinks.seq), recent))
    .orderBy(asc(auditRecords.at), asc(auditRecords.id))
    .limit(BATCH);
  let seq = last?.seq ?? 0;
  let previousHash = last?.hash ?? GENESIS;
  const links = rows.map(({ row }) => {
    seq += 1;
    const hash = hashOf(previousHash, seq, row);
    const link = { seq, auditId: row.id, previousHash, hash };
    previousHash = hash;
    return link;
  });
  if (links.length > 0) await tx.insert(auditLinks).values(links);
  return links.length;
}

/**
 * Links what has been committed since the last run. A record enters the chain only once its transaction is visible, so the
 * chain follows the order of commits; writers never wait, because they only insert.
 */
export async function linkAudit(db: Database): Promise<number> {
  let linked = 0;
  for (;;) {
    const count = await db.transaction(async (tx) => {
      const [lock] = await tx.execute<{ held: boolean }>(
        sql`select pg_try_advisory_xact_lock(${sql.raw(String(LINK_LOCK))}) as held`,
      );
      return lock?.held ? linkBatch(tx) : 0;
    });
    linked += count;
    if (count < BATCH) return linked;
  }
}

export interface ChainReport {
  checked: number;
  unlinked: number;
  /** The first place where record and chain disagree. */
  broken: { seq: number; auditId: string; why: 'missing_record' | 'changed_record' | 'gap' } | null;
}

/** Recomputes the whole chain in batches and names the first broken row. */
export async function verifyAudit(db: Database): Promise<ChainReport> {
  let previousHash = GENESIS;
  let checked = 0;
  for (;;) {
    const rows = await db
      .select({ link: auditLinks, row: auditRecords })
      .from(auditLinks)
      .leftJoin(auditRecords, eq(auditRecords.id, auditLinks.auditId))
      .where(sql`${auditLinks.seq} > ${checked}`)
      .orderBy(asc(auditLinks.seq))
      .limit(BATCH);
    for (const { link, row } of rows) {
      const place = { seq: link.seq, auditId: link.auditId };
      if (link.seq !== checked + 1) return { checked, unlinked: 0, broken: { ...place, why: 'gap' } };
      if (row === null) return { checked, unlinked: 0, broken: { ...place, why: 'missing_record' } };
      if (link.previousHash !== previousHash || hashOf(previousHash, link.seq, row) !== link.hash)
        return { checked, unlinked: 0, broken: { ...place, why: 'changed_record' } };
      previousHash = link.hash;
      checked = link.seq;
    }
    if (rows.length < BATCH) break;
  }
  const [open] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(auditRecords)
    .leftJoin(auditLinks, eq(auditLinks.auditId, auditRecords.id))
    .where(isNull(auditLinks.seq));
  return { checked, unlinked: open?.count ?? 0, broken: null };
}
