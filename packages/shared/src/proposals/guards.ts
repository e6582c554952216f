import { adviseKind, type KindQuestion } from './kind-advice.ts';
import { KIND_LABELS } from './labels.ts';
import type { GuardId } from './workflow.ts';
import type { DocumentKind, ExceptionReason, ProposalKind, ProposalStatus } from './vocabulary.ts';

/** What the guards need to know of a proposal; the API fills it from its tables. */
export interface ProposalFacts extends KindQuestion {
  title: string | null;
  kind: ProposalKind | null;
  /** Why the kind differs from what the wizard suggests. */
  kindReason: string | null;
  affairCodes: readonly string[];
  hasNarrative: boolean;
  planningTargetCount: number;
  hasPlanLink: boolean;
  exceptionReason: ExceptionReason | null;
  lawCheck: { morality: boolean; publicOrder: boolean; nationalInterest: boolean; law: boolean } | null;
  attachmentKinds: readonly string[];
  /** The first hand-in only: an answer to a return is never late. */
  period: {
    isFirstSubmission: boolean;
    opensAt: Date;
    closesAt: Date;
    allowLate: boolean;
    permitted: boolean;
  } | null;
  now: Date;
  cooperationCount: number;
}

/** A rule that is not met: which field, which rule, and in Indonesian what to do, with its pasal. */
export interface GuardRefusal {
  guard: GuardId;
  pointer: string;
  code: string;
  detail: string;
  legalBasis: string | null;
}

type Refusal = Omit<GuardRefusal, 'guard'>;
type Guard = (facts: ProposalFacts) => Refusal[];

const refuse = (
  pointer: string,
  code: string,
  detail: string,
  legalBasis: string | null = null,
): Refusal => ({
  pointer,
  code,
  detail: legalBasis === null ? detail : `${detail} (${legalBasis})`,
  legalBasis,
});

const when = (broken: boolean, ...refusal: Parameters<typeof refuse>): Refusal[] =>
  broken ? [refuse(...refusal)] : [];

const LAW_QUESTIONS = [
  ['morality', 'kesusilaan'],
  ['publicOrder', 'ketertiban umum'],
  ['nationalInterest', 'kepentingan nasional'],
  ['law', 'peraturan perundang-undangan'],
] as const;

const kindRequired: Guard = ({ kind }) =>
  when(kind === null, '/kind', 'proposals.kind_required', 'Pilih jenis kerja sama lebih dahulu.');

const affairRequired: Guard = ({ affairCodes }) =>
  when(
    affairCodes.length === 0,
    '/affairCodes',
    'proposals.affair_required',
    'Pilih sedikitnya satu urusan pemerintahan.',
    'PP 28/2018 ps. 4(1)',
  );

/** The wizard never decides: people may choose otherwise with a reason (domain §3.4). */
const kindReasonRequired: Guard = ({
  kind,
  kindReason,
  partners,
  crossBorderImpact,
  jointEfficiency,
  thirdPartySubtype,
}) => {
  const advice = adviseKind({ partners, crossBorderImpact, jointEfficiency, thirdPartySubtype });
  if (kind === null || advice.kind === null || advice.kind === kind || kindReason?.trim()) return [];
  const [why] = advice.reasons;
  const suggested = KIND_LABELS[advice.kind];
  const isUndecided = kind === 'KSDD_WAJIB' && advice.kind === 'KSDD_SUKARELA' && advice.open.length > 0;
  const answer = isUndecided ? ' jawab dampak lintas daerah dan efisiensi bersama,' : '';
  return [
    refuse(
      '/kindReason',
      'proposals.kind_reason_required',
      `Panduan jenis menyarankan ${suggested}. ${why?.text ?? ''} Ubah jenisnya menjadi ${suggested},${answer} atau tuliskan alasan memilih ${KIND_LABELS[kind]}.`,
      why?.legalBasis ?? null,
    ),
  ];
};

export const GUARD_RULES: Readonly<Record<GuardId, Guard>> = {
  COMPLETE: (facts) => [
    ...when(!facts.title?.trim(), '/title', 'proposals.title_required', 'Isi judul usulan.'),
    ...kindRequired(facts),
    ...affairRequired(facts),
    ...when(
      !facts.hasNarrative,
      '/problem',
      'proposals.narrative_required',
      'Isi salah satu: latar belakang, permasalahan, atau potensi.',
    ),
  ],

  PERIOD: ({ period, now }) => {
    if (period === null || !period.isFirstSubmission) return [];
    if (now < period.opensAt)
      return [
        refuse(
          '/periodId',
          'proposals.period_not_open',
          'Periode pengusulan belum dibuka. Ajukan setelah periode dibuka.',
        ),
      ];
    return when(
      now > period.closesAt && !period.allowLate && !period.permitted,
      '/periodId',
      'proposals.period_closed',
      'Periode pengusulan sudah ditutup. Mintalah izin usulan susulan kepada Bagian Kerja Sama.',
    );
  },

  KIND: kindRequired,
  KIND_REASON: kindReasonRequired,
  AFFAIR: affairRequired,

  'R-OBJEK': ({ planningTargetCount, hasPlanLink, exceptionReason }) =>
    when(
      planningTargetCount === 0 && !hasPlanLink && exceptionReason === null,
      '/planningTargetIds',
      'proposals.object_not_planned',
      'Kaitkan usulan dengan sasaran RPJMD, RKPD, atau Renja, atau pilih alasan pengecualian: kondisi darurat, program strategis nasional, atau tugas pembantuan.',
      'PP 28/2018 ps. 4(2)-(3), 16(2)-(3)',
    ),

  'R-LARANG': ({ lawCheck }) =>
    LAW_QUESTIONS.flatMap(([field, words]) =>
      when(
        lawCheck?.[field] !== true,
        `/lawCheck/${field}`,
        'proposals.law_check_incomplete',
        `Pastikan objek tidak bertentangan dengan ${words}, lalu centang pemeriksaannya.`,
        'PP 28/2018 ps. 4(4), 16(4)',
      ),
    ),

  'R-KL': ({ kind, partners }) =>
    kind === 'SINERGI'
      ? []
      : partners.flatMap(({ name, category }, index) =>
          when(
            category === 'CENTRAL',
            `/candidatePartners/${index}`,
            'proposals.central_partner_needs_sinergi',
            `${name} adalah instansi pusat atau vertikal. Ubah jenis menjadi Sinergi, atau pisahkan mitra ini menjadi usulan tersendiri.`,
            'PP 28/2018 ps. 46, 49',
          ),
        ),

  KAK: ({ attachmentKinds }) =>
    when(
      !attachmentKinds.includes('KAK'),
      '/attachments',
      'proposals.terms_of_reference_required',
      'Lampirkan kerangka acuan kerja (KAK) sebelum telaah dijadwalkan.',
    ),

  'R-SK': ({ kind, attachmentKinds }) =>
    when(
      kind === 'KSDPK' && !attachmentKinds.includes('SK_FEAS'),
      '/attachments',
      'proposals.feasibility_study_required',
      'Lampirkan studi kelayakan; wajib untuk kerja sama dengan pihak ketiga.',
      'PP 28/2018 ps. 17, 18(2)',
    ),

  MINUTES: ({ attachmentKinds }) =>
    when(
      !attachmentKinds.includes('TELAAH'),
      '/attachments',
      'proposals.minutes_required',
      'Lampirkan berita acara telaah TKKSD.',
    ),

  CASE: ({ cooperationCount }) =>
    when(
      cooperationCount === 0,
      '/cooperations',
      'proposals.case_required',
      'Belum ada berkas kerja sama dari usulan ini. Buat berkas kerja sama lebih dahulu.',
    ),
};

interface Evidence {
  keptIn: readonly ProposalStatus[];
  /** In Indonesian: why it stays, and what to do instead. */
  reason: string;
}

/** Papers that a passed guard rests on: they stay until the guard is checked again. */
export const EVIDENCE: Readonly<Partial<Record<DocumentKind, Evidence>>> = {
  KAK: {
    keptIn: ['in_review', 'recommended', 'followed_up'],
    reason:
      'Kerangka acuan kerja menjadi dasar penjadwalan telaah, sehingga tidak dapat dihapus. Unggah pembaruannya sebagai lampiran tambahan.',
  },
  SK_FEAS: {
    keptIn: ['in_review', 'recommended', 'followed_up'],
    reason:
      'Studi kelayakan menjadi dasar penjadwalan telaah (PP 28/2018 ps. 17, 18(2)), sehingga tidak dapat dihapus. Unggah pembaruannya sebagai lampiran tambahan.',
  },
  TELAAH: {
    keptIn: ['recommended', 'followed_up'],
    reason:
      'Berita acara telaah menjadi dasar rekomendasi TKKSD, sehingga tidak dapat dihapus. Unggah pembaruannya sebagai lampiran tambahan.',
  },
};

/** Every refusal of the named guards, in their order; empty when the step is free. */
export function checkGuards(guards: readonly GuardId[], facts: ProposalFacts): GuardRefusal[] {
  return guards.flatMap((guard) => GUARD_RULES[guard](facts).map((refusal) => ({ guard, ...refusal })));
}
