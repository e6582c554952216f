import { closing, drafting, limitOf, memory, office, paper, pp28, rule, stage, uncertain } from './build.ts';
import { PROCEDURE_LABELS } from './labels.ts';
import type { Procedure } from './types.ts';

/** With ministries, agencies and their offices: PP 28/2018 ps. 46; its steps are practice (domain §2.4). */

const PRACTICE = memory('Tahapan Sinergi menurut praktik');
const YOGYA = office('Praktik Kota Yogyakarta');
const SINERGI_BASIS = pp28('46');

const { stages: draft, done } = drafting({
  step: 'S4',
  text: 'NK',
  name: 'Nota Kesepakatan dan Rencana Kerja',
  after: ['S3_JAWABAN'],
  requires: [],
  basis: [PRACTICE],
  partner: 'Kementerian/lembaga',
});

export const SINERGI: Procedure = {
  code: 'SINERGI',
  version: 1,
  label: PROCEDURE_LABELS.SINERGI,
  kinds: ['SINERGI'],
  stages: [
    stage('S1_PERSIAPAN', {
      label: 'Persiapan',
      purpose: 'Perangkat daerah atau kementerian/lembaga menyiapkan kerangka acuan kerja.',
      actor: 'cooperation.prepare',
      requires: [
        rule('PARTIES', [SINERGI_BASIS]),
        rule('PARTY-KIND', [uncertain('Siapa yang dapat menjadi mitra Sinergi diputuskan Biro per berkas')]),
        rule('R-OBJEK', [office('Objek dikaitkan dengan rencana (ketentuan kantor)')]),
        paper('KAK', [YOGYA]),
      ],
      produces: ['USULAN', 'KAK', 'SRT_INISIASI'],
      limit: limitOf('preparationDays'),
      basis: [PRACTICE, YOGYA],
    }),
    stage('S2_TELAAH', {
      label: 'Telaah TKKSD',
      purpose: 'TKKSD menelaah rencana Sinergi dan merekomendasikannya dengan berita acara.',
      actor: 'cooperation.discuss',
      after: ['S1_PERSIAPAN'],
      requires: [
        rule('R-PETA', [office('Semua kerja sama dipetakan (ketentuan kantor)')]),
        paper('TELAAH', [office('Berita acara telaah TKKSD (ketentuan kantor)')]),
      ],
      produces: ['PEMETAAN', 'TELAAH'],
      limit: limitOf('preparationDays'),
      basis: [PRACTICE, YOGYA],
    }),
    stage('S3_PENAWARAN', {
      label: 'Penawaran',
      purpose:
        'Gubernur atau kementerian/lembaga menawarkan Sinergi dengan surat, dilampiri rancangan NK dan RK.',
      actor: 'cooperation.approve',
      outsideActor: 'Gubernur atau kementerian/lembaga',
      after: ['S2_TELAAH'],
      requires: [rule('OFFER-SENT', [YOGYA])],
      produces: ['SRT_TAWAR'],
      basis: [PRACTICE, YOGYA],
    }),
    stage('S3_JAWABAN', {
      label: 'Jawaban atas penawaran',
      purpose: 'Pihak yang ditawari menjawab; Bagian Kerja Sama mencatat jawabannya.',
      actor: 'cooperation.process',
      outsideActor: 'Kementerian/lembaga',
      track: 'partner',
      after: ['S3_PENAWARAN'],
      requires: [rule('OFFER-ACCEPTED', [YOGYA])],
      produces: ['SRT_JAWAB'],
      limit: limitOf('offerReplyDays', 'calendar', [uncertain('Tidak ada batas jawaban yang diketahui')]),
      basis: [PRACTICE, YOGYA],
    }),
    ...draft,
    stage('S5_TTD_NK', {
      label: 'Penandatanganan NK',
      purpose: 'Gubernur dan pimpinan kementerian/lembaga menandatangani NK dengan RK sebagai lampiran.',
      actor: 'cooperation.approve',
      outsideActor: 'Gubernur dan pimpinan kementerian/lembaga',
      track: 'both',
      after: done,
      requires: [
        paper('NK', [SINERGI_BASIS]),
        rule('R-RK', [office('NK disertai sedikitnya satu RK (ketentuan kantor)')]),
        rule('GOVERNOR-SIGNS', [YOGYA]),
      ],
      produces: ['NK', 'RK'],
      limit: limitOf('signingDays'),
      basis: [SINERGI_BASIS, YOGYA],
    }),
    ...closing({
      execute: 'S6_LAKSANA',
      register: 'S7_USAHA',
      report: 'S7_LAPOR',
      signed: 'S5_TTD_NK',
      registeredFrom: 'S5_TTD_NK',
      texts: [paper('NK', [SINERGI_BASIS])],
      reporter: 'cooperation.process',
      basis: {
        execute: [SINERGI_BASIS],
        register: [PRACTICE],
        report: [PRACTICE],
        end: [office('Berakhir menurut naskahnya (ketentuan kantor)')],
      },
    }),
  ],
};
