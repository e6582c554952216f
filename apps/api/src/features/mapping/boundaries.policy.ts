import type { Boundaries } from '@kerabat/shared/mapping/schema';
import type { FieldError } from '../../platform/problem.ts';
import { readShape } from './shape.policy.ts';

type Feature = Boundaries['geojson']['features'][number];

/** A kabupaten or kota as the reference list has it. */
export interface KnownRegion {
  code: string;
  name: string;
  shortName: string | null;
  aliases: readonly string[];
}

/** What the agencies that publish boundaries call these properties; compared without case and signs. */
const CODE_KEYS = [
  'kode',
  'code',
  'kdkab',
  'kodekab',
  'kdpkab',
  'kodekabkota',
  'kodewilayah',
  'kodekemendagri',
];
const NAME_KEYS = [
  ...[
    'nama',
    'name',
    'namakab',
    'namakabkota',
    'nmkab',
    'namobj',
    'wadmkk',
    'kabkota',
    'kabkot',
    'kabupaten',
  ],
  ...['name2', 'shapename', 'adm2en', 'adm2name'],
];

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '');
/** `Kab. Solok` and `Kabupaten Solok` are one. */
const plainName = (text: string): string => plain(text.replace(/^\s*kab(?:upaten)?\b\.?\s*/i, 'kabupaten '));

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valueOf(properties: Json, keys: readonly string[]): string | undefined {
  const entries = Object.entries(properties).map(([key, value]) => [plain(key), value] as const);
  for (const key of keys) {
    const [, value] = entries.find(([name]) => name === key) ?? [];
    if (typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')) return String(value);
  }
  return undefined;
}

/** `13.01`, `1301` and 1301 are one code; anything else is none of ours. */
const codeOf = (text: string | undefined): string | undefined => {
  const [, province, rest] = /^(\d{2})\.?(\d{2})$/.exec(text?.trim() ?? '') ?? [];
  return province && `${province}.${rest}`;
};

function namesOf(region: KnownRegion): Set<string> {
  const bare = region.name.replace(/^(Kabupaten|Kota)\s+/, '');
  return new Set([region.name, region.shortName ?? region.name, bare, ...region.aliases].map(plainName));
}

interface Candidate {
  index: number;
  title: string;
  geometry: unknown;
  code: string | undefined;
  /** The regions that the code or the name can mean. */
  possible: KnownRegion[];
}

const fault = (index: number | null, code: string, detail: string): FieldError => ({
  pointer: index === null ? '/file' : `/features/${index}`,
  code: `mapping.${code}`,
  detail,
});

/** Which regions a feature can be; a code that contradicts the name is refused rather than believed. */
function candidateOf(feature: Json, index: number, known: readonly KnownRegion[]): Candidate | FieldError {
  const properties = isObject(feature['properties']) ? feature['properties'] : {};
  const name = valueOf(properties, NAME_KEYS);
  const code = codeOf(valueOf(properties, CODE_KEYS));
  const title = name ?? valueOf(properties, CODE_KEYS) ?? 'tanpa nama';
  const byCode = known.find((region) => region.code === code);
  const byName = name === undefined ? [] : known.filter((region) => namesOf(region).has(plainName(name)));
  const place = `Fitur ke-${index + 1} ("${title}")`;
  if (byCode && byName.length > 0 && !byName.includes(byCode))
    return fault(
      index,
      'boundaries_contradictory',
      `${place} berkode ${byCode.code}, yaitu ${byCode.name} menurut Kemendagri. Pakai kode Kemendagri (bukan kode BPS), atau hapus kolom kodenya supaya dikenali dari nama.`,
    );
  const possible = byCode ? [byCode] : byName;
  if (possible.length === 0)
    return fault(
      index,
      'boundaries_unknown_region',
      `${place} bukan kabupaten/kota di Sumatera Barat. Hapus fitur ini, atau isi \`kode\` dengan kode Kemendagri seperti 13.01.`,
    );
  return { index, title, geometry: feature['geometry'], code, possible };
}

/** "Solok" alone is the regency where another feature is "Kota Solok": what is certain is taken away from the rest. */
function settle(candidates: readonly Candidate[]): Map<Candidate, KnownRegion> {
  const settled = new Map<Candidate, KnownRegion>();
  for (let before = -1; before < settled.size;) {
    before = settled.size;
    const taken = new Set(settled.values());
    for (const candidate of candidates) {
      if (settled.has(candidate)) continue;
      const left = candidate.possible.filter(
        (region) => candidate.possible.length === 1 || !taken.has(region),
      );
      if (left.length === 1 && left[0]) settled.set(candidate, left[0]);
    }
  }
  return settled;
}

function completenessFaults(
  settled: Map<Candidate, KnownRegion>,
  known: readonly KnownRegion[],
): FieldError[] {
  return known.flatMap((region) => {
    const features = [...settled].filter(([, found]) => found === region).map(([candidate]) => candidate);
    if (features.length === 1) return [];
    if (features.length === 0)
      return [
        fault(
          null,
          'boundaries_region_missing',
          `${region.name} (${region.code}) belum ada. Tambahkan fiturnya, lalu unggah kembali.`,
        ),
      ];
    const places = features.map(({ index }) => index + 1).join(' dan ');
    return [
      fault(
        features[1]?.index ?? null,
        'boundaries_region_repeated',
        `${region.name} ada lebih dari sekali (fitur ke-${places}). Gabungkan menjadi satu MultiPolygon.`,
      ),
    ];
  });
}

function parse(text: string): unknown[] | FieldError {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return fault(
      null,
      'boundaries_not_json',
      'Isi berkas bukan JSON yang sah. Ekspor ulang sebagai GeoJSON.',
    );
  }
  if (!isObject(document) || document['type'] !== 'FeatureCollection' || !Array.isArray(document['features']))
    return fault(
      null,
      'boundaries_not_collection',
      'Berkas bukan FeatureCollection GeoJSON. Ekspor seluruh kabupaten/kota sebagai satu FeatureCollection.',
    );
  return document['features'] as unknown[];
}

/** Reads boundaries strictly: each of the known regions exactly once, or a list of what to put right. */
export function readBoundaries(text: string, known: readonly KnownRegion[]): Feature[] | FieldError[] {
  const parsed = parse(text);
  if (!Array.isArray(parsed)) return [parsed];
  const read = parsed.map((feature, index) => candidateOf(isObject(feature) ? feature : {}, index, known));
  const candidates = read.filter((one): one is Candidate => 'possible' in one);
  const faults = read.filter((one): one is FieldError => 'pointer' in one);
  const settled = settle(candidates);
  const features: Feature[] = [];
  for (const candidate of candidates) {
    const region = settled.get(candidate);
    const place = `Fitur ke-${candidate.index + 1} ("${candidate.title}")`;
    if (!region) {
      const names = candidate.possible.map(({ name }) => name).join(' atau ');
      faults.push(
        fault(candidate.index, 'boundaries_ambiguous', `${place} dapat berarti ${names}. Isi \`kode\`-nya.`),
      );
      continue;
    }
    const geometry = readShape(candidate.geometry);
    if (typeof geometry === 'string')
      faults.push(fault(candidate.index, 'boundaries_bad_geometry', `${place}: ${geometry}`));
    else features.push({ type: 'Feature', properties: { code: region.code, name: region.name }, geometry });
  }
  faults.push(...completenessFaults(settled, known));
  if (faults.length > 0) return faults;
  return features.sort((a, b) => (a.properties.code < b.properties.code ? -1 : 1));
}

export const isFaulty = (result: Feature[] | FieldError[]): result is FieldError[] =>
  result.some((one) => 'pointer' in one);
