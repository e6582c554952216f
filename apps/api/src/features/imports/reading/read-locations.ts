import { understood, warned, type Reading } from './findings.ts';
import { findRegion, nearestRegion, OUR_PROVINCE, type RegionIndex } from './region-index.ts';
import { keyOf, quoted, saysNothing, splitOutsideBrackets } from './words.ts';

const BOTH = '(?:kab|kabupaten)\\s*(?:\\.|dan|atau|&|/)*\\s*(?:dan|&|/)?\\s*kota';
/** The whole province: code 13 rather than nineteen codes. */
const WHOLE_PROVINCE = new RegExp(
  `^(?:(?:di )?(?:se|seluruh|semua|seluruh wilayah|19|sembilan belas)? ?(?:${BOTH} ?)?(?:di |se )?(?:se ?)?(?:provinsi |prov )?(?:sumatera barat|sumbar)|(?:se|seluruh|semua|19) ?(?:${BOTH}|kabupaten|daerah|wilayah|provinsi)(?: \\(?19\\)?)?|(?:se )?provinsi|19 ${BOTH}|${BOTH} se (?:provinsi|sumatera barat|sumbar))$`,
);
const BOTH_OF_ONE_NAME = /^(?:kab|kabupaten)\.?\s*(?:dan|&|\/)\s*kota\s+(.+)$/i;
/** Places below a kabupaten or kota: kept as typed, not an error of the writer. */
const DETAIL =
  /^(?:kec|kecamatan|nagari|desa|kel|kelurahan|jorong|kawasan|pelabuhan|bandara|jalan|jl|ruas|danau|pulau|kepulauan|pantai|gunung|sungai|pasar|kampus|terminal|das|tpa|tahura)\b/i;

const SEPARATOR = /;|,|\n|\+|\s*\/\s*(?=kab|kota|[A-Z])|\s+(?:dan|serta|&)\s+|&|\s[-–]\s/giy;

interface Place {
  codes: string[];
  problem: string | null;
  code: 'location_unknown' | 'location_ambiguous' | 'location_guessed';
}

const found = (...codes: string[]): Place => ({ codes, problem: null, code: 'location_unknown' });

function readPlace(text: string, regions: RegionIndex): Place {
  const bare = text.replace(/\([^)]*\)/g, ' ').trim() || text.replace(/[()]/g, ' ');
  if (WHOLE_PROVINCE.test(keyOf(bare))) return found(OUR_PROVINCE);
  const named = findRegion(regions, text);
  const match = named.kind === 'unknown' ? findRegion(regions, bare) : named;
  if (match.kind === 'found')
    return /\s[-–]\s/.test(bare) ? apart(text, match.region.name) : found(match.region.code);
  if (match.kind === 'ambiguous')
    return {
      codes: [],
      code: 'location_ambiguous',
      problem: `${quoted(text)} dapat berarti ${match.regions.map(({ name }) => name).join(' atau ')}; tulis salah satunya.`,
    };
  return readBoth(bare, regions) ?? readMisspelt(text, bare, regions);
}

/** `Padang - Pariaman` may be the one kabupaten or the way between two kota. */
const apart = (text: string, name: string): Place => ({
  codes: [],
  code: 'location_ambiguous',
  problem: `${quoted(text)} dapat berarti ${name} atau dua daerah; tulis namanya tanpa tanda hubung, atau pisahkan dengan titik koma.`,
});

/** `Kab. dan Kota Solok`. */
function readBoth(text: string, regions: RegionIndex): Place | undefined {
  const name = BOTH_OF_ONE_NAME.exec(text)?.[1];
  if (!name) return undefined;
  const both = [findRegion(regions, `Kabupaten ${name}`), findRegion(regions, `Kota ${name}`)];
  const codes = both.flatMap((match) => (match.kind === 'found' ? [match.region.code] : []));
  return codes.length === 2 ? found(...codes) : undefined;
}

function readMisspelt(text: string, bare: string, regions: RegionIndex): Place {
  const near = nearestRegion(regions, bare);
  if (near.kind === 'found')
    return {
      codes: [near.region.code],
      code: 'location_guessed',
      problem: `${quoted(text)} dibaca sebagai ${near.region.name}; betulkan bila bukan itu.`,
    };
  return {
    codes: [],
    code: 'location_unknown',
    problem: `${quoted(text)} bukan kabupaten/kota atau provinsi yang dikenal; tetap disimpan sebagaimana diketik.`,
  };
}

/** Codes of the places; what is no kabupaten, kota or province stays as typed, with a warning. */
export function readLocations(text: string | undefined, regions: RegionIndex): Reading<string[]> {
  if (text === undefined || saysNothing(text))
    return {
      ...understood([]),
      warnings: [
        {
          field: 'locations',
          code: 'imports.location_missing',
          detail: 'Lokasi belum diisi. Tulis nama kabupaten/kota.',
        },
      ],
    };
  const whole = readPlace(text, regions);
  const pieces =
    whole.codes.length > 0 || (whole.code === 'location_ambiguous' && /\s[-–]\s/.test(text))
      ? []
      : splitOutsideBrackets(text, SEPARATOR);
  const places =
    pieces.length > 1
      ? pieces.map((piece) => ({ piece, ...readPlace(piece, regions) }))
      : [{ piece: text, ...whole }];
  const codes = [...new Set(places.flatMap((place) => place.codes))];
  if (codes.length === 0 && places.every(({ code }) => code === 'location_unknown'))
    return warned([], 'locations', 'location_unknown', `Lokasi ${whole.problem ?? ''}`);
  const warnings = places.flatMap(({ piece, problem, code }) =>
    problem === null || (codes.length > 0 && code === 'location_unknown' && DETAIL.test(piece))
      ? []
      : [{ field: 'locations' as const, code: `imports.${code}`, detail: `Lokasi ${problem}` }],
  );
  return { value: codes, errors: [], warnings };
}
