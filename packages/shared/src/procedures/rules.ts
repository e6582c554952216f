import { dprdApproval } from '../proposals/dprd.ts';
import { CLAUSES, FOREIGN_QUESTIONS, LAW_QUESTIONS, THIRD_PARTY_QUESTIONS } from './questions.ts';
import type { PartnerCategory, ProposalKind } from '../proposals/vocabulary.ts';
import type { CaseView, PaperFact, Refusal } from './types.ts';
import type { PaperKind, RuleId } from './vocabulary.ts';

/**
 * The rules of domain §2.7 over a case: each names what is missing and what to do. Where a rule comes from stands with the
 * requirement that asks for it, since the same rule has another pasal in another kind.
 */

type Rule = (view: CaseView) => Refusal[];

const refuse = (pointer: string, code: string, detail: string, paper?: PaperKind): Refusal => ({
  pointer,
  code: `cooperations.${code}`,
  detail,
  paper,
});
const when = (broken: boolean, ...refusal: Parameters<typeof refuse>): Refusal[] =>
  broken ? [refuse(...refusal)] : [];

/** Questions that must all be answered with yes: open ones and refusals differ in words. */
const allTrue = (
  pointer: string,
  answers: Readonly<Record<string, boolean | null>>,
  words: Readonly<Record<string, string>>,
): Refusal[] =>
  Object.entries(words).flatMap(([field, what]) => {
    const value = answers[field] ?? null;
    if (value === true) return [];
    const detail =
      value === null
        ? `Pastikan ${what}, lalu jawab pertanyaannya.`
        : `Tidak dapat dilanjutkan karena belum terpenuhi: ${what}.`;
    return [refuse(`${pointer}/${field}`, 'criterion_not_met', detail)];
  });

/** Papers of a kind that count: accepted, and not expired. */
export const acceptedPapers = ({ papers, today }: CaseView, kind: PaperKind): PaperFact[] =>
  papers.filter(
    (paper) =>
      paper.kind === kind && paper.accepted && (paper.validUntil === null || paper.validUntil >= today),
  );
const hasKind = (view: CaseView, kind: PaperKind): boolean => acceptedPapers(view, kind).length > 0;

/** Who a kind is concluded with; a party without a category is left to the bureau. */
const PARTNERS_OF: Readonly<Record<ProposalKind, readonly PartnerCategory[]>> = {
  KSDD_WAJIB: ['REGION'],
  KSDD_SUKARELA: ['REGION', 'ASSOCIATION'],
  KSDPK: ['DOMESTIC', 'PTN_BH', 'ASSOCIATION'],
  KSDPL: ['FOREIGN_REGION'],
  KSDLL: ['FOREIGN_BODY'],
  SINERGI: ['CENTRAL', 'PTN_BH'],
};
const PARTNER_WORDS: Readonly<Record<ProposalKind, string>> = {
  KSDD_WAJIB: 'daerah lain yang berbatasan',
  KSDD_SUKARELA: 'daerah lain',
  KSDPK: 'pihak ketiga dalam negeri',
  KSDPL: 'pemerintah daerah di luar negeri',
  KSDLL: 'lembaga di luar negeri',
  SINERGI: 'kementerian, lembaga, atau instansi vertikal',
};

/** Texts that no mandate covers: it may only be given for a PKS. */
const GOVERNOR_ONLY = {
  KB: 'Kesepakatan Bersama',
  NK: 'Nota Kesepakatan',
  LOI: 'Pernyataan kehendak kerja sama',
  MOU: 'Naskah kerja sama luar negeri',
} as const satisfies Partial<Record<PaperKind, string>>;

const mandates: Rule = (view) => {
  const pks = acceptedPapers(view, 'PKS').filter(({ signatory }) => signatory === 'KEPALA_OPD');
  if (pks.length === 0 && view.answers.pksSignatory !== 'KEPALA_OPD') return [];
  const given = acceptedPapers(view, 'SRT_KUASA');
  if (given.length === 0)
    return [
      refuse(
        '/papers',
        'mandate_required',
        'PKS ditandatangani kepala perangkat daerah: unggah Surat Kuasa Gubernur.',
        'SRT_KUASA',
      ),
    ];
  return pks.flatMap(({ date }) =>
    when(
      date !== null && !given.some((mandate) => mandate.date !== null && mandate.date <= date),
      '/papers',
      'mandate_too_late',
      'Tanggal Surat Kuasa harus tidak lebih lambat daripada tanggal PKS.',
    ),
  );
};

const agreementFirst: Rule = (view) => {
  const agreed = acceptedPapers(view, 'KB');
  if (agreed.length === 0)
    return [
      refuse(
        '/papers',
        'agreement_in_principle_required',
        'PKS memerlukan Kesepakatan Bersama yang berlaku. Unggah KB lebih dahulu.',
        'KB',
      ),
    ];
  return acceptedPapers(view, 'PKS').flatMap(({ date }) =>
    when(
      date !== null && !agreed.some((one) => one.date !== null && one.date <= date),
      '/papers',
      'agreement_in_principle_too_late',
      'Tanggal PKS mendahului tanggal Kesepakatan Bersama. Periksa kedua tanggalnya.',
    ),
  );
};

const offerAccepted: Rule = ({ offer }) =>
  when(
    offer !== 'accepted',
    '/offers',
    'offer_not_accepted',
    offer === 'declined'
      ? 'Penawaran ditolak. Buat penawaran baru, atau hentikan berkas.'
      : 'Catat jawaban yang menerima penawaran.',
  );

export const RULES: Readonly<Record<RuleId, Rule>> = {
  'R-OBJEK': ({ isPlanned, exceptionReason }) =>
    when(
      !isPlanned && exceptionReason === null,
      '/planningTargetIds',
      'object_not_planned',
      'Kaitkan berkas dengan sasaran RPJMD, RKPD, atau Renja, atau pilih alasan pengecualian.',
    ),
  'R-LARANG': ({ answers }) => allTrue('/answers/lawCheck', answers.lawCheck, LAW_QUESTIONS),
  'R-SK': (view) =>
    when(
      view.kind === 'KSDPK' && !hasKind(view, 'SK_FEAS'),
      '/papers',
      'feasibility_study_required',
      'Unggah studi kelayakan; wajib untuk kerja sama dengan pihak ketiga.',
      'SK_FEAS',
    ),
  'R-PRAKARSA3': ({ answers }) =>
    allTrue('/answers/thirdPartyCriteria', answers.thirdPartyCriteria, THIRD_PARTY_QUESTIONS),
  'R-PETA': ({ isMapped }) =>
    when(
      !isMapped,
      '/proposals',
      'mapping_required',
      'Belum ada usulan yang dipetakan untuk berkas ini. Petakan usulannya lebih dahulu, atau sebutkan alasan pengecualian.',
    ),
  'R-KORTEK': (view) =>
    when(
      !hasKind(view, 'BA_KORTEK'),
      '/papers',
      'coordination_required',
      'Unggah hasil koordinasi teknis tingkat nasional yang disepakati para kepala daerah.',
      'BA_KORTEK',
    ),
  'R-KL': ({ kind, parties }) =>
    when(
      kind !== 'SINERGI' && parties.some(({ category }) => category === 'CENTRAL'),
      '/parties',
      'central_partner_needs_sinergi',
      'Ada pihak berupa instansi pusat atau vertikal. Dengan instansi ini tidak dibuat KB atau PKS; gunakan Sinergi.',
    ),
  'R-KUASA': mandates,
  'R-KUASA2': (view) =>
    acceptedPapers(view, 'PKS').flatMap(({ signatory, signatoryIsOfficial }) =>
      when(
        signatory === 'KEPALA_OPD' && signatoryIsOfficial !== true,
        '/papers',
        'mandate_holder_not_official',
        'Pastikan penerima kuasa adalah pejabat perangkat daerah, lalu centang pada PKS.',
      ),
    ),
  'R-KBFIRST': agreementFirst,
  'R-PKSMIN': (view) =>
    acceptedPapers(view, 'PKS').flatMap(({ clauses }) =>
      Object.entries(CLAUSES).flatMap(([clause, words]) =>
        when(
          view.kind === 'KSDPK' && !clauses.includes(clause),
          '/papers',
          'clause_required',
          `PKS dengan pihak ketiga paling sedikit memuat ${words}. Lengkapi naskahnya, lalu tandai klausulnya.`,
        ),
      ),
    ),
  'R-RK': (view) =>
    when(
      !hasKind(view, 'RK'),
      '/papers',
      'work_plan_required',
      'Nota Kesepakatan memerlukan sedikitnya satu Rencana Kerja. Unggah Rencana Kerja.',
      'RK',
    ),
  'R-LN-DIP': ({ answers: { foreignConditions } }) =>
    allTrue('/answers/foreignConditions', foreignConditions, {
      diplomaticRelations: FOREIGN_QUESTIONS.diplomaticRelations,
    }),
  'R-LN-OBJEK': ({ answers: { foreignConditions } }) => {
    const { diplomaticRelations: _own, ...others } = FOREIGN_QUESTIONS;
    return allTrue('/answers/foreignConditions', foreignConditions, others);
  },
  'DPRD-ANSWERED': ({ kind, answers }) =>
    when(
      kind !== 'SINERGI' &&
        dprdApproval(kind, answers.dprd) === null &&
        Object.values(answers.dprd).includes(null),
      '/answers/dprd',
      'dprd_questions_open',
      'Jawab kelima pertanyaan tentang persetujuan DPRD.',
    ),
  'SIGNATORY-ANSWERED': ({ answers }) =>
    when(
      answers.pksSignatory === null,
      '/answers/pksSignatory',
      'signatory_open',
      'Tentukan siapa yang menandatangani PKS: Gubernur, atau kepala perangkat daerah dengan Surat Kuasa.',
    ),
  'GOVERNOR-SIGNS': (view) =>
    Object.entries(GOVERNOR_ONLY).flatMap(([kind, words]) =>
      when(
        acceptedPapers(view, kind as PaperKind).some(({ signatory }) => signatory === 'KEPALA_OPD'),
        '/papers',
        'governor_must_sign',
        `${words} ditandatangani Gubernur; kuasa hanya untuk PKS. Perbaiki penanda tangan pada naskahnya.`,
      ),
    ),
  'OFFER-SENT': ({ offer }) =>
    when(offer === 'none', '/offers', 'offer_required', 'Catat surat penawaran yang dikirim atau diterima.'),
  'OFFER-ACCEPTED': offerAccepted,
  PARTIES: ({ parties }) =>
    when(
      parties.length === 0,
      '/parties',
      'party_required',
      'Tambahkan sedikitnya satu mitra sebagai pihak.',
    ),
  'PARTY-KIND': ({ kind, parties }) =>
    when(
      parties.length > 0 &&
        !parties.some(({ category }) => category === null || PARTNERS_OF[kind].includes(category)),
      '/parties',
      'party_kind_unfit',
      `Jenis ini dibuat dengan ${PARTNER_WORDS[kind]}. Perbaiki pihaknya, atau buat berkas dengan jenis lain.`,
    ),
  REPORTED: (view) =>
    when(
      !hasKind(view, 'LAP'),
      '/papers',
      'report_required',
      'Unggah sedikitnya satu laporan pelaksanaan.',
      'LAP',
    ),
};
