import type { ProposalFacts } from '@kerabat/shared/proposals/guards';
import type { DbOrTx } from '../../platform/db.ts';
import { findPeriodFor, hasLatePermit } from '../periods/periods.service.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { attachedKinds } from './proposals.queries.ts';
import type { ProposalRow } from './proposals.table.ts';

async function periodFacts(db: DbOrTx, row: ProposalRow, now: Date): Promise<ProposalFacts['period']> {
  if (row.periodId === null) return null;
  const period = await findPeriodFor(db, row.periodId);
  if (!period) return null;
  return {
    isFirstSubmission: row.submittedAt === null,
    opensAt: new Date(period.opensAt),
    closesAt: new Date(period.closesAt),
    allowLate: period.allowLate,
    permitted: await hasLatePermit(db, period.id, row.agencyId, now),
  };
}

/** Collects what the guards ask about a proposal. */
export async function factsOf(
  db: DbOrTx,
  row: ProposalRow,
  book: ReferenceBook,
  now: Date,
): Promise<ProposalFacts> {
  return {
    title: row.title,
    kind: row.kind,
    affairCodes: row.affairCodes,
    hasNarrative: [row.background, row.problem, row.potential].some(
      (text) => text !== null && text.trim() !== '',
    ),
    planningTargetCount: row.planningTargetIds.length,
    hasPlanLink: row.planLink !== null && Object.values(row.planLink).some((value) => value !== null),
    exceptionReason: row.exceptionReason,
    lawCheck: row.lawCheck,
    partners: row.candidatePartners.map(({ name, type }) => ({
      name,
      category: type === null ? null : (book['partner-type'].get(type)?.category ?? null),
    })),
    attachmentKinds: await attachedKinds(db, row.id),
    period: await periodFacts(db, row, now),
    now,
    // Cases do not exist yet; until they do, nothing can be followed up (docs/decisions).
    cooperationCount: 0,
  };
}
