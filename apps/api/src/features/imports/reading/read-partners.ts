import type { RowIssue } from '@kerabat/shared/imports/schema';
import type { CandidatePartner } from '@kerabat/shared/proposals/content.schema';
import type { Reading } from './findings.ts';
import { recognisePartner } from './partner-type.ts';
import { PARTNER_HEADS } from './partner-words.ts';
import type { ReferenceIndex } from './reference-index.ts';
import { findRegion, isWithin } from './region-index.ts';
import { quoted, saysNothing, splitOutsideBrackets } from './words.ts';

export const PARTNER_NAME_LIMIT = 250;
const MOST_PARTNERS = 30;

const BREAK = /[;\n]|\s\/\s|(?<=\S)\s*\d[.)]\s+(?=[A-Z])/gy;
const JOINT = /,\s*(?:dan\s+)?|\s+(?:dan|serta|&)\s+|\s*&\s*|\s*\+\s*/giy;

interface Piece {
  text: string;
  joint: string;
}

/** The pieces between commas, `&` and `dan`, each with what joined it to the one before. */
function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  let joint = '';
  for (;;) {
    const [first = ''] = splitOutsideBrackets(rest, JOINT);
    const start = rest.indexOf(first) + first.length;
    pieces.push({ text: first, joint });
    JOINT.lastIndex = start;
    const found = start < rest.length ? JOINT.exec(rest) : null;
    if (!found) return pieces;
    joint = found[0];
    rest = rest.slice(start + joint.length);
    if (rest.trim() === '') return pieces;
  }
}

function startsPartner(piece: string, before: string, index: ReferenceIndex): boolean {
  if (isWithin(index.regions, before, piece)) return false;
  if (PARTNER_HEADS.test(piece)) return true;
  if (index.partnerTypes.get(piece)) return true;
  const region = findRegion(index.regions, piece);
  return region.kind !== 'unknown';
}

/** A name that goes on after a comma stays one: only what is a partner itself begins a new one. */
function splitNames(text: string, index: ReferenceIndex): string[] {
  const names: string[] = [];
  for (const { text: piece, joint } of piecesOf(text)) {
    const last = names.at(-1);
    if (last === undefined) names.push(piece);
    else if (startsPartner(piece, last, index)) names.push(piece);
    else names[names.length - 1] = `${last}${joint}${piece}`;
  }
  return names;
}

function readinessOf(name: string): CandidatePartner['readiness'] {
  if (/\bbelum (?:dijajaki|ada penjajakan)\b/i.test(name)) return 'BELUM_DIJAJAKI';
  if (/\b(?:sudah |telah |sedang )?dijajaki\b/i.test(name)) return 'DIJAJAKI';
  return /\b(?:sudah |telah )?bersedia\b/i.test(name) && !/\bbelum bersedia\b/i.test(name)
    ? 'BERSEDIA'
    : null;
}

const issue = (code: string, detail: string): RowIssue => ({
  field: 'partners',
  code: `imports.${code}`,
  detail,
});

/** One remark for all names whose sort is open, so that a row stays readable. */
function remarks(partners: readonly CandidatePartner[]): RowIssue[] {
  const open = partners.filter(({ type }) => type === null).map(({ name }) => quoted(name));
  const noRegion = partners
    .filter(({ type, regionCode }) => regionCode === null && /^PEMDA_(?:PROV|KAB|KOTA)$/.test(type ?? ''))
    .map(({ name }) => quoted(name));
  return [
    ...(open.length > 0
      ? [
          issue(
            'partner_type_unknown',
            `Jenis mitra ${open.join(', ')} belum dapat dipastikan. Pilih jenisnya saat verifikasi, atau tulis nama resminya.`,
          ),
        ]
      : []),
    ...(noRegion.length > 0
      ? [
          issue(
            'partner_region_unknown',
            `Daerah ${noRegion.join(', ')} tidak dikenali. Tulis nama resmi provinsi, kabupaten, atau kotanya.`,
          ),
        ]
      : []),
  ];
}

/** The partners named in one cell, with their sort and region as far as they can be told. */
export function readPartners(text: string | undefined, index: ReferenceIndex): Reading<CandidatePartner[]> {
  if (text === undefined || saysNothing(text))
    return {
      value: [],
      errors: [],
      warnings: [
        issue(
          'partner_missing',
          'Calon mitra belum diisi. Tulis namanya, atau kosongkan bila memang belum ada.',
        ),
      ],
    };
  const names = splitOutsideBrackets(text, BREAK).flatMap((part) => splitNames(part, index));
  const partners = [...new Set(names.map((name) => name.replace(/\s+/g, ' ').trim()))].map((name) => ({
    name,
    ...recognisePartner(name, index),
    readiness: readinessOf(name),
  }));
  const isTooLong =
    partners.some(({ name }) => name.length > PARTNER_NAME_LIMIT) || partners.length > MOST_PARTNERS;
  if (!isTooLong) return { value: partners, errors: [], warnings: remarks(partners) };
  return {
    value: [],
    errors: [
      issue(
        'text_too_long',
        `Calon mitra terlalu panjang. Paling banyak ${MOST_PARTNERS} mitra, masing-masing ${PARTNER_NAME_LIMIT} huruf; singkat isinya.`,
      ),
    ],
    warnings: [],
  };
}
