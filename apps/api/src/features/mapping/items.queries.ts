import { and, eq, sql, type SQL } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import type { Scope } from '../proposals/proposals.policy.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { chosenRows } from '../proposals/selection.service.ts';

/** Codes and numbers are ordered by their characters, whatever the language of the database. */
const mainAffair = sql<string>`coalesce(${proposals.affairCodes}[1], '~') collate "C"`;
const number = sql<string>`${proposals.number} collate "C"`;

/** The numbers of all that went into a proposal, also by way of another one. */
const mergedNumbers = sql<string[]>`array(
  with recursive sources as (
    select source.id, source.number from ${proposals} source where source.merged_into_id = "proposals"."id"
    union
    select source.id, source.number from ${proposals} source join sources on source.merged_into_id = sources.id
  ) select number from sources where number is not null order by 1)`;

const columns = {
  id: proposals.id,
  number: proposals.number,
  status: proposals.status,
  kind: proposals.kind,
  title: proposals.title,
  agencyId: proposals.agencyId,
  supportingAgencyIds: proposals.supportingAgencyIds,
  affairCodes: proposals.affairCodes,
  locationCodes: proposals.locationCodes,
  locationText: proposals.locationText,
  candidatePartners: proposals.candidatePartners,
  planningTargetIds: proposals.planningTargetIds,
  planLink: proposals.planLink,
  scope: proposals.scope,
  benefits: proposals.benefits,
  funding: proposals.funding,
  estimatedCost: proposals.estimatedCost,
  startDate: proposals.startDate,
  endDate: proposals.endDate,
  durationMonths: proposals.durationMonths,
  priority: proposals.priority,
  targetDocument: proposals.targetDocument,
  exceptionReason: proposals.exceptionReason,
  mainAffair,
  mergedNumbers,
};

/** Where a page of the list ends. */
export interface Place {
  affair: string;
  number: string;
}

const inList = (scope: Scope, year: number): SQL => chosenRows(scope, { year, onlyMapped: true });

/** The lines of a year in their order, in one statement and so of one moment; all of them unless a page is asked for. */
export async function readLines(
  db: DbOrTx,
  scope: Scope,
  year: number,
  page?: { after: Place | undefined; limit: number },
) {
  const after = page?.after;
  const beyond = after && sql`(${mainAffair}, ${number}) > (${after.affair}, ${after.number})`;
  const lines = db
    .select(columns)
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(and(inList(scope, year), beyond))
    .orderBy(mainAffair, number);
  return page ? lines.limit(page.limit) : lines;
}
export type LineRow = Awaited<ReturnType<typeof readLines>>[number];

export async function countLines(db: DbOrTx, scope: Scope, year: number): Promise<number> {
  return db.$count(proposals, inList(scope, year));
}

/** Which of a year's lines exist at all, whoever asks: a line that one no longer sees has not been taken off the list. */
export async function readLineIds(db: DbOrTx, scope: Scope, year: number): Promise<string[]> {
  const rows = await db.select({ id: proposals.id }).from(proposals).where(inList(scope, year));
  return rows.map(({ id }) => id);
}
