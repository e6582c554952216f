import { and, asc, eq, ne, or, sql, type SQL } from 'drizzle-orm';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { agencies } from '../agencies/agencies.table.ts';
import type { Likeable } from './likeness.policy.ts';
import type { Scope } from './proposals.policy.ts';
import { inScope } from './proposals.queries.ts';
import { proposals } from './proposals.table.ts';

const columns = {
  id: proposals.id,
  number: proposals.number,
  title: proposals.title,
  titleKey: proposals.titleKey,
  status: proposals.status,
  submittedAt: proposals.submittedAt,
  agencyId: proposals.agencyId,
  affairCodes: proposals.affairCodes,
  locationCodes: proposals.locationCodes,
  candidatePartners: proposals.candidatePartners,
};

const comparable = (scope: Scope) => and(inScope(scope), ne(proposals.status, 'merged'));

const textArray = (values: ReadonlySet<string>): SQL => sql`${sql.param([...values])}::text[]`;

/** What a proposal may share with the one that is looked at, each served by an index; undefined where it cannot. */
function signsOf(like: Likeable) {
  const telling = [...like.telling].join(' | ');
  return {
    title: sql`${proposals.titleKey} % ${like.titleKey}`,
    word: telling === '' ? undefined : sql`${proposals.search} @@ to_tsquery('simple', ${telling})`,
    partner:
      like.partners.size > 0 ? sql`${proposals.partnerKeys} && ${textArray(like.partners)}` : undefined,
    affair: sql`${proposals.affairCodes} && ${textArray(like.affairs)}`,
    place: sql`${proposals.locationCodes} && ${textArray(like.locations)}`,
  };
}
type Signs = ReturnType<typeof signsOf>;

/** Of each way of being alike no more than this is looked at, so that the largest register answers as fast. */
const MOST_OF_A_WAY = 300;

/**
 * Three ways lead to those worth comparing: a title with enough trigrams in common; a partner and an urusan in common; a
 * telling word and a partner, an urusan or a place.
 */
function near(scope: Scope, { title, word, partner, affair, place }: Signs): SQL {
  const ways = [title, partner && and(partner, affair), word && and(word, or(partner, affair, place))];
  const parts = ways.flatMap((way) =>
    way === undefined
      ? []
      : [
          sql`(select ${proposals.id} from ${proposals} where ${and(way, comparable(scope))} limit ${sql.raw(String(MOST_OF_A_WAY))})`,
        ],
  );
  return sql.join(parts, sql` union `);
}

const worth = (sign: SQL | undefined, points: string): SQL =>
  sign === undefined ? sql`0` : sql`case when ${sign} then ${sql.raw(points)} else 0 end`;

/** Those worth comparing with one proposal, roughly the likeliest first; likeness.policy.ts judges them. */
export async function findCandidates(
  tx: Tx,
  scope: Scope,
  { like, exceptId, limit }: { like: Likeable; exceptId: string | null; limit: number },
) {
  const signs = signsOf(like);
  const similarity = sql<number>`similarity(${proposals.titleKey}, ${like.titleKey})`;
  const rank = sql`${similarity} + ${worth(signs.partner, '0.5')} + ${worth(signs.affair, '0.2')}
    + ${worth(signs.place, '0.2')} + ${worth(signs.word, '0.4')}`;
  // Which way is short depends on the words: a plan made for any of them walks the whole register (docs/performance.md).
  await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
  return tx
    .select({
      ...columns,
      similarity: similarity.mapWith(Number),
      agency: {
        id: agencies.id,
        numberCode: agencies.numberCode,
        name: agencies.name,
        shortName: agencies.shortName,
      },
    })
    .from(proposals)
    .innerJoin(agencies, eq(agencies.id, proposals.agencyId))
    .where(
      and(
        sql`${proposals.id} = any(array(${near(scope, signs)}))`,
        exceptId === null ? undefined : ne(proposals.id, exceptId),
      ),
    )
    .orderBy(sql`${rank} desc`, asc(proposals.id))
    .limit(limit);
}
export type Candidate = Awaited<ReturnType<typeof findCandidates>>[number];

/** The register page by page, in the order of its ids. */
export const readRegisterPage = (db: DbOrTx, scope: Scope, afterId: string, limit: number) =>
  db
    .select(columns)
    .from(proposals)
    .where(and(comparable(scope), sql`${proposals.id} > ${afterId}::uuid`))
    .orderBy(asc(proposals.id))
    .limit(limit);
