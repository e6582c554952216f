import type { Contact } from '@kerabat/shared/proposals/content.schema';
import type { Caller } from '../../platform/caller.ts';
import type { DbOrTx, Tx } from '../../platform/db.ts';
import { unprocessable } from '../../platform/problem.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { areOtherRegions, isRegionType, keysOfName, LEVEL_OF_TYPE } from './partners.policy.ts';
import { findPartnerByKeys, findPartnerOfRegion, lockPartners } from './partners.queries.ts';
import { contentOf } from './partners.service.ts';
import type { PartnerRow } from './partners.table.ts';
import { register } from './partners.writes.service.ts';

/** A partner as proposals and offers name it. */
export interface NamedPartner {
  name: string;
  typeCode: string | null;
  regionCode: string | null;
  country?: string | null;
  /** Kept only when the partner is registered anew. */
  contacts?: readonly Contact[];
}

const typeOfLevel = (level: string | null | undefined): string | undefined =>
  Object.keys(LEVEL_OF_TYPE).find((type) => LEVEL_OF_TYPE[type] === level);

/** Somebody who is named with a region and no type is that region. */
async function typeOf(db: DbOrTx, { typeCode, regionCode }: NamedPartner): Promise<string | undefined> {
  if (typeCode !== null || regionCode === null) return typeCode ?? undefined;
  return typeOfLevel((await getReferenceBook(db)).region.get(regionCode)?.level);
}

/** A region by its code; everybody else, and a region whose code nobody has noted yet, by name. */
async function findNamed(
  db: DbOrTx,
  { name, regionCode }: NamedPartner,
  typeCode: string | undefined,
): Promise<PartnerRow | undefined> {
  const isRegion = typeCode !== undefined && isRegionType(typeCode);
  const region = isRegion && regionCode !== null ? await findPartnerOfRegion(db, regionCode) : undefined;
  if (region) return region;
  const named = await findPartnerByKeys(db, keysOfName(name));
  const isOther = named && typeCode !== undefined && areOtherRegions(named, { typeCode, regionCode });
  return isOther ? undefined : named;
}

const typeMissing = (name: string) =>
  unprocessable(
    'partners.type_missing',
    `"${name}" belum terdaftar dan jenis mitranya belum disebutkan. Tentukan jenisnya, atau daftarkan mitra ini lebih dahulu.`,
    [{ pointer: '/typeCode', code: 'partners.type_missing', detail: 'Jenis mitra belum disebutkan.' }],
  );

/** The partner of this region or name; registered in the same transaction when nobody goes by it. */
export async function findOrCreatePartner(tx: Tx, wanted: NamedPartner, caller: Caller): Promise<PartnerRow> {
  const typeCode = await typeOf(tx, wanted);
  const known = await findNamed(tx, wanted, typeCode);
  if (known) return known;
  await lockPartners(tx);
  const meanwhile = await findNamed(tx, wanted, typeCode);
  if (meanwhile) return meanwhile;
  if (typeCode === undefined) throw typeMissing(wanted.name);
  const { name, regionCode, country = null, contacts = [] } = wanted;
  return register(
    tx,
    caller,
    contentOf({ name, typeCode, regionCode, country, contacts: [...contacts], evenIfSimilar: true }),
  );
}
