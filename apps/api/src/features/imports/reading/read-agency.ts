import {
  AGENCY_ACCEPTED,
  ELSEWHERE,
  agencyKey,
  findAgencies,
  alsoNamed,
  namedInside,
  nearestAgencies,
  nearlyAs,
  type AgencyIndex,
  type AgencyMatch,
} from './agency-index.ts';
import { refused, understood, warned, type Reading } from './findings.ts';
import { quoted, saysNothing } from './words.ts';

const ADVICE = 'Tulis nama, singkatan, atau kode perangkat daerah provinsi.';
/** A longer text that names one office whole. */
const INSIDE = 0.85;

const list = (matches: readonly { agency: { name: string } }[]) =>
  matches
    .slice(0, 3)
    .map(({ agency }) => agency.name)
    .join(', ');

/** Which agency proposes: exact by code, name, short name or alias; a typing error is named, never silent. */
export function readAgency(text: string | undefined, index: AgencyIndex): Reading<AgencyMatch | null> {
  if (text === undefined || saysNothing(text))
    return refused(null, 'agency', 'agency_missing', `Perangkat daerah pengusul belum diisi. ${ADVICE}`);
  const exact = findAgencies(index, text);
  const [only] = exact;
  if (only && exact.length === 1) return understood({ agency: only, confidence: 1 });
  if (exact.length > 1)
    return refused(
      null,
      'agency',
      'agency_ambiguous',
      `${quoted(text)} dapat berarti ${list(exact.map((agency) => ({ agency })))}. Tulis nama lengkapnya.`,
    );
  if (ELSEWHERE.test(agencyKey(text)))
    return refused(
      null,
      'agency',
      'agency_elsewhere',
      `${quoted(text)} bukan perangkat daerah provinsi. ${ADVICE}`,
    );
  return readInside(text, index) ?? readNearest(text, index);
}

function readInside(text: string, index: AgencyIndex): Reading<AgencyMatch | null> | undefined {
  const inside = namedInside(index, text);
  const [only] = inside;
  if (!only) return undefined;
  const all = [...inside, ...(inside.length === 1 ? alsoNamed(index, text, only) : [])];
  if (all.length > 1)
    return refused(
      null,
      'agency',
      'agency_ambiguous',
      `${quoted(text)} menyebut lebih dari satu perangkat daerah (${list(all.map((agency) => ({ agency })))}). Tulis satu pengusul saja.`,
    );
  return warned(
    { agency: only, confidence: INSIDE },
    'agency',
    'agency_guessed',
    guessedDetail(text, only.name),
  );
}

const guessedDetail = (text: string, name: string) =>
  `${quoted(text)} dibaca sebagai ${name}. Betulkan bila bukan itu yang dimaksud.`;

function readNearest(text: string, index: AgencyIndex): Reading<AgencyMatch | null> {
  const nearest = nearestAgencies(index, text);
  const [best] = nearest;
  if (!best)
    return refused(
      null,
      'agency',
      'agency_unknown',
      `Perangkat daerah ${quoted(text)} tidak dikenali. ${ADVICE}`,
    );
  if (best.confidence < AGENCY_ACCEPTED)
    return refused(
      null,
      'agency',
      'agency_unknown',
      `Perangkat daerah ${quoted(text)} tidak dikenali. Mungkin maksudnya ${best.agency.name}? ${ADVICE}`,
    );
  if (nearlyAs(nearest).length > 1)
    return refused(
      null,
      'agency',
      'agency_ambiguous',
      `${quoted(text)} mirip beberapa perangkat daerah: ${list(nearlyAs(nearest))}. Tulis nama lengkapnya.`,
    );
  return warned(best, 'agency', 'agency_guessed', guessedDetail(text, best.agency.name));
}
