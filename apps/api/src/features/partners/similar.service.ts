import type { SimilarPartner } from '@kerabat/shared/partners/schema';
import type { Platform } from '../../app.ts';
import type { DbOrTx } from '../../platform/db.ts';
import { AppError } from '../../platform/problem.ts';
import { getReferenceBook, type ReferenceBook } from '../reference/reference.service.ts';
import { areOtherRegions, derivedOf } from './partners.policy.ts';
import { regionNameOf, typeNameOf } from './partners.presenter.ts';
import { findAlike } from './partners.queries.ts';
import { getPartnerRow } from './partners.service.ts';
import type { PartnerRow } from './partners.table.ts';

const MOST_SHOWN = 10;

export type Comparable = Pick<
  PartnerRow,
  'name' | 'aliases' | 'typeCode' | 'regionCode' | 'country' | 'address' | 'npwp' | 'nib'
>;

function reasonsFor(mine: ReturnType<typeof derivedOf>, other: PartnerRow): string[] {
  const shared = mine.keys.filter((key) => other.keys.includes(key));
  const named = shared.some((key) => !/^(npwp|nib):/.test(key) && key !== other.regionCode);
  const reasons: [boolean, string][] = [
    [other.regionCode !== null && shared.includes(other.regionCode), 'wilayah sama'],
    [shared.some((key) => key.startsWith('npwp:')), 'NPWP sama'],
    [shared.some((key) => key.startsWith('nib:')), 'NIB sama'],
    [named, 'nama sama'],
    [!named, 'nama mirip'],
  ];
  return reasons.filter(([holds]) => holds).map(([, reason]) => reason);
}

const present = (
  row: PartnerRow,
  similarity: number,
  mine: ReturnType<typeof derivedOf>,
  book: ReferenceBook,
): SimilarPartner => {
  const reasons = reasonsFor(mine, row);
  const isSure = reasons.some((reason) => reason !== 'nama mirip');
  // A shared number or region says nothing of the names, so it is not called alike by name.
  const told = isSure && similarity < 0.6 ? reasons.filter((reason) => reason !== 'nama mirip') : reasons;
  return {
    id: row.id,
    name: row.name,
    typeName: typeNameOf(book, row.typeCode),
    regionName: regionNameOf(book, row.regionCode),
    score: isSure ? 1 : Math.round(similarity * 100) / 100,
    reasons: told,
  };
};

/** Partners of the register that may be the same as this one, the likest first. */
export async function findSimilar(
  db: DbOrTx,
  partner: Comparable,
  exceptId: string | null = null,
): Promise<SimilarPartner[]> {
  const mine = derivedOf(partner);
  const book = await getReferenceBook(db);
  const found = await findAlike(db, { nameKey: mine.nameKey, keys: mine.keys, exceptId }, MOST_SHOWN);
  return found
    .filter(({ row }) => !areOtherRegions(partner, row))
    .map(({ row, similarity }) => present(row, similarity, mine, book));
}

export async function similarTo({ db }: Platform, id: string) {
  const row = await getPartnerRow(db, id);
  return { items: await findSimilar(db, row, id) };
}

/** Refuses with the names of those it may be; the caller chooses one of them or says that it is another. */
export async function demandUnlike(db: DbOrTx, partner: Comparable): Promise<void> {
  const similar = await findSimilar(db, partner);
  if (similar.length === 0) return;
  const names = similar.slice(0, 3).map(({ name, reasons }) => `${name} (${reasons.join(', ')})`);
  throw new AppError(
    409,
    'partners.similar_exists',
    `Sudah ada mitra yang mirip: ${names.join('; ')}. Pakai yang sudah ada, atau daftarkan juga dengan \`evenIfSimilar\` bila memang berbeda.`,
    { extra: { similar } },
  );
}
