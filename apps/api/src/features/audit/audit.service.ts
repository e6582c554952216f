import type { AuditRecord, ListAuditQuery } from '@kerabat/shared/audit/schema';
import type { Platform } from '../../app.ts';
import type { AuditRow } from '../../platform/audit.table.ts';
import type { Tx } from '../../platform/db.ts';
import { etagOf, isCurrent, oldest, stale, type Expected } from '../../platform/etag.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';
import { toIso } from '../../platform/time.ts';
import {
  countAudit,
  countUnlinked,
  readAudit,
  readChainEnd,
  readChangesAfter,
  readOffices,
} from './audit.queries.ts';

/** For a 412: who did what to which fields, in one shape for all records. */
export const changesOf = (
  rows: readonly Pick<AuditRow, 'at' | 'actorName' | 'event' | 'detail'>[],
): { at: string; actor: string; action: string; fields: unknown }[] =>
  rows.map(({ at, actorName, event, detail }) => ({
    at: toIso(at),
    actor: actorName,
    action: event.slice(event.indexOf('.') + 1),
    fields: detail['fields'] ?? [],
  }));

/** Throws 412 with what happened, when the record is no longer the one the caller saw. */
export async function checkSeen(
  tx: Tx,
  subjectType: string,
  { id, rowVersion }: { id: string; rowVersion: number },
  expected: Expected,
): Promise<void> {
  if (isCurrent(expected, rowVersion)) return;
  const rows = await readChangesAfter(tx, subjectType, id, oldest(expected));
  throw stale(etagOf(rowVersion), changesOf(rows));
}

const SORT = '-at';

type Linked = { record: AuditRow; seq: number | null; hash: string | null };

const present = ({ record, seq, hash }: Linked, office: string | null): AuditRecord => ({
  id: record.id,
  at: toIso(record.at),
  event: record.event,
  actor: { kind: record.actorKind, id: record.actorId, name: record.actorName, office },
  agencyId: record.agencyId,
  subjectType: record.subjectType,
  subjectId: record.subjectId,
  detail: record.detail,
  requestId: record.requestId,
  seq,
  hash,
});

export async function listAudit({ db }: Platform, query: ListAuditQuery) {
  const found = await readAudit(db, query, readCursor(query.cursor, SORT, KEYS.instant));
  const page = cutPage(
    found.map((row) => ({ ...row, id: row.record.id })),
    query.limit,
    SORT,
    (row) => row.record.at,
  );
  const actorIds = page.rows.flatMap(({ record }) => record.actorId ?? []);
  const offices = new Map(
    actorIds.length === 0
      ? []
      : (await readOffices(db, [...new Set(actorIds)])).map((user) => [user.id, user.office]),
  );
  return {
    items: page.rows.map((row) => present(row, offices.get(row.record.actorId ?? '') ?? null)),
    nextCursor: page.nextCursor,
    ...cappedTotal(query.includeTotal ? await countAudit(db, query) : null),
  };
}

/** The length of the chain is the number of its last link: links are numbered without gaps. */
export async function describeChain({ reportDb }: Platform) {
  const last = await readChainEnd(reportDb);
  return {
    linked: last?.link.seq ?? 0,
    unlinked: await countUnlinked(reportDb, last?.at),
    lastSeq: last?.link.seq ?? null,
    lastHash: last?.link.hash ?? null,
    lastLinkedAt: last ? toIso(last.link.linkedAt) : null,
  };
}
