import { closing, limitOf, memory, office, paper, pp28, rule, stage } from './build.ts';
import { PROCEDURE_LABELS } from './labels.ts';
import type { Basis, Procedure, Stage } from './types.ts';

/** With foreign regions and institutions: PP 28/2018 ps. 23-43 (domain §2.5). Ps. 38-40 apply L5-L11 to institutions. */

interface Foreign {
  code: 'KSDPL' | 'KSDLL';
  parties: Basis;
  initiative: Basis;
  /** Cites an article of ps. 30-33 as it applies to the kind. */
  cite: (articles: string) => Basis;
  central: Basis;
}

const MENDAGRI = 'Menteri Dalam Negeri';
const MENLU = 'Menteri Luar Negeri';

const initiation = ({ parties, initiative }: Foreign): Stage[] => [
  stage('L1_PRAKARSA', {
    label: 'Prakarsa',
    purpose:
      'Perangkat daerah menyiapkan prakarsa, atau mencatat prakarsa mitra melalui Mendagri atau Menlu.',
    actor: 'cooperation.prepare',
    requires: [
      rule('PARTIES', [parties]),
      rule('PARTY-KIND', [parties]),
      rule('R-KL', [pp28('46, 49')]),
      rule('R-LN-DIP', [pp28('27(1)a')]),
      rule('R-LN-OBJEK', [pp28('23(2), 27(1)')]),
    ],
    produces: ['USULAN', 'SRT_INISIASI'],
    limit: limitOf('preparationDays'),
    basis: [initiative, pp28('27(1)')],
  }),
  stage('L1_TELAAH', {
    label: 'Telaah TKKSD',
    purpose: 'TKKSD menelaah prakarsa dan merekomendasikannya dengan berita acara.',
    actor: 'cooperation.discuss',
    after: ['L1_PRAKARSA'],
    requires: [
      rule('R-PETA', [office('Semua kerja sama dipetakan (ketentuan kantor)')]),
      paper('TELAAH', [office('Berita acara telaah TKKSD (ketentuan kantor)')]),
    ],
    produces: ['PEMETAAN', 'TELAAH'],
    limit: limitOf('preparationDays'),
    basis: [office('Telaah TKKSD atas setiap prakarsa (ketentuan kantor)')],
  }),
];

const EXPLORATION: readonly Stage[] = [
  stage('L2_PENJAJAKAN', {
    label: 'Penjajakan',
    purpose: 'Gubernur menjajaki peluang dan manfaat bagi daerah dan kepentingan nasional.',
    actor: 'cooperation.process',
    outsideActor: 'Gubernur dan calon mitra',
    track: 'both',
    after: ['L1_TELAAH'],
    requires: [paper('HASIL_JAJAK', [pp28('28(3)')])],
    produces: ['HASIL_JAJAK'],
    basis: [pp28('28(3)')],
  }),
  stage('L3_KONSULTASI', {
    label: 'Koordinasi dan konsultasi',
    purpose:
      'Gubernur berkoordinasi dan berkonsultasi dengan Mendagri dan Menlu sebelum pernyataan kehendak.',
    actor: 'cooperation.process',
    outsideActor: `${MENDAGRI} dan ${MENLU}`,
    track: 'authority',
    after: ['L2_PENJAJAKAN'],
    requires: [paper('SRT_KONSUL', [pp28('28(4)')])],
    produces: ['SRT_KONSUL'],
    basis: [pp28('28(4)')],
  }),
  stage('L4_LOI', {
    label: 'Pernyataan kehendak (LoI)',
    purpose: 'Gubernur dan mitra menandatangani pernyataan kehendak kerja sama.',
    actor: 'cooperation.approve',
    outsideActor: 'Gubernur dan mitra',
    track: 'both',
    after: ['L3_KONSULTASI'],
    requires: [
      paper('LOI', [office('LoI lazim tetapi tidak wajib; pengunggahannya ketentuan kantor')]),
      rule('GOVERNOR-SIGNS', [pp28('23(1)')]),
    ],
    produces: ['LOI'],
    limit: limitOf('signingDays'),
    basis: [pp28('28(4)')],
  }),
];

const plan = ({ cite }: Foreign): Stage[] => [
  stage('L5_RENCANA', {
    label: 'Penyusunan rencana kerja sama',
    purpose:
      'Rencana memuat subjek; latar belakang; maksud, tujuan, sasaran; objek; ruang lingkup; sumber pembiayaan; jangka waktu.',
    actor: 'cooperation.prepare',
    after: ['L4_LOI'],
    requires: [paper('RKS', [pp28('28(5)'), cite('30(3)')])],
    produces: ['RKS'],
    limit: limitOf('draftingDays'),
    basis: [pp28('28(5)'), cite('30(3)')],
  }),
  stage('L6_MOHON_DPRD', {
    label: 'Permohonan persetujuan DPRD',
    purpose: 'Gubernur menyampaikan rencana kerja sama kepada DPRD; batas waktunya dihitung sejak diterima.',
    actor: 'cooperation.approve',
    outsideActor: 'Gubernur',
    after: ['L5_RENCANA'],
    requires: [paper('SRT_DPRD', [cite('30(1)-(5)')])],
    produces: ['SRT_DPRD'],
    basis: [cite('30(1)-(5)')],
  }),
  stage('L6_DPRD', {
    label: 'Persetujuan DPRD',
    purpose: 'DPRD memutuskan rencana kerja sama dalam 45 hari kerja setelah menerimanya.',
    actor: 'cooperation.process',
    outsideActor: 'DPRD Provinsi',
    track: 'authority',
    after: ['L6_MOHON_DPRD'],
    requires: [paper('KEP_DPRD', [cite('30(1)')])],
    produces: ['KEP_DPRD'],
    limit: { days: 45, unit: 'working', setting: null, from: 'opening', basis: [cite('30(4)')] },
    basis: [cite('30(1)-(5)')],
  }),
];

const clearance = ({ cite, central }: Foreign): Stage[] => [
  stage('L7_PERTIMBANGAN', {
    label: 'Verifikasi dan pertimbangan Mendagri',
    purpose: 'Mendagri memberi pertimbangan tertulis: rencana diperbaiki, atau rancangan naskah disusun.',
    actor: 'cooperation.process',
    outsideActor: MENDAGRI,
    track: 'authority',
    after: ['L6_DPRD'],
    requires: [paper('TIMBANG', [cite('31')])],
    produces: ['TIMBANG'],
    basis: [central, cite('31')],
  }),
  stage('L8_SUSUN_NASKAH', {
    label: 'Penyusunan rancangan naskah',
    purpose: 'Perangkat daerah menyusun rancangan naskah kerja sama menurut pertimbangan Mendagri.',
    actor: 'cooperation.prepare',
    after: ['L7_PERTIMBANGAN'],
    limit: limitOf('draftingDays'),
    basis: [cite('31-32')],
  }),
  stage('L8_HUKUM_NASKAH', {
    label: 'Reviu hukum rancangan naskah',
    purpose: 'Biro Hukum memeriksa rancangan naskah dan memberi pendapat.',
    actor: 'cooperation.review-legally',
    after: ['L8_SUSUN_NASKAH'],
    requires: [
      paper('OPINI_HUKUM', [office('Pendapat Biro Hukum tertulis (ketentuan kantor)')], {
        id: 'OPINI_HUKUM_NASKAH',
        ofStage: true,
      }),
    ],
    produces: ['OPINI_HUKUM'],
    limit: limitOf('legalReviewDays'),
    basis: [memory('Reviu rancangan naskah oleh Biro Hukum')],
  }),
  stage('L8_SETUJU_MENDAGRI', {
    label: 'Persetujuan Mendagri atas rancangan naskah',
    purpose: 'Mendagri membahas rancangan naskah dengan kementerian terkait, lalu menyetujuinya.',
    actor: 'cooperation.process',
    outsideActor: MENDAGRI,
    track: 'authority',
    after: ['L8_HUKUM_NASKAH'],
    requires: [paper('STJ_PUSAT', [cite('32')])],
    produces: ['STJ_PUSAT'],
    basis: [central, cite('32')],
  }),
];

const signature = ({ cite }: Foreign): Stage[] => [
  stage('L9_BAHAS_NASKAH', {
    label: 'Pembahasan dengan pihak luar negeri',
    purpose: 'Menlu membahas rancangan naskah dengan pihak luar negeri.',
    actor: 'cooperation.process',
    outsideActor: `${MENLU} dan mitra`,
    track: 'partner',
    after: ['L8_SETUJU_MENDAGRI'],
    requires: [paper('BA_BAHAS', [cite('33(1)-(2)')], { id: 'BA_BAHAS_NASKAH', ofStage: true })],
    produces: ['BA_BAHAS'],
    basis: [cite('33(1)-(2)')],
  }),
  stage('L10_KONFIRMASI', {
    label: 'Surat konfirmasi',
    purpose: 'Menlu menyampaikan surat konfirmasi melalui Mendagri sebagai dasar penandatanganan.',
    actor: 'cooperation.process',
    outsideActor: `${MENLU} melalui ${MENDAGRI}`,
    track: 'authority',
    after: ['L9_BAHAS_NASKAH'],
    requires: [paper('SRT_KONF', [cite('33(3)-(4)')])],
    produces: ['SRT_KONF'],
    basis: [cite('33(3)-(4)')],
  }),
  stage('L11_TTD_NASKAH', {
    label: 'Penandatanganan naskah',
    purpose:
      'Gubernur dan mitra menandatangani naskah; periksa apakah Surat Kuasa Penuh Menlu diperlukan (UU 24/2000, belum pasti).',
    actor: 'cooperation.approve',
    outsideActor: 'Gubernur dan mitra',
    track: 'both',
    after: ['L10_KONFIRMASI'],
    requires: [paper('MOU', [cite('33(4)')]), rule('GOVERNOR-SIGNS', [pp28('23(1)'), cite('33(4)')])],
    produces: ['MOU'],
    limit: limitOf('signingDays'),
    basis: [cite('33(4)')],
  }),
];

const foreign = (input: Foreign): Procedure => ({
  code: input.code,
  version: 1,
  label: PROCEDURE_LABELS[input.code],
  kinds: [input.code],
  stages: [
    ...initiation(input),
    ...EXPLORATION,
    ...plan(input),
    ...clearance(input),
    ...signature(input),
    ...closing({
      execute: 'L12_LAKSANA',
      register: 'L13_USAHA',
      report: 'L13_LAPOR',
      signed: 'L11_TTD_NASKAH',
      registeredFrom: 'L11_TTD_NASKAH',
      texts: [paper('MOU', [input.cite('33(4)')])],
      executeProduces: ['POA'],
      reporter: 'cooperation.process',
      basis: {
        execute: [memory('Pelaksanaan menurut naskah dan program kerjanya')],
        register: [office('Semua naskah didaftarkan (ketentuan kantor)')],
        report: [pp28('43')],
        end: [memory('Berakhir menurut naskahnya')],
      },
    }),
  ],
});

export const FOREIGN: readonly Procedure[] = [
  foreign({
    code: 'KSDPL',
    parties: pp28('23(1), 24'),
    initiative: pp28('28(1)'),
    cite: pp28,
    central: pp28('29'),
  }),
  foreign({
    code: 'KSDLL',
    parties: pp28('36'),
    initiative: pp28('28(2)'),
    cite: (articles) => pp28(`38-40 jo. ${articles}`),
    central: pp28('37'),
  }),
];
