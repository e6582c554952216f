import type { Partner } from '@kerabat/shared/partners/schema';
import type { PartnerCategory } from '@kerabat/shared/proposals/vocabulary';
import { has, type Actor } from '../../platform/actor.ts';
import { plainText, searchText, searchWords } from '../../platform/search-text.ts';

/** The types whose partner is a region of Indonesia: the region itself, not somebody who sits there. */
export const REGION_TYPES: readonly string[] = ['PEMDA_PROV', 'PEMDA_KAB', 'PEMDA_KOTA'];
export const isRegionType = (typeCode: string): boolean => REGION_TYPES.includes(typeCode);

/** Orang perseorangan: what describes an office elsewhere is personal data here. */
export const NATURAL_PERSON = 'PERSEORANGAN';
export const isNaturalPerson = ({ typeCode }: { typeCode: string }): boolean => typeCode === NATURAL_PERSON;

/** Which level of region each of these types is. */
export const LEVEL_OF_TYPE: Readonly<Record<string, string>> = {
  PEMDA_PROV: 'PROVINCE',
  PEMDA_KAB: 'REGENCY',
  PEMDA_KOTA: 'CITY',
};

const isForeign = (category: PartnerCategory | null): boolean => category?.startsWith('FOREIGN') ?? false;
export const mayHaveCountry = isForeign;

/** A legal form tells no two companies apart. */
const LEGAL_FORMS = new Set('pt cv ud tbk persero perseroda perumda perum firma yayasan koperasi'.split(' '));

/** A name as it is compared: words in the form in which they meet, without the legal form. */
export function nameKeyOf(name: string): string {
  const words = searchWords(name);
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(' ').slice(0, 300);
}

/** A name as it is looked up: as proposals keep it, and in the form in which words meet. */
export const keysOfName = (name: string): string[] => [
  ...new Set([plainText(name), searchWords(name).join(' ')].filter((key) => key !== '')),
];

const digitsOf = (value: string): string => value.replace(/\D/g, '');

interface Identified {
  npwp: string | null;
  nib: string | null;
}
/** Identifiers that one partner alone has, as they are looked up: by their digits. */
export const identifierKeys = ({ npwp, nib }: Identified): string[] => [
  ...(npwp === null ? [] : [`npwp:${digitsOf(npwp)}`]),
  ...(nib === null ? [] : [`nib:${digitsOf(nib)}`]),
];

interface Identity extends Identified {
  name: string;
  aliases: readonly string[];
  typeCode: string;
  regionCode: string | null;
  country: string | null;
  address: string | null;
}

/** What follows from the fields and is only looked up. */
export function derivedOf(partner: Identity): { nameKey: string; keys: string[]; searchText: string } {
  const names = [partner.name, ...partner.aliases];
  const region = isRegionType(partner.typeCode) ? partner.regionCode : null;
  const keys = [
    ...names.flatMap(keysOfName),
    ...identifierKeys(partner),
    ...(region === null ? [] : [region]),
  ];
  return {
    nameKey: nameKeyOf(partner.name),
    keys: [...new Set(keys)],
    searchText: searchText([...names, partner.country]),
  };
}

/** People of a partner are personal data (docs/personal-data.md). */
export const seesContacts = (actor: Actor): boolean => has(actor, 'partner.read-personal');

interface Subject {
  status: Partner['status'];
}
export const mayWrite = (actor: Actor, { status }: Subject): boolean =>
  has(actor, 'partner.write') && status === 'active';

/** Names that are alike but mean two: both are known as regions, and not as the same. */
export const areOtherRegions = (
  left: { typeCode: string; regionCode: string | null },
  right: { typeCode: string; regionCode: string | null },
): boolean =>
  isRegionType(left.typeCode) &&
  isRegionType(right.typeCode) &&
  left.regionCode !== null &&
  right.regionCode !== null &&
  left.regionCode !== right.regionCode;

/** At or above: worth a second look. */
export const ALIKE_NAMES = 0.6;
