import { closing, drafting, limitOf, office, paper, pp28, rule, stage, uncertain } from './build.ts';
import type { Basis, Requirement, Stage } from './types.ts';

/** Stages b–j of PP 28/2018 ps. 6(1), which ps. 19(1) applies to third parties as well (domain §2.1–2.3). */

const SIGN = pp28('2(1), 13(1)');
const MANDATE = pp28('2(2), 13(2)');
const DPRD = pp28('6(2), 19(1)');
const WAIVER = office('Kepala Biro dapat mengizinkan PKS tanpa KB dengan alasan');

/** The override of R-KBFIRST is the one that the domain file names; it lets the KB be skipped. */
const kbFirst = { id: 'R-KBFIRST', overridable: true };

interface Domestic {
  /** Cites letter a–j of ps. 6(1) as it applies to the kind. */
  cite: (letter: string) => Basis;
  partner: string;
  /** Stages that must be passed before the KB is drafted. */
  after: readonly string[];
  /** Checked again on the signed PKS. */
  pks: readonly Requirement[];
  /** What becomes of the results, where the law says so. */
  results?: { purpose: string; basis: Basis };
  ends: Basis;
}

function agreementInPrinciple({ cite, partner, after }: Domestic): Stage[] {
  const { stages, done } = drafting({
    step: 'T3',
    text: 'KB',
    name: 'Kesepakatan Bersama',
    after,
    when: 'KB_NOT_WAIVED',
    requires: [rule('R-KL', [pp28('46, 49')])],
    basis: [cite('c')],
    partner,
  });
  return [
    ...stages,
    stage('T4_TTD_KB', {
      label: 'Penandatanganan KB',
      purpose: 'Gubernur dan pimpinan mitra menandatangani Kesepakatan Bersama; tidak dapat dikuasakan.',
      actor: 'cooperation.approve',
      outsideActor: 'Gubernur dan pimpinan mitra',
      track: 'both',
      after: done,
      when: 'KB_NOT_WAIVED',
      requires: [
        rule('R-KL', [pp28('46, 49')]),
        paper('KB', [cite('d'), WAIVER], kbFirst),
        rule('GOVERNOR-SIGNS', [SIGN, MANDATE]),
      ],
      produces: ['KB'],
      limit: limitOf('signingDays'),
      basis: [cite('d'), SIGN],
    }),
  ];
}

const approval = ({ cite }: Domestic): Stage[] => [
  stage('T5_MOHON_DPRD', {
    label: 'Permohonan persetujuan DPRD',
    purpose: 'Gubernur meminta persetujuan DPRD dengan surat, dilampiri KB dan rancangan anggaran.',
    actor: 'cooperation.approve',
    outsideActor: 'Gubernur',
    after: ['T4_TTD_KB'],
    when: 'R-DPRD',
    requires: [rule('DPRD-ANSWERED', [DPRD]), paper('SRT_DPRD', [office()], { when: 'R-DPRD' })],
    produces: ['SRT_DPRD'],
    basis: [cite('e'), DPRD],
  }),
  stage('T5_DPRD', {
    label: 'Persetujuan DPRD',
    purpose: 'DPRD memutuskan permohonan; PKS baru disusun setelah disetujui.',
    actor: 'cooperation.process',
    outsideActor: 'DPRD Provinsi',
    track: 'authority',
    after: ['T5_MOHON_DPRD'],
    when: 'R-DPRD',
    requires: [paper('KEP_DPRD', [DPRD], { when: 'R-DPRD' })],
    produces: ['KEP_DPRD'],
    limit: limitOf('dprdDomesticDays', 'working', [
      uncertain('PP 28/2018 tidak menetapkan batas bagi kerja sama dalam negeri'),
    ]),
    basis: [cite('e'), DPRD],
  }),
];

function contract({ cite, partner, pks }: Domestic): Stage[] {
  const { stages, done } = drafting({
    step: 'T6',
    text: 'PKS',
    name: 'Perjanjian Kerja Sama',
    after: ['T4_TTD_KB', 'T5_DPRD'],
    requires: [rule('R-KBFIRST', [pp28('6(1)'), WAIVER], kbFirst)],
    basis: [cite('f')],
    partner,
  });
  return [
    ...stages,
    stage('T6_SRT_KUASA', {
      label: 'Surat Kuasa',
      purpose: 'Gubernur memberi kuasa kepada kepala perangkat daerah untuk menandatangani PKS.',
      actor: 'cooperation.approve',
      outsideActor: 'Gubernur',
      after: done,
      when: 'SIGNED_BY_MANDATE',
      requires: [
        rule('SIGNATORY-ANSWERED', [MANDATE]),
        paper('SRT_KUASA', [MANDATE], { when: 'SIGNED_BY_MANDATE' }),
      ],
      produces: ['SRT_KUASA'],
      basis: [MANDATE],
    }),
    stage('T7_TTD_PKS', {
      label: 'Penandatanganan PKS',
      purpose: 'Gubernur, atau kepala perangkat daerah dengan Surat Kuasa, menandatangani PKS bersama mitra.',
      actor: 'cooperation.approve',
      outsideActor: 'Gubernur atau penerima kuasa, dan mitra',
      track: 'both',
      after: ['T5_DPRD', ...done, 'T6_SRT_KUASA'],
      requires: [
        rule('R-KL', [pp28('46, 49')]),
        paper('PKS', [cite('g')]),
        rule('R-KBFIRST', [pp28('6(1)'), WAIVER], kbFirst),
        rule('R-KUASA', [MANDATE, office('Tanggal kuasa diperiksa (ketentuan kantor)')]),
        rule('R-KUASA2', [pp28('2(2)-(3)')]),
        ...pks,
      ],
      produces: ['PKS'],
      limit: limitOf('signingDays'),
      basis: [cite('g'), MANDATE],
    }),
  ];
}

export const domesticStages = (input: Domestic): Stage[] => [
  ...agreementInPrinciple(input),
  ...approval(input),
  ...contract(input),
  ...closing({
    execute: 'T8_LAKSANA',
    register: 'T9_USAHA',
    report: 'T10_LAPOR',
    signed: 'T7_TTD_PKS',
    registeredFrom: 'T4_TTD_KB',
    texts: [paper('KB', [input.cite('i'), WAIVER], kbFirst), paper('PKS', [input.cite('i')])],
    ...(input.results ? { executePurpose: input.results.purpose } : {}),
    reporter: 'cooperation.prepare',
    basis: {
      execute: [input.cite('h'), ...(input.results ? [input.results.basis] : [])],
      register: [input.cite('i'), office('Berjalan sejak KB ditandatangani (ketentuan kantor)')],
      report: [input.cite('j')],
      end: [input.ends],
    },
  }),
];

/** A letter of offer and its answer, in either direction: the region's own offer, or one that a partner sent. */
export const offerStages = (after: readonly string[], basis: Basis): Stage[] => [
  stage('T2_PENAWARAN', {
    label: 'Penawaran',
    purpose:
      'Gubernur menawarkan kerja sama kepada calon mitra dengan surat; bila mitra yang menawarkan, suratnya dicatat.',
    actor: 'cooperation.approve',
    outsideActor: 'Gubernur',
    after,
    requires: [rule('PARTIES', [basis]), rule('OFFER-SENT', [basis])],
    produces: ['SRT_TAWAR'],
    basis: [basis, office('Surat penawaran oleh kepala daerah (praktik Kota Yogyakarta)')],
  }),
  stage('T2_JAWABAN', {
    label: 'Jawaban atas penawaran',
    purpose: 'Pihak yang ditawari menerima, menolak, atau menawar; Bagian Kerja Sama mencatat jawabannya.',
    actor: 'cooperation.process',
    outsideActor: 'Calon mitra',
    track: 'partner',
    after: ['T2_PENAWARAN'],
    requires: [rule('OFFER-ACCEPTED', [basis])],
    produces: ['SRT_JAWAB'],
    limit: limitOf('offerReplyDays', 'calendar', [uncertain('PP 28/2018 tidak menetapkan batas jawaban')]),
    basis: [basis],
  }),
];
