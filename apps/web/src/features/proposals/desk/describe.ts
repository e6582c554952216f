import {
  EXCEPTION_REASON_LABELS,
  KIND_LABELS,
  TARGET_DOCUMENT_LABELS,
} from '@kerabat/shared/proposals/labels';
import { formatNumber, formatRupiah } from '../../../ui/format.ts';
import { FIELD_LABELS, LAW_QUESTIONS, PRIORITY_LABELS } from '../field-labels.ts';
import { describeTerm } from '../looks.ts';
import type { Proposal } from '../proposals.api.ts';
import type { Choice, ChoiceField } from './classification.ts';

export interface Names {
  affair: (code: string) => string;
  region: (code: string) => string;
  partnerType: (code: string) => string;
  target: (id: string) => string;
}

const lines = (values: readonly string[]) => values.join('\n');
const named = <V extends string>(labels: Record<V, string>, value: string | null) =>
  value ? (labels[value as V] ?? value) : '';
const partnersOf = (partners: Choice['candidatePartners'], names: Names) =>
  lines(partners.map(({ name, type }) => (type ? `${name} · ${names.partnerType(type)}` : name)));

/** One field of the classification in words, for whoever must choose between two of them. */
export function describeChoice(field: ChoiceField, choice: Choice, names: Names): string {
  switch (field) {
    case 'kind':
      return named(KIND_LABELS, choice.kind);
    case 'affairCodes':
      return lines(choice.affairCodes.map(names.affair));
    case 'planningTargetIds':
      return lines(choice.planningTargetIds.map(names.target));
    case 'locationCodes':
      return lines(choice.locationCodes.map(names.region));
    case 'candidatePartners':
      return partnersOf(choice.candidatePartners, names);
    case 'exceptionReason':
      return named(EXCEPTION_REASON_LABELS, choice.exceptionReason);
    case 'targetDocument':
      return named(TARGET_DOCUMENT_LABELS, choice.targetDocument);
    case 'priority':
      return PRIORITY_LABELS[Number(choice.priority)] ?? '';
    case 'lawCheck':
      return lines(
        (Object.keys(LAW_QUESTIONS) as (keyof typeof LAW_QUESTIONS)[])
          .filter((key) => choice.lawCheck[key])
          .map((key) => LAW_QUESTIONS[key]),
      );
    case 'kindReason':
      return choice.kindReason;
  }
}

/** Everything by which two proposals can be told apart, in words. */
export function describeProposal(proposal: Proposal, names: Names): { label: string; text: string }[] {
  const { benefits } = proposal;
  return [
    { label: FIELD_LABELS.title, text: proposal.title },
    { label: 'Perangkat daerah', text: proposal.agency.name },
    { label: FIELD_LABELS.kind, text: named(KIND_LABELS, proposal.kind) },
    { label: FIELD_LABELS.candidatePartners, text: partnersOf(proposal.candidatePartners, names) },
    { label: FIELD_LABELS.affairCodes, text: lines(proposal.affairCodes.map(names.affair)) },
    {
      label: FIELD_LABELS.locationCodes,
      text: lines([...proposal.locationCodes.map(names.region), proposal.locationText ?? ''].filter(Boolean)),
    },
    { label: FIELD_LABELS.planningTargetIds, text: lines(proposal.planningTargetIds.map(names.target)) },
    { label: 'Biaya', text: proposal.totalCost === null ? '' : formatRupiah(proposal.totalCost) },
    { label: 'Jangka waktu', text: describeTerm(proposal) ?? '' },
    { label: FIELD_LABELS.background, text: proposal.background ?? '' },
    { label: FIELD_LABELS.problem, text: proposal.problem ?? '' },
    { label: FIELD_LABELS.potential, text: proposal.potential ?? '' },
    { label: FIELD_LABELS.objectives, text: proposal.objectives ?? '' },
    { label: FIELD_LABELS.scope, text: lines(proposal.scope) },
    {
      label: FIELD_LABELS.benefits,
      text: lines([benefits.region, benefits.partner, benefits.public].filter((text) => text !== null)),
    },
    {
      label: FIELD_LABELS.indicators,
      text: lines(
        proposal.indicators.map(({ name, target }) =>
          target === null ? name : `${name}: ${formatNumber(target)}`,
        ),
      ),
    },
  ];
}

/** Side by side: what differs first in mind, what neither has left out. */
export function compareProposals(a: Proposal, b: Proposal, names: Names) {
  const other = describeProposal(b, names);
  return describeProposal(a, names)
    .map(({ label, text }, at) => ({
      label,
      mine: text,
      theirs: other[at]?.text ?? '',
      differs: text !== other[at]?.text,
    }))
    .filter(({ mine, theirs }) => mine !== '' || theirs !== '');
}
