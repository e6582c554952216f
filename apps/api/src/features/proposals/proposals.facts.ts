import type { ProposalFacts } from '@kerabat/shared/proposals/guards';
import type { KindQuestion } from '@kerabat/shared/proposals/kind-advice';
import type { GuardId } from '@kerabat/shared/proposals/workflow';
import type { DbOrTx } from '../../platform/db.ts';
import { findPeriodOfHandIn, hasLatePermit } from '../periods/periods.service.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { attachedKinds, countCases } from './proposals.queries.ts';
import type { ProposalRow } from './proposals.table.ts';

async function periodFacts(db: DbOrTx, row: ProposalRow, now: Date): Promise<ProposalFacts['period']> {
  const period = await findPeriodOfHandIn(db, row.periodId, now);
  if (!period) return null;
  return {
    isFirstSubmission: row.submittedAt === null,
    opensAt: new Date(period.opensAt),
    closesAt: new Date(period.closesAt),
    allowLate: period.allowLate,
    permitted: await hasLatePermit(db, period.id, row.agencyId, now),
  };
}

/** The guards that ask for what stands in other tables: only for these is it looked up. */
export const LOOKED_UP = {
  attachmentKinds: ['KAK', 'R-SK', 'MINUTES'],
  period: ['PERIOD'],
  cooperationCount: ['CASE'],
} as const satisfies Partial<Record<keyof ProposalFacts, readonly GuardId[]>>;

/** What the kind wizard looks at; what a type of partner means stands in the reference book. */
export const kindQuestionOf = (row: ProposalRow, book: ReferenceBook): KindQuestion => ({
  partners: row.candidatePartners.map(({ name, type, regionCode }) => ({
    name,
    category: type === null ? null : (book['partner-type'].get(type)?.category ?? null),
    regionCode,
  })),
  crossBorderImpact: row.crossBorderImpact?.holds ?? null,
  jointEfficiency: row.jointEfficiency?.holds ?? null,
  thirdPartySubtype: row.thirdPartySubtype,
});

export interface Question {
  guards: readonly GuardId[];
  book: ReferenceBook;
  now: Date;
}

/** Collects what these guards ask about a proposal. */
export async function factsOf(
  db: DbOrTx,
  row: ProposalRow,
  { guards, book, now }: Question,
): Promise<ProposalFacts> {
  const isAsked = (by: readonly GuardId[]) => by.some((guard) => guards.includes(guard));
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
    kindReason: row.kindReason,
    ...kindQuestionOf(row, book),
    attachmentKinds: isAsked(LOOKED_UP.attachmentKinds) ? await attachedKinds(db, row.id) : [],
    period: isAsked(LOOKED_UP.period) ? await periodFacts(db, row, now) : null,
    now,
    cooperationCount: isAsked(LOOKED_UP.cooperationCount) ? await countCases(db, row.id) : 0,
  };
}
