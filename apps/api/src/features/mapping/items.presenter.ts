import { createHash } from 'node:crypto';
import { mappingItemSchema, type MappingItem } from '@kerabat/shared/mapping/schema';
import {
  EXCEPTION_REASON_LABELS,
  KIND_LABELS,
  STATUS_LABELS,
  TARGET_DOCUMENT_LABELS,
} from '@kerabat/shared/proposals/labels';
import { EMPTY, printedRupiah, printedTerm } from '@kerabat/shared/text/printed';
import type { ReferenceBook } from '../reference/reference.service.ts';
import type { LineRow } from './items.queries.ts';

const BETWEEN = '; ';
const printed = (parts: readonly (string | null | undefined | false)[], between = BETWEEN): string =>
  parts.filter(Boolean).join(between) || EMPTY;

const named = (
  codes: readonly string[],
  known: { get(code: string): { name: string } | undefined },
): string[] => codes.map((code) => known.get(code)?.name ?? code);

function agenciesOf({ agencyId, supportingAgencyIds }: LineRow, book: ReferenceBook): string {
  const [own] = named([agencyId], book.agencies);
  const supporting = named(supportingAgencyIds, book.agencies);
  return printed([own, supporting.length > 0 && `pendukung: ${supporting.join(', ')}`]);
}

/** From the mission down to what is aimed at; the five years themselves say nothing in a list of one year. */
function branchOf(id: string, book: ReferenceBook): string {
  const names: string[] = [];
  let entry = book['planning-target'].get(id);
  while (entry && entry.level !== 'PERIOD') {
    const { level, number, name, parentCode } = entry;
    names.unshift(level === 'MISSION' && number !== null ? `Misi ${number}: ${name}` : name);
    entry = parentCode === null ? undefined : book.planningTargetsByCode.get(parentCode);
  }
  return names.length > 0 ? names.join(' · ') : (entry?.name ?? '');
}

function benefitsOf({ benefits }: LineRow): string {
  const { region, partner, public: people } = benefits;
  return printed([
    region && `Daerah: ${region}`,
    partner && `Mitra: ${partner}`,
    people && `Masyarakat: ${people}`,
  ]);
}

function fundingOf({ funding, estimatedCost }: LineRow, book: ReferenceBook): string {
  const parts = funding.map(({ source, amount, year }) =>
    [
      source === null ? 'Sumber belum ditentukan' : (book['funding-source'].get(source)?.name ?? source),
      amount !== null && printedRupiah(amount),
      year !== null && `(${year})`,
    ]
      .filter(Boolean)
      .join(' '),
  );
  const whole = estimatedCost === null ? null : printedRupiah(estimatedCost);
  return printed([...parts, whole && (parts.length > 0 ? `seluruhnya ${whole}` : whole)]);
}

const remarkOf = ({ mergedNumbers, exceptionReason }: LineRow): string =>
  printed([
    mergedNumbers.length > 0 && `Gabungan dari ${mergedNumbers.join(', ')}`,
    exceptionReason && `Pengecualian: ${EXCEPTION_REASON_LABELS[exceptionReason]}`,
  ]);

/** One line in the words that are printed. */
export function presentLine(row: LineRow, no: number, book: ReferenceBook): MappingItem {
  return {
    proposalId: row.id,
    number: row.number ?? EMPTY,
    status: row.status,
    kindCode: row.kind,
    affairCodes: row.affairCodes,
    locationCodes: row.locationCodes,
    no,
    affair: printed(named(row.affairCodes, book.affair)),
    // Proposals have no field for it yet; the column is kept so that the list has the form of domain §3.3.
    subAffair: EMPTY,
    object: row.title,
    kind: row.kind === null ? EMPTY : KIND_LABELS[row.kind],
    agency: agenciesOf(row, book),
    partners: printed(row.candidatePartners.map(({ name }) => name)),
    locations: printed(
      row.locationCodes.length > 0 ? named(row.locationCodes, book.region) : [row.locationText],
    ),
    planning: printed(row.planningTargetIds.map((id) => branchOf(id, book))),
    rkpdYear: printed([row.planLink?.rkpdYear?.toString()]),
    scope: printed(row.scope),
    benefits: benefitsOf(row),
    funding: fundingOf(row, book),
    term: printedTerm(row.startDate, row.endDate, row.durationMonths),
    priority: printed([row.priority?.toString()]),
    targetDocument: row.targetDocument === null ? EMPTY : TARGET_DOCUMENT_LABELS[row.targetDocument],
    followUp: STATUS_LABELS[row.status],
    remark: remarkOf(row),
  };
}

const FIELDS = Object.keys(mappingItemSchema.shape) as (keyof MappingItem)[];

/**
 * SHA-256 over all lines, so that anybody can compare what the API answers with what was fixed: each line as compact JSON with
 * its fields in the order of the contract, joined by line feeds.
 */
export const sealOf = (items: readonly MappingItem[]): string =>
  createHash('sha256')
    .update(
      items
        .map((item) => JSON.stringify(Object.fromEntries(FIELDS.map((field) => [field, item[field]]))))
        .join('\n'),
    )
    .digest('hex');
