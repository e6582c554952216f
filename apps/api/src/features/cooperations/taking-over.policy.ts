import type { CreateCooperation } from '@kerabat/shared/cooperations/schema';
import { KIND_LABELS } from '@kerabat/shared/proposals/labels';
import type { CaseAnswers } from '@kerabat/shared/procedures/types';
import { conflict, unprocessable } from '../../platform/problem.ts';
import type { ProposalRow } from '../proposals/proposals.table.ts';

/** Pure: what a case takes over from its proposals. */

export const EMPTY_ANSWERS: CaseAnswers = {
  dprd: { levy: null, multiYear: null, assets: null, guarantee: null, inCurrentBudget: null },
  pksSignatory: null,
  thirdPartyCriteria: { masterPlan: null, feasible: null, ableToFund: null },
  foreignConditions: {
    diplomaticRelations: null,
    regionalAffair: null,
    noOfficeAbroad: null,
    noInterference: null,
    fitsPlans: null,
  },
  lawCheck: { morality: null, publicOrder: null, nationalInterest: null, law: null },
};

/** One answer for all: `decisive` as soon as one says so, open while one is open. */
function joined(answers: readonly (boolean | null | undefined)[], decisive: boolean): boolean | null {
  if (answers.includes(decisive)) return decisive;
  return answers.length === 0 || answers.some((answer) => answer == null) ? null : !decisive;
}

type Group = 'dprd' | 'lawCheck';

function joinedGroup<Key extends Group>(
  key: Key,
  given: readonly (Partial<Record<string, boolean | null>> | null)[],
  decisive: (field: string) => boolean,
): CaseAnswers[Key] {
  return Object.fromEntries(
    Object.keys(EMPTY_ANSWERS[key]).map((field) => [
      field,
      joined(
        given.map((answers) => answers?.[field]),
        decisive(field),
      ),
    ]),
  ) as CaseAnswers[Key];
}

/** A burden that one proposal names weighs on the whole; money is budgeted only if it is for all (domain §2.7). */
const answersOf = (rows: readonly ProposalRow[]): CaseAnswers => ({
  ...EMPTY_ANSWERS,
  dprd: joinedGroup(
    'dprd',
    rows.map(({ dprdAnswers }) => dprdAnswers),
    (field) => field !== 'inCurrentBudget',
  ),
  lawCheck: joinedGroup(
    'lawCheck',
    rows.map(({ lawCheck }) => lawCheck),
    () => false,
  ),
});

const unique = <Value>(values: readonly Value[]): Value[] => [...new Set(values)];

const firstText = (texts: readonly (string | null)[]): string | null =>
  texts.find((text) => text !== null) ?? null;

const kindRequired = () =>
  unprocessable('cooperations.kind_required', 'Pilih jenis kerja sama.', [
    { pointer: '/kind', code: 'cooperations.kind_required', detail: 'Pilih jenis kerja sama.' },
  ]);

/** The one kind of the case; proposals of several kinds follow several procedures and become several cases. */
function kindOf(rows: readonly ProposalRow[], given: CreateCooperation['kind']) {
  const kinds = unique(rows.flatMap(({ kind }) => kind ?? []));
  const [first = given] = kinds;
  const other = kinds[1] ?? (given !== undefined && given !== first ? given : undefined);
  if (first === undefined) throw kindRequired();
  if (other !== undefined)
    throw conflict(
      'cooperations.kinds_differ',
      `Usulan berjenis ${KIND_LABELS[first]} tidak dapat menjadi satu berkas berjenis ${KIND_LABELS[other]}: tata caranya berbeda. Buka berkas tersendiri untuk setiap jenis.`,
      { kinds: [first, other] },
    );
  return first;
}

const DIRECT_FIELDS = { title: 'Isi judul kerja sama.', leadAgencyId: 'Pilih perangkat daerah pelaksana.' };

/** What the caller says comes before what the proposals say. */
export function contentOfCase(rows: readonly ProposalRow[], input: CreateCooperation) {
  const [first] = rows;
  const title = input.title ?? first?.title;
  const leadAgencyId = input.leadAgencyId ?? first?.agencyId;
  if (title === undefined || leadAgencyId === undefined) {
    const lacking = (['title', 'leadAgencyId'] as const).filter((field) => input[field] === undefined);
    throw unprocessable(
      'cooperations.incomplete',
      'Berkas tanpa usulan memerlukan judul dan perangkat daerah pelaksana.',
      lacking.map((field) => ({
        pointer: `/${field}`,
        code: 'cooperations.incomplete',
        detail: DIRECT_FIELDS[field],
      })),
    );
  }
  const initiators = unique(rows.map(({ initiator }) => initiator));
  const involved = rows.flatMap(({ agencyId, supportingAgencyIds }) => [agencyId, ...supportingAgencyIds]);
  return {
    title,
    leadAgencyId,
    kind: kindOf(rows, input.kind),
    initiator:
      input.initiator ??
      (input.origin === 'TAWARAN_MITRA' || (initiators.length === 1 && initiators[0] === 'MITRA')
        ? ('MITRA' as const)
        : ('DAERAH' as const)),
    supportingAgencyIds:
      input.supportingAgencyIds ??
      unique(involved)
        .filter((agency) => agency !== leadAgencyId)
        .slice(0, 20),
    background: input.background ?? firstText(rows.map(({ background, problem }) => background ?? problem)),
    objectives: input.objectives ?? firstText(rows.map(({ objectives }) => objectives)),
    scope: input.scope ?? unique(rows.flatMap(({ scope }) => scope)).slice(0, 30),
    affairCodes: input.affairCodes ?? unique(rows.flatMap(({ affairCodes }) => affairCodes)).slice(0, 10),
    locationCodes:
      input.locationCodes ?? unique(rows.flatMap(({ locationCodes }) => locationCodes)).slice(0, 60),
    planningTargetIds:
      input.planningTargetIds ??
      unique(rows.flatMap(({ planningTargetIds }) => planningTargetIds)).slice(0, 20),
    indicators: input.indicators ?? rows.flatMap(({ indicators }) => indicators).slice(0, 20),
    exceptionReason:
      input.exceptionReason ?? rows.find((row) => row.exceptionReason !== null)?.exceptionReason ?? null,
    thirdPartySubtype:
      input.thirdPartySubtype ??
      rows.find((row) => row.thirdPartySubtype !== null)?.thirdPartySubtype ??
      null,
    answers: answersOf(rows),
  };
}
export type CaseContent = ReturnType<typeof contentOfCase>;

/** The partners that the proposals name, each once. */
export const candidatesOf = (rows: readonly ProposalRow[]) => [
  ...new Map(
    rows
      .flatMap(({ candidatePartners }) => candidatePartners)
      .map(({ name, type, regionCode }) => [name.toLowerCase().trim(), { name, typeCode: type, regionCode }]),
  ).values(),
];
