import { and, asc, ne, sql } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';

const columns = {
  id: proposals.id,
  number: proposals.number,
  title: proposals.title,
  titleKey: proposals.titleKey,
  agencyId: proposals.agencyId,
  affairCodes: proposals.affairCodes,
  locationCodes: proposals.locationCodes,
  candidatePartners: proposals.candidatePartners,
};

const comparable = (scope: Scope) => and(inScope(scope), ne(proposals.status, 'merged'));

/** The proposals in scope that share most trigrams with a title. */
export function findLikeTitles(db: DbOrTx, scope: Scope, titleKey: string, limit: number) {
  const score = sql<number>`similarity(${proposals.titleKey}, ${titleKey})`.mapWith(Number);
  return db
    .select({ ...columns, score })
    .from(proposals)
    .where(and(sql`${proposals.titleKey} % ${titleKey}`, comparable(scope)))
    .orderBy(sql`${score} desc`, asc(proposals.id))
    .limit(limit);
}

/** The register page by page, in the order of its ids. */
export const readRegisterPage = (db: DbOrTx, scope: Scope, afterId: string, limit: number) =>
  db
    .select(columns)
    .from(proposals)
    .where(and(comparable(scope), sql`${proposals.id} > ${afterId}::uuid`))
    .orderBy(asc(proposals.id))
    .limit(limit);
