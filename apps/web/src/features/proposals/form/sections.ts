import type { ProposalContent, ProposalField } from '@kerabat/shared/proposals/content.schema';
import { needsDprd } from '@kerabat/shared/proposals/dprd';
import type { FieldError } from '../../../api/problem.ts';

export type SectionState = 'untouched' | 'started' | 'faulty' | 'done';

export interface Section {
  key: string;
  title: string;
  /** One line under the title: what belongs here. */
  lead: string;
  fields: readonly ProposalField[];
  /** Whether a careful reader would call it finished. */
  isDone: (content: ProposalContent) => boolean;
}

const filled = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === 'object') return Object.values(value).some(filled);
  return value !== null && value !== undefined && value !== '';
};

export const SECTIONS = [
  {
    key: 'pokok',
    title: 'Pokok usulan',
    lead: 'Apa yang dikerjasamakan, siapa pemrakarsanya, dan urusan apa.',
    fields: ['title', 'initiator', 'affairCodes', 'supportingAgencyIds', 'periodId'],
    isDone: ({ title, affairCodes }) => filled(title) && filled(affairCodes),
  },
  {
    key: 'mitra',
    title: 'Mitra, jenis, dan tempat',
    lead: 'Dengan siapa, jenis kerja sama apa yang mengikutinya, dan di mana.',
    fields: [
      'candidatePartners',
      'crossBorderImpact',
      'jointEfficiency',
      'thirdPartySubtype',
      'kind',
      'kindReason',
      'locationCodes',
      'locationText',
    ],
    isDone: ({ candidatePartners, kind, locationCodes, locationText }) =>
      filled(candidatePartners) && filled(kind) && (filled(locationCodes) || filled(locationText)),
  },
  {
    key: 'masalah',
    title: 'Masalah, potensi, dan tujuan',
    lead: 'Mengapa kerja sama ini perlu, dan apa yang dicakupnya.',
    fields: ['background', 'problem', 'potential', 'regionalNeeds', 'objectives', 'scope'],
    isDone: ({ background, problem, potential, objectives }) =>
      [background, problem, potential].some(filled) && filled(objectives),
  },
  {
    key: 'manfaat',
    title: 'Manfaat dan indikator',
    lead: 'Apa hasilnya bagi daerah, mitra, dan masyarakat, dan bagaimana diukur.',
    fields: ['benefits', 'indicators', 'socialEnvironmentalImpact'],
    isDone: ({ benefits, indicators }) => filled(benefits) && filled(indicators),
  },
  {
    key: 'biaya',
    title: 'Biaya dan waktu',
    lead: 'Berapa, dari mana, kapan, dan apakah perlu persetujuan DPRD.',
    fields: ['funding', 'estimatedCost', 'startDate', 'endDate', 'durationMonths', 'dprdAnswers'],
    isDone: ({ kind, funding, estimatedCost, startDate, endDate, durationMonths, dprdAnswers }) =>
      (filled(funding) || filled(estimatedCost)) &&
      ((filled(startDate) && filled(endDate)) || filled(durationMonths)) &&
      needsDprd(kind, dprdAnswers) !== null,
  },
  {
    key: 'rencana',
    title: 'Rencana dan narahubung',
    lead: 'Kaitan dengan rencana pembangunan, dokumen yang dituju, dan siapa yang dapat dihubungi.',
    fields: ['planningTargetIds', 'planLink', 'exceptionReason', 'targetDocument', 'contact'],
    isDone: ({ planningTargetIds, planLink, exceptionReason, contact }) =>
      (filled(planningTargetIds) || filled(planLink) || filled(exceptionReason)) && filled(contact),
  },
  {
    key: 'lampiran',
    title: 'Lampiran',
    lead: 'Kerangka acuan kerja, surat mitra, foto, dan berkas pendukung lain. Boleh menyusul.',
    fields: [],
    isDone: () => false,
  },
] as const satisfies readonly Section[];

export type SectionKey = (typeof SECTIONS)[number]['key'];
export const REVIEW = 'periksa';
export type StepKey = SectionKey | typeof REVIEW;

const fieldOf = (name: string) => name.split('.')[0] ?? name;

/** The section that holds a field; a pointer deeper inside counts for its field. */
export const sectionOf = (name: string): SectionKey =>
  SECTIONS.find(({ fields }) => (fields as readonly string[]).includes(fieldOf(name)))?.key ?? 'pokok';

/** Not an answer of the author: it stands there from the start. */
const GIVEN: readonly ProposalField[] = ['initiator', 'periodId'];

export function stateOf(
  section: Section,
  content: ProposalContent,
  errors: readonly FieldError[],
): SectionState {
  const fields = section.fields.filter((field) => !GIVEN.includes(field));
  const touched = fields.some((field) => filled(content[field]));
  const isFaulty = errors.some(
    ({ name }) => name !== 'title' && (section.fields as readonly string[]).includes(fieldOf(name)),
  );
  const titleTooLong = touched && errors.some(({ name }) => name === 'title' && content.title !== '');
  if (isFaulty || (titleTooLong && fields.includes('title'))) return 'faulty';
  if (!touched) return 'untouched';
  return section.isDone(content) ? 'done' : 'started';
}

export const STATE_LOOKS = {
  untouched: { label: 'Belum mulai', tone: 'grey', icon: 'i-lucide-circle' },
  started: { label: 'Sedang diisi', tone: 'blue', icon: 'i-lucide-circle-dashed' },
  faulty: { label: 'Perlu diperbaiki', tone: 'red', icon: 'i-lucide-circle-alert' },
  done: { label: 'Selesai', tone: 'green', icon: 'i-lucide-circle-check' },
} as const;
