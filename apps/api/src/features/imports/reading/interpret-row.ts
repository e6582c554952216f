import {
  IMPORT_FIELD_LABELS,
  type ImportField,
  type RowIssue,
  type UnderstoodRow,
} from '@kerabat/shared/imports/schema';
import type { ProposalKind } from '@kerabat/shared/proposals/vocabulary';
import type { CandidatePartner } from '@kerabat/shared/proposals/content.schema';
import { isCellError } from './cell-text.ts';
import type { Reading } from './findings.ts';
import type { RowValues } from './proposal-sheet.ts';
import { readAffairs } from './read-affairs.ts';
import { readAgency } from './read-agency.ts';
import { readContact } from './read-contact.ts';
import { readFunding } from './read-funding.ts';
import { readKind } from './read-kind.ts';
import { readLocations } from './read-locations.ts';
import { readCost } from './read-money.ts';
import { readPartners } from './read-partners.ts';
import { readPlanning } from './read-planning.ts';
import { readTerm } from './read-term.ts';
import {
  checkLocationText,
  readBenefits,
  readScope,
  readSourceUrl,
  readText,
  readTitle,
} from './read-texts.ts';
import type { ReferenceIndex } from './reference-index.ts';

export interface RowContext {
  /** The year of the period: it decides which RPJMD "Misi 7" means. */
  year: number | null;
  /** What a bare figure counts, from the heading of its column. */
  costUnit: number;
  termUnit: number | null;
}

export interface InterpretedRow {
  understood: UnderstoodRow;
  errors: RowIssue[];
  warnings: RowIssue[];
}

/** Where the spreadsheet itself failed (`#REF!`) there is nothing to understand. */
function withoutCellErrors(values: RowValues): { values: RowValues; warnings: RowIssue[] } {
  const broken = (Object.entries(values) as [ImportField, string][]).filter(([, text]) => isCellError(text));
  if (broken.length === 0) return { values, warnings: [] };
  const rest = { ...values };
  const warnings = broken.map(([field, text]) => {
    delete rest[field];
    const detail = `${IMPORT_FIELD_LABELS[field]} berisi galat rumus ${text}. Tulis nilainya.`;
    return { field, code: 'imports.cell_error', detail };
  });
  return { values: rest, warnings };
}

/** A foreign central government is not a partner of KSDPL (PP 28/2018 ps. 23): the right party must be named. */
function foreignStates(
  kind: ProposalKind | null,
  partners: readonly CandidatePartner[],
  index: ReferenceIndex,
): RowIssue[] {
  if (kind !== 'KSDPL') return [];
  const states = partners.filter(
    ({ type }) => type !== null && index.categories.get(type) === 'FOREIGN_STATE',
  );
  return states.map(({ name }) => ({
    field: 'partners' as const,
    code: 'imports.foreign_state_partner',
    detail: `${name} adalah pemerintah negara. Tulis pemerintah daerah di luar negeri yang dituju (PP 28/2018 ps. 23).`,
  }));
}

/** R-KL is enforced when the proposal is mapped; here it is only said. */
function centralPartners(
  kind: ProposalKind | null,
  partners: readonly CandidatePartner[],
  index: ReferenceIndex,
): RowIssue[] {
  if (kind === null || kind === 'SINERGI') return [];
  const central = partners.filter(({ type }) => type !== null && index.categories.get(type) === 'CENTRAL');
  return central.map(({ name }) => ({
    field: 'kind' as const,
    code: 'imports.central_partner_needs_sinergi',
    detail: `${name} adalah instansi pusat atau vertikal. Ubah jenis menjadi Sinergi, atau pisahkan mitra ini sebelum dipetakan (PP 28/2018 ps. 46, 49).`,
  }));
}

type Memory = Map<string, Reading<unknown>>;
const memories = new WeakMap<ReferenceIndex, Memory>();
const REMEMBERED = 20_000;

/** The same cell says the same thing in every row; looking it up again is what would cost. */
function remember<T>(
  index: ReferenceIndex,
  question: string,
  text: string | undefined,
  read: (text: string | undefined) => Reading<T>,
): Reading<T> {
  const memory: Memory = memories.get(index) ?? new Map();
  memories.set(index, memory);
  const key = `${question}:${text ?? ''}`;
  const known = memory.get(key) as Reading<T> | undefined;
  if (known) return known;
  const reading = read(text);
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, reading);
  return reading;
}

function readPartnersAndKind(values: RowValues, index: ReferenceIndex) {
  const partners = remember(index, 'partners', values.partners, (text) => readPartners(text, index));
  const known = partners.value.map(({ name, type }) => ({
    name,
    type,
    category: type === null ? null : (index.categories.get(type) ?? null),
  }));
  const kind = readKind(values.kind, known);
  return {
    partners,
    kind,
    conflicts: [
      ...centralPartners(kind.value, partners.value, index),
      ...foreignStates(kind.value, partners.value, index),
    ],
  };
}

function readFields(values: RowValues, index: ReferenceIndex, context: RowContext) {
  const { partners, kind, conflicts } = readPartnersAndKind(values, index);
  const cost = readCost(values.cost, context.costUnit);
  const readings = {
    title: readTitle(values.title),
    agency: remember(index, 'agency', values.agency, (text) => readAgency(text, index.agencies)),
    kind,
    partners,
    affairs: remember(index, 'affairs', values.affairs, (text) => readAffairs(text, index.affairs)),
    locations: remember(index, 'locations', values.locations, (text) => readLocations(text, index.regions)),
    cost,
    funding: readFunding(values.fundingSource, cost.value, index.fundingSources),
    term: readTerm(values, context.termUnit),
    planning: remember(index, `planning ${context.year}`, values.planning, (text) =>
      readPlanning(text, index.planningTargets, context.year),
    ),
    background: readText(values, 'background'),
    problem: readText(values, 'problem'),
    potential: readText(values, 'potential'),
    objectives: readText(values, 'objectives'),
    scope: readScope(values),
    benefits: readBenefits(values),
    contact: readContact(values),
  };
  return { readings, conflicts };
}

type Readings = ReturnType<typeof readFields>['readings'];

function agencyOf({ agency: { value } }: Readings): UnderstoodRow['agency'] {
  if (value === null) return null;
  const { id, numberCode, name } = value.agency;
  return { id, numberCode, name, confidence: value.confidence };
}

/** Everything that can be said of one row; unknown stays null or empty, and says so. */
export function interpretRow(
  received: RowValues,
  index: ReferenceIndex,
  context: RowContext,
): InterpretedRow {
  const { values, warnings } = withoutCellErrors(received);
  const { readings, conflicts } = readFields(values, index, context);
  const all: Reading<unknown>[] = Object.values(readings);
  return {
    understood: {
      title: readings.title.value,
      agency: agencyOf(readings),
      kind: readings.kind.value,
      partners: readings.partners.value,
      affairCodes: readings.affairs.value,
      locationCodes: readings.locations.value,
      estimatedCost: readings.cost.value,
      funding: readings.funding.value,
      ...readings.term.value,
      planningTargetIds: readings.planning.value,
      background: readings.background.value,
      problem: readings.problem.value,
      potential: readings.potential.value,
      objectives: readings.objectives.value,
      scope: readings.scope.value,
      benefits: readings.benefits.value,
      contact: readings.contact.value,
      sourceUrl: readSourceUrl(values),
    },
    errors: [...all.flatMap((reading) => reading.errors), ...checkLocationText(values)],
    warnings: [...warnings, ...all.flatMap((reading) => reading.warnings), ...conflicts],
  };
}
