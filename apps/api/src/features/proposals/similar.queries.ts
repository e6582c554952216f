import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';

/** Proposals in scope whose title has enough trigrams in common (pg_trgm's threshold), the likest first. */
export async function findSimilar(
  db: DbOrTx,
  scope: Scope,
  { titleKey, exceptId, limit }: { titleKey: string; exceptId: string | null; limit: number },
) {
  const score = sql<number>`similarity(${proposals.titleKey}, ${titleKey})`;
  return db
    .select({
      id: proposals.id,
      number: proposals.number,
      title: proposals.title,
      status: proposals.status,
      candidatePartners: proposals.candidatePartners,
      affairCodes: proposals.affairCodes,
      locationCodes: proposals.locationCodes,
      agency: {
        id: agencies.id,
        numberCode: agencies.numberCode,
        name: agencies.name,
        shortName: agencies.shortName,
      },
      score: score.mapWith(Number),
    })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(
      and(
        sql`${proposals.titleKey} % ${titleKey}`,
        inScope(scope),
        ne(proposals.status, 'merged'),
        exceptId === null ? undefined : ne(proposals.id, exceptId),
      ),
    )
    .orderBy(desc(score), proposals.id)
    .limit(limit);
}
