import { isDeepStrictEqual } from 'node:util';
import {
  EMPTY_CONTENT,
  proposalContentSchema,
  type PatchProposal,
  type ProposalContent,
  type ProposalField,
} from '@kerabat/shared/proposals/content.schema';
import { needsDprd } from '@kerabat/shared/proposals/dprd';
import { badRequest, unprocessable, type FieldError } from '../../platform/problem.ts';
import { searchText } from '../../platform/search-text.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { partnerKeysOf, titleKeyOf } from './likeness.policy.ts';
import type { AgencyColumns } from './proposals.queries.ts';
import type { ProposalRow } from './proposals.table.ts';

export const CONTENT_FIELDS = ['title', ...Object.keys(EMPTY_CONTENT)] as ProposalField[];

/** The part of a row that people write. */
export const contentOf = (row: ProposalRow): ProposalContent =>
  Object.fromEntries(CONTENT_FIELDS.map((field) => [field, row[field]])) as ProposalContent;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The keys an object field has when it is filled for the first time by a patch that names only some of them. */
const EMPTY_OBJECTS: Partial<Record<ProposalField, Record<string, unknown>>> = {
  benefits: { region: null, partner: null, public: null },
  contact: { name: null, position: null, phone: null, email: null },
  planLink: { rkpdYear: null, renja: null, dpaCode: null },
  crossBorderImpact: { holds: false, note: null },
  jointEfficiency: { holds: false, note: null },
  dprdAnswers: { levy: null, multiYear: null, assets: null, guarantee: null, inCurrentBudget: null },
  lawCheck: { morality: false, publicOrder: false, nationalInterest: false, law: false },
};

function mergeField(field: ProposalField, current: unknown, change: unknown): unknown {
  if (change === null) return field === 'benefits' || Array.isArray(current) ? emptyOf(field) : null;
  if (!isRecord(change)) return change;
  return { ...EMPTY_OBJECTS[field], ...(isRecord(current) ? current : {}), ...change };
}

const emptyOf = (field: ProposalField): unknown => (field === 'title' ? null : EMPTY_CONTENT[field]);

/** Applies a merge patch (RFC 7396) and checks what only the whole content can tell, such as end before start. */
export function mergeContent(current: ProposalContent, patch: PatchProposal): ProposalContent {
  const changed = Object.fromEntries(
    Object.entries(patch).map(([field, change]) => [
      field,
      mergeField(field as ProposalField, current[field as ProposalField], change),
    ]),
  );
  const merged = proposalContentSchema.safeParse({ ...current, ...changed });
  if (merged.success) return merged.data;
  const errors = merged.error.issues.map((issue) => ({
    pointer: `/${issue.path.join('/')}`,
    code: `common.${issue.code}`,
    detail: issue.message,
  }));
  throw badRequest('common.invalid_input', 'Beberapa isian belum sesuai. Perbaiki yang ditandai.', errors);
}

export const changedFields = (before: ProposalContent, after: ProposalContent): ProposalField[] =>
  CONTENT_FIELDS.filter((field) => !isDeepStrictEqual(before[field], after[field]));

type Known = { get(key: string): { validUntil: string | null } | undefined };

function checkCodes(
  pointer: string,
  codes: readonly (string | null)[],
  known: Known,
  today: string,
  what: string,
) {
  return codes.flatMap((code, index): FieldError[] => {
    if (code === null) return [];
    const entry = known.get(code);
    const open = entry !== undefined && (entry.validUntil === null || entry.validUntil >= today);
    return open
      ? []
      : [
          {
            pointer: pointer.replace('*', String(index)),
            code: 'proposals.unknown_code',
            detail: `${what} "${code}" ${entry ? 'sudah ditutup' : 'tidak dikenal'}. Pilih dari daftar acuan.`,
          },
        ];
  });
}

/** Every code must stand in the reference lists; a closed one may stay where it was, but not be chosen anew. */
export function checkReferences(
  content: ProposalContent,
  fields: readonly ProposalField[],
  book: ReferenceBook,
  today: string,
): void {
  const partners = content.candidatePartners;
  const checks: Partial<Record<ProposalField, () => FieldError[]>> = {
    supportingAgencyIds: () =>
      checkCodes(
        '/supportingAgencyIds/*',
        content.supportingAgencyIds,
        book.agencies,
        today,
        'Perangkat daerah',
      ),
    affairCodes: () => checkCodes('/affairCodes/*', content.affairCodes, book.affair, today, 'Urusan'),
    planningTargetIds: () =>
      checkCodes(
        '/planningTargetIds/*',
        content.planningTargetIds,
        book['planning-target'],
        today,
        'Sasaran RPJMD',
      ),
    locationCodes: () => checkCodes('/locationCodes/*', content.locationCodes, book.region, today, 'Wilayah'),
    candidatePartners: () => [
      ...checkCodes(
        '/candidatePartners/*/type',
        partners.map((x) => x.type),
        book['partner-type'],
        today,
        'Jenis mitra',
      ),
      ...checkCodes(
        '/candidatePartners/*/regionCode',
        partners.map((x) => x.regionCode),
        book.region,
        today,
        'Wilayah',
      ),
    ],
    funding: () =>
      checkCodes(
        '/funding/*/source',
        content.funding.map((x) => x.source),
        book['funding-source'],
        today,
        'Sumber dana',
      ),
  };
  const errors = fields.flatMap((field) => checks[field]?.() ?? []);
  if (errors.length > 0)
    throw unprocessable('proposals.unknown_codes', 'Beberapa pilihan tidak ada dalam daftar acuan.', errors);
}

type Searched = Pick<
  ProposalContent,
  | 'title'
  | 'kind'
  | 'dprdAnswers'
  | 'affairCodes'
  | 'locationCodes'
  | 'candidatePartners'
  | 'problem'
  | 'potential'
> & {
  number?: string | null;
  locationText?: string | null;
};

/** The derived columns: the DPRD's part, what look-alikes are found by, and the search text over number, title, agency, partner, place, urusan, problem and potential. */
export function derivedText(content: Searched, agency: AgencyColumns, book: ReferenceBook) {
  const names = (codes: readonly string[], known: { get(code: string): { name: string } | undefined }) =>
    codes.map((code) => known.get(code)?.name);
  return {
    dprdNeeded: needsDprd(content.kind, content.dprdAnswers),
    titleKey: titleKeyOf(content.title),
    partnerKeys: partnerKeysOf(content.candidatePartners),
    searchText: searchText([
      content.number,
      content.title,
      agency.name,
      agency.shortName,
      ...content.candidatePartners.map((partner) => partner.name),
      ...names(content.locationCodes, book.region),
      content.locationText,
      ...content.affairCodes,
      ...names(content.affairCodes, book.affair),
      content.problem,
      content.potential,
    ]),
  };
}
