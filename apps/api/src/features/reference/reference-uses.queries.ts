import { and, arrayContains, count, eq, exists, or, sql, type SQL } from 'drizzle-orm';
import type { ReferenceSet } from '@kerabat/shared/reference/schema';
import type { Tx } from '../../platform/db.ts';
import { cooperations } from '../cooperations/cooperations.table.ts';
import { inquiries } from '../inquiries/inquiries.table.ts';
import { partners } from '../partners/partners.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import type { ReferenceRow } from './reference.table.ts';

/** Where proposals keep the key of an entry: the same shape in the current content and in what was handed in. */
const PLACES: Record<ReferenceSet, (row: ReferenceRow) => Partial<Record<ContentField, unknown[]>>[]> = {
  affair: (row) => [{ affairCodes: [row.code] }],
  region: (row) => [{ locationCodes: [row.code] }, { candidatePartners: [{ regionCode: row.code }] }],
  'planning-target': (row) => [{ planningTargetIds: [row.id] }],
  'funding-source': (row) => [{ funding: [{ source: row.code }] }],
  'partner-type': (row) => [{ candidatePartners: [{ type: row.code }] }],
};
const LISTS = ['affairCodes', 'locationCodes', 'planningTargetIds'] as const;
const OBJECTS = ['candidatePartners', 'funding'] as const;
type ContentField = (typeof LISTS)[number] | (typeof OBJECTS)[number];

/** How many proposals name an entry now or did when they were handed in. */
async function countProposalsNaming(tx: Tx, row: ReferenceRow): Promise<number> {
  const places = PLACES[row.set](row);
  const now = places.flatMap((place) => [
    ...LISTS.flatMap((field) =>
      place[field] ? [arrayContains(proposals[field], place[field] as string[])] : [],
    ),
    ...OBJECTS.flatMap((field) =>
      place[field] ? [sql`${proposals[field]} @> ${JSON.stringify(place[field])}::jsonb`] : [],
    ),
  ]);
  const handedIn = places.map((place) => sql`${proposalHistory.content} @> ${JSON.stringify(place)}::jsonb`);
  const inHistory = tx
    .select({ one: sql`1` })
    .from(proposalHistory)
    .where(and(eq(proposalHistory.proposalId, proposals.id), or(...handedIn)));
  const [found] = await tx
    .select({ total: count() })
    .from(proposals)
    .where(or(...now, exists(inHistory)));
  return found?.total ?? 0;
}

const CASES: Partial<Record<ReferenceSet, (row: ReferenceRow) => SQL>> = {
  affair: (row) => arrayContains(cooperations.affairCodes, [row.code]),
  region: (row) => arrayContains(cooperations.locationCodes, [row.code]),
  'planning-target': (row) => arrayContains(cooperations.planningTargetIds, [row.id]),
};
const PARTNERS: Partial<Record<ReferenceSet, (row: ReferenceRow) => SQL>> = {
  region: (row) => eq(partners.regionCode, row.code),
  'partner-type': (row) => eq(partners.typeCode, row.code),
};
const INQUIRIES: Partial<Record<ReferenceSet, (row: ReferenceRow) => SQL>> = {
  region: (row) => eq(inquiries.regionCode, row.code),
  'partner-type': (row) => eq(inquiries.partnerTypeCode, row.code),
};

/** How many records name an entry, by what the office calls them; without it they could no longer be read. */
export async function countUses(tx: Tx, row: ReferenceRow): Promise<Record<string, number>> {
  const [ofCase, ofPartner, ofInquiry] = [CASES, PARTNERS, INQUIRIES].map((places) => places[row.set]?.(row));
  return {
    usulan: await countProposalsNaming(tx, row),
    'berkas kerja sama': ofCase ? await tx.$count(cooperations, ofCase) : 0,
    mitra: ofPartner ? await tx.$count(partners, ofPartner) : 0,
    'tawaran publik': ofInquiry ? await tx.$count(inquiries, ofInquiry) : 0,
  };
}
