import { and, arrayOverlaps, count, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { z } from 'zod';
import type { ListPartnersQuery } from '@kerabat/shared/partners/schema';
import type { DbOrTx } from '../../platform/db.ts';
import { KEYS, readCursor, TOTAL_CAP } from '../../platform/paging.ts';
import { searchWords } from '../../platform/search-text.ts';
import { cooperationParties, cooperations } from '../cooperations/cooperations.table.ts';
import type { Scope } from '../proposals/proposals.policy.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { inScope } from '../proposals/selection.service.ts';
import { referenceEntries } from '../reference/reference.table.ts';
import { REGION_TYPES } from './partners.policy.ts';
import { partners } from './partners.table.ts';

export type Filters = Pick<ListPartnersQuery, 'q' | 'typeCode' | 'category' | 'regionCode'>;

/** Every word must occur; a name that is typed wrongly is found by what it looks like. */
function found(q: string): SQL | undefined {
  const words = [...new Set(searchWords(q))];
  if (words.length === 0) return undefined;
  const all = words.map((word) => sql`${partners.searchText} like ${`%${word}%`}`);
  return or(and(...all), sql`${words.join(' ')} <% ${partners.searchText}`);
}

const ofCategory = (db: DbOrTx, categories: NonNullable<Filters['category']>) =>
  db
    .select({ code: referenceEntries.code })
    .from(referenceEntries)
    .where(and(eq(referenceEntries.set, 'partner-type'), inArray(referenceEntries.category, categories)));

const chosen = (db: DbOrTx, { q, typeCode, category, regionCode }: Filters): SQL | undefined =>
  and(
    eq(partners.status, 'active'),
    q ? found(q) : undefined,
    typeCode ? inArray(partners.typeCode, typeCode) : undefined,
    category ? inArray(partners.typeCode, ofCategory(db, category)) : undefined,
    regionCode ? inArray(partners.regionCode, regionCode) : undefined,
  );

const SORTS: Record<'name' | 'updatedAt', { key: SQL; type: SQL; read: z.ZodType<string> }> = {
  name: { key: sql`${partners.name}`, type: sql`text`, read: KEYS.text },
  updatedAt: { key: sql`${partners.updatedAt}`, type: sql`timestamptz`, read: KEYS.instant },
};

export interface PageOf extends Filters {
  sort: ListPartnersQuery['sort'];
  cursor?: string | undefined;
  limit: number;
}

export function listPartnerRows(db: DbOrTx, query: PageOf) {
  const { key, type, read } = SORTS[query.sort.replace('-', '') as keyof typeof SORTS];
  const isFalling = query.sort.startsWith('-');
  const cursor = readCursor(query.cursor, query.sort, read);
  const place = cursor && sql`(${cursor.value}::${type}, ${cursor.id}::uuid)`;
  const beyond = place && sql`(${key}, ${partners.id}) ${sql.raw(isFalling ? '<' : '>')} ${place}`;
  const direction = sql.raw(isFalling ? 'desc' : 'asc');
  return db
    .select()
    .from(partners)
    .where(and(chosen(db, query), beyond))
    .orderBy(sql`${key} ${direction}`, sql`${partners.id} ${direction}`)
    .limit(query.limit + 1);
}

export async function countPartners(db: DbOrTx, filters: Filters): Promise<number> {
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(partners)
    .where(chosen(db, filters))
    .limit(TOTAL_CAP + 1)
    .as('some');
  return db.$count(some);
}

/** A proposal that names a region names the region, not somebody who merely sits there. */
export const namesIt = sql`(${proposals.partnerKeys} && ${partners.keys} and (
  not ${inArray(partners.typeCode, [...REGION_TYPES])} or exists (
    select from jsonb_array_elements(${proposals.candidatePartners}) candidate
    where (candidate->>'regionCode' = ${partners.regionCode} or candidate->>'regionCode' is null)
      and coalesce(candidate->>'type', 'PEMDA_PROV') in ('PEMDA_PROV', 'PEMDA_KAB', 'PEMDA_KOTA'))))`;

/** Which cases somebody may see (design: agencies those they lead or support). */
export const seenCases = ({ agencyId, all }: Scope): SQL =>
  all
    ? sql`true`
    : agencyId === null
      ? sql`false`
      : (or(
          eq(cooperations.leadAgencyId, agencyId),
          arrayOverlaps(cooperations.supportingAgencyIds, [agencyId]),
        ) ?? sql`false`);

export interface Scopes {
  proposals: Scope;
  cases: Scope;
}

/** How many proposals and cases name each of these partners, among what the caller may see. */
export function countUses(db: DbOrTx, ids: readonly string[], scopes: Scopes) {
  if (ids.length === 0) return Promise.resolve([]);
  const naming = db
    .select({ one: sql`1`.as('one') })
    .from(proposals)
    .where(and(namesIt, inScope(scopes.proposals)))
    .limit(TOTAL_CAP)
    .as('naming');
  const named = db
    .select({ total: count().as('named_total') })
    .from(naming)
    .as('named');
  const joined = db
    .select({ total: count().as('joined_total') })
    .from(cooperationParties)
    .innerJoin(cooperations, eq(cooperations.id, cooperationParties.cooperationId))
    .where(and(eq(cooperationParties.partnerId, partners.id), seenCases(scopes.cases)))
    .as('joined');
  return db
    .select({ id: partners.id, proposals: named.total, cooperations: joined.total })
    .from(partners)
    .innerJoinLateral(named, sql`true`)
    .innerJoinLateral(joined, sql`true`)
    .where(inArray(partners.id, [...ids]));
}
