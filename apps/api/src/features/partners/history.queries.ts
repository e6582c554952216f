import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { AGREEMENT_KINDS } from '@kerabat/shared/procedures/vocabulary';
import { auditRecords } from '../../platform/audit.table.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { cooperationParties, cooperations } from '../cooperations/cooperations.table.ts';
import { cooperationPapers } from '../cooperations/papers.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { inScope } from '../proposals/selection.service.ts';
import { namesIt, seenCases, type Scopes } from './partners.list.queries.ts';
import { partners } from './partners.table.ts';

export const readProposalsOf = (db: DbOrTx, id: string, scopes: Scopes, limit: number) =>
  db
    .select({
      id: proposals.id,
      number: proposals.number,
      title: proposals.title,
      status: proposals.status,
      agencyName: agencies.name,
      at: sql<string>`coalesce(${proposals.submittedAt}, ${proposals.createdAt})`,
    })
    .from(partners)
    .innerJoin(proposals, namesIt)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(and(eq(partners.id, id), inScope(scopes.proposals)))
    .orderBy(desc(proposals.listedAt), desc(proposals.id))
    .limit(limit);

export const readCasesOf = (db: DbOrTx, id: string, scopes: Scopes, limit: number) =>
  db
    .select({
      id: cooperations.id,
      number: cooperations.number,
      title: cooperations.title,
      kind: cooperations.kind,
      status: cooperations.status,
      agencyName: agencies.name,
      movedAt: cooperations.movedAt,
    })
    .from(cooperationParties)
    .innerJoin(cooperations, eq(cooperations.id, cooperationParties.cooperationId))
    .innerJoin(agencies, eq(agencies.id, cooperations.leadAgencyId))
    .where(and(eq(cooperationParties.partnerId, id), seenCases(scopes.cases)))
    .orderBy(desc(cooperations.movedAt), desc(cooperations.id))
    .limit(limit);

export const readChangesOf = (db: DbOrTx, id: string, limit: number) =>
  db
    .select({
      id: auditRecords.id,
      at: auditRecords.at,
      event: auditRecords.event,
      actorName: auditRecords.actorName,
      detail: auditRecords.detail,
    })
    .from(auditRecords)
    .where(and(eq(auditRecords.subjectType, 'partner'), eq(auditRecords.subjectId, id)))
    .orderBy(desc(auditRecords.at), desc(auditRecords.id))
    .limit(limit);

/** Accepted agreements of these cases, the oldest first. */
export const readTextsOf = (db: DbOrTx, caseIds: readonly string[]) =>
  caseIds.length === 0
    ? Promise.resolve([])
    : db
        .select({
          caseId: cooperationPapers.cooperationId,
          kind: cooperationPapers.kind,
          number: cooperationPapers.number,
          date: cooperationPapers.date,
        })
        .from(cooperationPapers)
        .where(
          and(
            inArray(cooperationPapers.cooperationId, [...caseIds]),
            inArray(cooperationPapers.kind, [...AGREEMENT_KINDS]),
            eq(cooperationPapers.state, 'accepted'),
          ),
        )
        .orderBy(asc(cooperationPapers.date), asc(cooperationPapers.id));
