import { DPRD_QUESTIONS } from '@kerabat/shared/proposals/dprd';
import {
  EXCEPTION_REASON_LABELS,
  INITIATOR_LABELS,
  KIND_LABELS,
  READINESS_LABELS,
  TARGET_DOCUMENT_LABELS,
  THIRD_PARTY_SUBTYPE_LABELS,
} from '@kerabat/shared/proposals/labels';
import type { ProposalContent, ProposalField } from '@kerabat/shared/proposals/content.schema';
import { formatDate, formatNumber, formatRupiah } from '../../../ui/format.ts';
import { LAW_QUESTIONS, PRIORITY_LABELS } from '../field-labels.ts';

/** Names for codes, as `useNames` and `usePlanningNames` give them. */
export interface Names {
  affair: (code: string) => string;
  region: (code: string) => string;
  partnerType: (code: string) => string;
  fundingSource: (code: string) => string;
  agency: (id: string) => string;
  period: (id: string) => string;
  target: (id: string) => string;
}

type Writer<F extends ProposalField> = (value: NonNullable<ProposalContent[F]>, names: Names) => string;

const lines = (parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join('\n');
const inline = (parts: readonly (string | null | undefined | false)[]) => parts.filter(Boolean).join(' · ');
const yesNo = (value: boolean) => (value ? 'Ya' : 'Tidak');
const plain = (value: string) => value;
const judgement = ({ holds, note }: { holds: boolean; note: string | null }) => lines([yesNo(holds), note]);

const WRITERS: { [F in ProposalField]: Writer<F> } = {
  title: plain,
  kind: (kind) => KIND_LABELS[kind],
  kindReason: plain,
  thirdPartySubtype: (subtype) => THIRD_PARTY_SUBTYPE_LABELS[subtype],
  initiator: (initiator) => INITIATOR_LABELS[initiator],
  supportingAgencyIds: (ids, names) => lines(ids.map(names.agency)),
  affairCodes: (codes, names) => lines(codes.map(names.affair)),
  planningTargetIds: (ids, names) => lines(ids.map(names.target)),
  periodId: (id, names) => names.period(id),
  background: plain,
  problem: plain,
  potential: plain,
  objectives: plain,
  regionalNeeds: plain,
  scope: (items) => lines(items.map((item, index) => `${index + 1}. ${item}`)),
  locationCodes: (codes, names) => lines(codes.map(names.region)),
  locationText: plain,
  candidatePartners: (partners, names) =>
    lines(
      partners.map(({ name, type, readiness }) =>
        inline([name, type && names.partnerType(type), readiness && READINESS_LABELS[readiness]]),
      ),
    ),
  benefits: ({ region, partner, public: people }) =>
    lines([region && `Daerah: ${region}`, partner && `Mitra: ${partner}`, people && `Masyarakat: ${people}`]),
  socialEnvironmentalImpact: plain,
  indicators: (indicators) =>
    lines(
      indicators.map(({ name, unit, baseline, target }) =>
        inline([
          unit ? `${name} (${unit})` : name,
          baseline !== null && `awal ${formatNumber(baseline)}`,
          target !== null && `target ${formatNumber(target)}`,
        ]),
      ),
    ),
  funding: (rows, names) =>
    lines(
      rows.map(({ source, amount, year, budgeted }) =>
        inline([
          source && names.fundingSource(source),
          amount !== null && formatRupiah(amount),
          year !== null && String(year),
          budgeted !== null && (budgeted ? 'sudah teranggar' : 'belum teranggar'),
        ]),
      ),
    ),
  estimatedCost: formatRupiah,
  startDate: formatDate,
  endDate: formatDate,
  durationMonths: (months) => `${months} bulan`,
  contact: ({ name, position, phone, email }) => lines([inline([name, position]), inline([phone, email])]),
  targetDocument: (document) => TARGET_DOCUMENT_LABELS[document],
  priority: (priority) => PRIORITY_LABELS[priority] ?? String(priority),
  planLink: ({ rkpdYear, renja, dpaCode }) =>
    lines([
      rkpdYear !== null && `RKPD ${rkpdYear}`,
      renja && `Renja: ${renja}`,
      dpaCode && `DPA: ${dpaCode}`,
    ]),
  crossBorderImpact: judgement,
  jointEfficiency: judgement,
  dprdAnswers: (answers) =>
    lines(
      (Object.keys(DPRD_QUESTIONS) as (keyof typeof DPRD_QUESTIONS)[]).map((key) => {
        const answer = answers[key];
        return answer !== null && `${DPRD_QUESTIONS[key]} ${yesNo(answer)}.`;
      }),
    ),
  lawCheck: (check) =>
    lines(
      (Object.keys(LAW_QUESTIONS) as (keyof typeof LAW_QUESTIONS)[]).map(
        (key) => check[key] && LAW_QUESTIONS[key],
      ),
    ),
  exceptionReason: (reason) => EXCEPTION_REASON_LABELS[reason],
};

/** A value of one field in words; empty when nothing was said. */
export const describeValue = (field: ProposalField, value: unknown, names: Names): string =>
  value === null || value === undefined
    ? ''
    : (WRITERS[field] as (value: unknown, names: Names) => string)(value, names);

export const describeAnswer = (field: ProposalField, content: ProposalContent, names: Names): string =>
  describeValue(field, content[field], names);

export const isField = (name: string): name is ProposalField => name in WRITERS;
