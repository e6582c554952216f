import type { RegionEntry } from './reference-index.ts';
import { NearBook } from './similarity.ts';
import { keyOf } from './words.ts';

export const OUR_PROVINCE = '13';

export interface RegionIndex {
  /** By name, with its kind (`kab agam`), short name and aliases. */
  byKey: ReadonlyMap<string, readonly RegionEntry[]>;
  byCode: ReadonlyMap<string, RegionEntry>;
  near: NearBook<readonly RegionEntry[]>;
}

export type RegionMatch =
  | { kind: 'found'; region: RegionEntry; confidence: number }
  | { kind: 'ambiguous'; regions: readonly RegionEntry[] }
  | { kind: 'unknown' };

const UNKNOWN: RegionMatch = { kind: 'unknown' };

/** `Pemkab`, `Pemerintah Kabupaten`, `Kab.`: one word for each level. */
const LEVEL_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^(?:pemerintah(?: daerah)? |pemda |pem )?(?:kabupaten|kab)\b|^pemkab\b|^bupati\b/, 'kab'],
  [/^(?:pemerintah(?: daerah)? |pemda |pem )?kota(?= (?!lain))|^pemkot?\b|^pemko\b|^wali ?kota\b/, 'kota'],
  [/^(?:pemerintah(?: daerah)? |pemda |pem )?(?:provinsi|propinsi|prov)\b|^pemprov\b|^gubernur\b/, 'prov'],
];

export const regionKey = (text: string): string => {
  const key = keyOf(text)
    .replace(/\bkepulauan\b/g, 'kep')
    .replace(/\bsumatra\b/g, 'sumatera');
  for (const [pattern, word] of LEVEL_WORDS) if (pattern.test(key)) return key.replace(pattern, word).trim();
  return key;
};

const LEVEL_WORD: Readonly<Record<string, string>> = { PROVINCE: 'prov', REGENCY: 'kab', CITY: 'kota' };

function keysOf(region: RegionEntry): Set<string> {
  const keys = new Set([region.name, region.shortName ?? region.name, ...region.aliases].map(regionKey));
  const level = LEVEL_WORD[region.level ?? ''] ?? '';
  for (const key of [...keys]) {
    const bare = key.replace(/^(?:prov|kab|kota) /, '');
    keys.add(bare);
    keys.add(`${level} ${bare}`);
  }
  return keys;
}

export function buildRegionIndex(regions: readonly RegionEntry[]): RegionIndex {
  const byKey = new Map<string, RegionEntry[]>();
  for (const region of regions)
    for (const key of keysOf(region)) byKey.set(key, [...(byKey.get(key) ?? []), region]);
  const byCode = new Map(regions.map((region) => [region.code, region]));
  return { byKey, byCode, near: new NearBook(byKey) };
}

const isOurs = ({ code }: RegionEntry) => code === OUR_PROVINCE || code.startsWith(`${OUR_PROVINCE}.`);

/**
 * One region by code or name. A bare name that a province bears means the province (`Jambi`); else our own kabupaten and
 * kota come first; two that are left are not decided here.
 */
export function findRegion(index: RegionIndex, text: string): RegionMatch {
  const byCode = index.byCode.get(text.trim().replace(/\s+/g, ''));
  if (byCode) return { kind: 'found', region: byCode, confidence: 1 };
  return decide(index.byKey.get(regionKey(text)) ?? []);
}

function decide(named: readonly RegionEntry[]): RegionMatch {
  const provinces = named.filter(({ level }) => level === 'PROVINCE');
  const ours = named.filter(isOurs);
  for (const choice of [provinces, ours, named]) {
    const [only] = choice;
    if (only && choice.length === 1) return { kind: 'found', region: only, confidence: 1 };
    if (choice.length > 1) return { kind: 'ambiguous', regions: choice };
  }
  return UNKNOWN;
}

/** At or above: taken, with a warning that names it. */
const ACCEPTED = 0.86;

/** A misspelt name: the nearest region, unless a second one is as near. */
export function nearestRegion(index: RegionIndex, text: string): RegionMatch {
  const key = regionKey(text);
  if (key.length < 5) return UNKNOWN;
  const found = index.near.find(key, ACCEPTED);
  const best = Math.max(0, ...found.map(({ alike }) => alike));
  const nearest = new Set(found.filter(({ alike }) => alike === best).flatMap(({ value }) => value));
  const decided = decide([...nearest]);
  return decided.kind === 'found' ? { ...decided, confidence: Math.round(best * 100) / 100 } : decided;
}

/** `Kota Padang, Sumatera Barat`: the province only says where that place is. */
export function isWithin(index: RegionIndex, place: string, province: string): boolean {
  const inner = findRegion(index, place);
  const outer = findRegion(index, province);
  return inner.kind === 'found' && outer.kind === 'found' && inner.region.parentCode === outer.region.code;
}
