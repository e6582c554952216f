import type {
  CreatePartner,
  ListPartnersQuery,
  Partner,
  PatchPartner,
} from '@kerabat/shared/partners/schema';
import type { Platform } from '../../app.ts';
import { has, type Actor } from '../../platform/actor.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { cappedTotal, cutPage } from '../../platform/paging.ts';
import { conflict, notFound, unprocessable } from '../../platform/problem.ts';
import { visibleTo } from '../proposals/proposals.policy.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { countPartners, countUses, listPartnerRows, type Scopes } from './partners.list.queries.ts';
import { isRegionType, LEVEL_OF_TYPE, mayHaveCountry } from './partners.policy.ts';
import { categoryOf, presentPartner, presentSummary, type Uses } from './partners.presenter.ts';
import { countCasesOf, countMergedInto, findPartner } from './partners.queries.ts';
import type { PartnerRow } from './partners.table.ts';

/** What the audit trail calls a partner. */
export const SUBJECT = 'partner';
export const noSuchPartner = () => notFound('Mitra');

export const scopesOf = (actor: Actor): Scopes => ({
  proposals: has(actor, 'proposal.read') ? visibleTo(actor) : { agencyId: null, all: false },
  cases: has(actor, 'cooperation.read')
    ? { agencyId: actor.agencyId, all: has(actor, 'cooperation.read-all') }
    : { agencyId: null, all: false },
});

export async function getPartnerRow(db: DbOrTx, id: string): Promise<PartnerRow> {
  const row = await findPartner(db, id);
  if (!row) throw noSuchPartner();
  return row;
}

/** For whoever points at a partner: the one that is in use, and what it is called. */
export async function findActivePartner(db: DbOrTx, id: string): Promise<PartnerRow | undefined> {
  const row = await findPartner(db, id);
  return row?.status === 'active' ? row : undefined;
}

export async function nameOfPartner(db: DbOrTx, id: string): Promise<{ id: string; name: string } | null> {
  const row = await findPartner(db, id);
  return row ? { id: row.id, name: row.name } : null;
}

const NO_USE: Uses = { proposals: 0, cooperations: 0 };

export async function usesOf(db: DbOrTx, actor: Actor, ids: readonly string[]) {
  const rows = await countUses(db, ids, scopesOf(actor));
  return new Map<string, Uses>(rows.map(({ id, ...uses }) => [id, uses]));
}

export async function listPartners({ db }: Platform, actor: Actor, query: ListPartnersQuery) {
  const rows = await listPartnerRows(db, query);
  const page = cutPage(rows, query.limit, query.sort, (row) =>
    query.sort === '-updatedAt' ? row.updatedAt : row.name,
  );
  const book = await getReferenceBook(db);
  const uses = await usesOf(
    db,
    actor,
    page.rows.map(({ id }) => id),
  );
  return {
    items: page.rows.map((row) => presentSummary(row, uses.get(row.id) ?? NO_USE, book)),
    nextCursor: page.nextCursor,
    ...cappedTotal(query.includeTotal ? await countPartners(db, query) : null),
  };
}

/** Nothing names it: no case, no partner that was merged into it. */
export const isUnused = async (db: DbOrTx, id: string): Promise<boolean> =>
  (await countCasesOf(db, id)) === 0 && (await countMergedInto(db, id)) === 0;

export async function describePartner(db: DbOrTx, actor: Actor, row: PartnerRow): Promise<Partner> {
  const kept = row.mergedIntoId === null ? undefined : await findPartner(db, row.mergedIntoId);
  return presentPartner(row, {
    actor,
    book: await getReferenceBook(db),
    uses: (await usesOf(db, actor, [row.id])).get(row.id) ?? NO_USE,
    mergedInto: kept ? { id: kept.id, name: kept.name } : null,
    isUnused: await isUnused(db, row.id),
  });
}

export const getPartner = async ({ db }: Platform, actor: Actor, id: string): Promise<Partner> =>
  describePartner(db, actor, await getPartnerRow(db, id));

const fault = (field: string, code: string, detail: string) =>
  unprocessable(code, detail, [{ pointer: `/${field}`, code, detail }]);

type Placed = Pick<PartnerRow, 'typeCode' | 'regionCode' | 'country'>;

function checkRegion(book: ReferenceBook, { typeCode, regionCode }: Placed): void {
  const region = regionCode === null ? undefined : book.region.get(regionCode);
  if (regionCode !== null && !region)
    throw fault(
      'regionCode',
      'partners.unknown_region',
      'Kode wilayah ini tidak dikenal. Pilih dari /regions.',
    );
  if (!isRegionType(typeCode)) return;
  if (!region)
    throw fault('regionCode', 'partners.region_required', 'Sebutkan daerahnya: mitra ini pemerintah daerah.');
  if (region.level !== LEVEL_OF_TYPE[typeCode])
    throw fault(
      'regionCode',
      'partners.region_of_other_level',
      `${region.name} tidak sesuai dengan jenis mitra. Pilih jenis provinsi, kabupaten, atau kota yang tepat.`,
    );
}

/** The type, the region and the country must agree with each other and with the reference lists. */
export function checkPlace(book: ReferenceBook, placed: Placed): void {
  if (!book['partner-type'].has(placed.typeCode))
    throw fault(
      'typeCode',
      'partners.unknown_type',
      'Jenis mitra ini tidak dikenal. Pilih dari /partner-types.',
    );
  checkRegion(book, placed);
  if (placed.country !== null && !mayHaveCountry(categoryOf(book, placed.typeCode)))
    throw fault(
      'country',
      'partners.country_of_domestic',
      'Negara hanya diisi untuk mitra luar negeri. Kosongkan.',
    );
}

export const regionTaken = (other: PartnerRow) =>
  conflict(
    'partners.region_taken',
    `Daerah ini sudah terdaftar sebagai "${other.name}". Pakai mitra itu; satu daerah hanya terdaftar sekali.`,
    { similar: [{ id: other.id, name: other.name }] },
  );

/** What a new partner holds where nothing was said. */
export const contentOf = ({ evenIfSimilar: _even, ...input }: CreatePartner) => ({
  name: input.name,
  typeCode: input.typeCode,
  aliases: input.aliases ?? [],
  regionCode: input.regionCode ?? null,
  country: input.country ?? null,
  address: input.address ?? null,
  website: input.website ?? null,
  npwp: input.npwp ?? null,
  nib: input.nib ?? null,
  ahu: input.ahu ?? null,
  deed: input.deed ?? null,
  representatives: input.representatives ?? [],
  contacts: input.contacts ?? [],
  note: input.note ?? null,
});
export type PartnerContent = ReturnType<typeof contentOf>;

/** People and identifiers are named in the audit trail, never copied into it. */
export const KEPT_OUT_OF_AUDIT = [
  'representatives',
  'contacts',
  'npwp',
  'nib',
  'address',
  'note',
] as const satisfies readonly (keyof PatchPartner)[];
