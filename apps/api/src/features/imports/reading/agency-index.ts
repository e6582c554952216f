import type { AgencyEntry } from './reference-index.ts';
import { likeness, overlap } from './similarity.ts';
import { keyOf, wordsOf } from './words.ts';

interface Phrase {
  agency: AgencyEntry;
  key: string;
  kind: string;
  core: string;
  words: ReadonlySet<string>;
  pairs: ReadonlySet<string>;
}

export interface AgencyIndex {
  byKey: ReadonlyMap<string, readonly AgencyEntry[]>;
  phrases: readonly Phrase[];
}

export interface AgencyMatch {
  agency: AgencyEntry;
  confidence: number;
}

/** At or above: taken, with a warning that names it. Below: not recognised. */
export const AGENCY_ACCEPTED = 0.8;
/** From here on the nearest name is worth telling. */
export const AGENCY_SUGGESTED = 0.5;
/** The second best must be clearly worse. */
const CLEAR_LEAD = 0.05;
/** An abbreviation this short names another office with one letter changed. */
const SHORT = 5;

const KINDS = new Set(['dinas', 'badan', 'biro', 'kantor', 'satuan', 'sekretariat', 'bagian', 'inspektorat']);
const FILLERS = new Set(['dan', 'daerah', 'provinsi', 'prov']);
/** The province's own name says nothing about which office it is. */
const OURS =
  /\b(?:pemerintah |pemprov )?(?:(?:provinsi|prov|propinsi|prop) )?(?:sumatera barat|sumatra barat|sumbar)\b|\b(?:provinsi|prov|propinsi|prop)$|\b(?:setda|setdaprov|sekretariat daerah)$/g;
/** An office of a kabupaten, a kota or another province is not ours. */
export const ELSEWHERE =
  /\b(?:kab|kabupaten|kota|pemkab|pemko|pemkot)\b|\b(?:prov|provinsi|pemprov|propinsi) \w+/;

const pairsOf = (text: string): Set<string> => {
  const pairs = new Set<string>();
  for (let at = 0; at < text.length - 1; at++) pairs.add(text.slice(at, at + 2));
  return pairs;
};

/** Without the name of the province and of its Setda, as often as they stand there. */
export function agencyKey(text: string): string {
  const key = keyOf(text);
  let bare = key;
  for (let before = ''; before !== bare;) {
    before = bare;
    bare = bare.replace(OURS, ' ').replace(/\s+/g, ' ').trim();
  }
  return bare === '' ? key : bare;
}

/** As written, without the province, and without `dan`. */
const keysOf = (text: string): string[] => {
  const bare = agencyKey(text);
  return [keyOf(text), bare, wordsOf(bare).join(' ')];
};

/** `Dinas`, `Badan`, … even if misspelt. */
const kindOf = (word: string): string => {
  if (KINDS.has(word)) return word;
  for (const kind of KINDS) if (word.length > 3 && likeness(word, kind) >= 0.75) return kind;
  return '';
};

function phraseOf(agency: AgencyEntry, key: string): Phrase {
  const words = key.split(' ');
  const kind = words.length > 1 ? kindOf(words[0] ?? '') : '';
  const core = words.filter((word, at) => !(at === 0 && kind !== '') && !FILLERS.has(word)).join(' ') || key;
  return { agency, key, kind, core, words: new Set(core.split(' ')), pairs: pairsOf(core) };
}

export function buildAgencyIndex(agencies: readonly AgencyEntry[]): AgencyIndex {
  const byKey = new Map<string, AgencyEntry[]>();
  const phrases: Phrase[] = [];
  for (const agency of agencies) {
    const texts = [agency.numberCode, agency.code, agency.name, agency.shortName, ...agency.aliases];
    const keys = new Set(texts.flatMap(keysOf));
    for (const key of keys) {
      byKey.set(key, [...(byKey.get(key) ?? []), agency]);
      phrases.push(phraseOf(agency, key));
    }
  }
  return { byKey, phrases };
}

export function findAgencies(index: AgencyIndex, text: string): readonly AgencyEntry[] {
  for (const key of keysOf(text)) {
    const agencies = index.byKey.get(key);
    if (agencies) return agencies;
  }
  return [];
}

/** Words may stand in another order: each is paired with the one it resembles most. */
function wordLikeness(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  let sum = 0;
  let weight = 0;
  for (const [words, others] of [
    [left, right],
    [right, left],
  ] as const)
    for (const word of words) {
      let best = 0;
      for (const other of others) best = Math.max(best, likeness(word, other));
      sum += best * word.length;
      weight += word.length;
    }
  return weight === 0 ? 0 : sum / weight;
}

function phraseLikeness(typed: Phrase, known: Phrase): number {
  if (Math.min(typed.key.length, known.key.length) <= SHORT && typed.key !== known.key)
    return Math.min(likeness(typed.key, known.key), AGENCY_ACCEPTED - 0.05);
  if (overlap(typed.pairs, known.pairs) < 0.25) return 0;
  const alike = Math.max(likeness(typed.core, known.core), wordLikeness(typed.words, known.words));
  const otherKind = typed.kind !== known.kind && typed.kind !== '' && known.kind !== '';
  return alike - (otherKind ? 0.1 : 0);
}

/** The agencies nearest to a name, best first, each once. */
export function nearestAgencies(index: AgencyIndex, text: string): AgencyMatch[] {
  const typed = phraseOf(index.phrases[0]?.agency as AgencyEntry, agencyKey(text));
  const best = new Map<AgencyEntry, number>();
  for (const known of index.phrases) {
    const confidence = phraseLikeness(typed, known);
    if (confidence >= AGENCY_SUGGESTED && confidence > (best.get(known.agency) ?? 0))
      best.set(known.agency, confidence);
  }
  return [...best]
    .map(([agency, confidence]) => ({
      agency,
      confidence: Math.min(0.99, Math.round(confidence * 100) / 100),
    }))
    .sort((left, right) => right.confidence - left.confidence);
}

/** Agencies that are named, whole, inside a longer text: `UPTD Balai Benih Dinas Pangan`. */
export function namedInside(index: AgencyIndex, text: string): AgencyEntry[] {
  const padded = ` ${keyOf(text)} `;
  const found: { agency: AgencyEntry; at: number; length: number }[] = [];
  for (const { agency, key } of index.phrases) {
    if (key.length < SHORT) continue;
    const at = padded.indexOf(` ${key} `);
    if (at >= 0) found.push({ agency, at, length: key.length });
  }
  const outer = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.length > one.length && other.at <= one.at && other.at + other.length >= one.at + one.length,
      ),
  );
  return [...new Set(outer.map(({ agency }) => agency))];
}

/** Those that are about as near as the nearest. */
export const nearlyAs = (matches: readonly AgencyMatch[]): AgencyMatch[] =>
  matches.filter(({ confidence }) => (matches[0]?.confidence ?? 0) - confidence < CLEAR_LEAD);

/** Words that name one or two offices only. */
const TELLING = 5;

/** Other agencies that a text names by the way: `Dinas Sosial dan Tenaga Kerja`. */
export function alsoNamed(index: AgencyIndex, text: string, agency: AgencyEntry): AgencyEntry[] {
  const own = new Set(
    index.phrases.filter((phrase) => phrase.agency === agency).flatMap(({ words }) => [...words]),
  );
  const rest = wordsOf(agencyKey(text)).filter((word) => word.length >= TELLING && !own.has(word));
  const named = rest.flatMap((word) => {
    const agencies = new Set(
      index.phrases.filter(({ words }) => words.has(word)).map((phrase) => phrase.agency),
    );
    return agencies.size <= 2 ? [...agencies] : [];
  });
  return [...new Set(named)];
}
