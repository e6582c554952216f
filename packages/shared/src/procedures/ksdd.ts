import { limitOf, office, paper, pp28, rule, stage } from './build.ts';
import { domesticStages, offerStages } from './domestic.ts';
import type { Basis, Procedure, Stage } from './types.ts';
import { PROCEDURE_LABELS } from './labels.ts';

/** Cooperation with other regions: PP 28/2018 ps. 2-12 (domain §2.2). */

const cite = (letter: string): Basis => pp28(`6(1)${letter}`);
const PARTIES = pp28('1, 2(1)');
const POLICY = office('Semua kerja sama dipetakan (ketentuan kantor)');

const preparation = (mapping: readonly Basis[]): Stage[] => [
  stage('T1_PERSIAPAN', {
    label: 'Persiapan',
    purpose: 'Perangkat daerah menyiapkan kerangka acuan kerja, kaitan dengan rencana, dan calon mitra.',
    actor: 'cooperation.prepare',
    requires: [
      rule('R-OBJEK', [pp28('4(2)-(3)')]),
      rule('PARTIES', [PARTIES]),
      rule('PARTY-KIND', [PARTIES]),
      rule('R-KL', [pp28('46, 49')]),
      paper('KAK', [office('Kerangka acuan kerja dilampirkan (praktik Kota Yogyakarta)')]),
    ],
    produces: ['USULAN', 'KAK', 'SRT_INISIASI'],
    limit: limitOf('preparationDays'),
    basis: [cite('a')],
  }),
  stage('T1_TELAAH', {
    label: 'Telaah TKKSD',
    purpose: 'TKKSD memeriksa pemetaan dan objeknya, lalu merekomendasikan kerja sama dengan berita acara.',
    actor: 'cooperation.discuss',
    after: ['T1_PERSIAPAN'],
    requires: [
      rule('R-PETA', mapping),
      rule('R-LARANG', [pp28('4(4)')]),
      paper('TELAAH', [office('Berita acara telaah TKKSD (ketentuan kantor)')]),
    ],
    produces: ['PEMETAAN', 'TELAAH'],
    limit: limitOf('preparationDays'),
    basis: [cite('a')],
  }),
];

/** A province always takes part, so the coordination is national: PP 28/2018 ps. 5(2)b. */
const coordination = stage('T1_KORTEK', {
  label: 'Koordinasi teknis nasional',
  purpose: 'Daerah yang berbatasan membahas pemetaan; hasilnya disepakati para kepala daerah.',
  actor: 'cooperation.process',
  outsideActor: 'Para kepala daerah yang berbatasan',
  track: 'both',
  after: ['T1_PERSIAPAN'],
  requires: [rule('R-KORTEK', [pp28('5(2)b, 5(3)')])],
  produces: ['BA_KORTEK'],
  basis: [pp28('5(2)b, 5(3)')],
});

const rest = (after: readonly string[]): Stage[] => [
  ...offerStages(after, cite('b')),
  ...domesticStages({
    cite,
    partner: 'TKKSD daerah mitra',
    after: ['T2_JAWABAN'],
    pks: [],
    ends: pp28('9(1)'),
  }),
];

export const KSDD: readonly Procedure[] = [
  {
    code: 'KSDD_WAJIB',
    version: 1,
    label: PROCEDURE_LABELS.KSDD_WAJIB,
    kinds: ['KSDD_WAJIB'],
    stages: [...preparation([pp28('5(1)')]), coordination, ...rest(['T1_TELAAH', 'T1_KORTEK'])],
  },
  {
    code: 'KSDD_SUKARELA',
    version: 1,
    label: PROCEDURE_LABELS.KSDD_SUKARELA,
    kinds: ['KSDD_SUKARELA'],
    stages: [...preparation([POLICY]), ...rest(['T1_TELAAH'])],
  },
];
