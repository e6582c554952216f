import { limitOf, office, paper, pp28, rule, stage, uncertain } from './build.ts';
import { domesticStages, offerStages } from './domestic.ts';
import { PROCEDURE_LABELS } from './labels.ts';
import type { Basis, Procedure, Requirement, Stage } from './types.ts';

/** Cooperation with third parties: PP 28/2018 ps. 13-22 (domain §2.3). Ps. 19(1) applies the stages of ps. 6(1). */

const cite = (letter: string): Basis => pp28(`19(1) jo. 6(1)${letter}`);
const KAK = paper('KAK', [office('Kerangka acuan kerja dilampirkan (praktik Kota Yogyakarta)')]);
const TELAAH = paper('TELAAH', [office('Berita acara telaah TKKSD (ketentuan kantor)')]);
const partyRules = [
  rule('PARTIES', [pp28('14')]),
  rule('PARTY-KIND', [pp28('14')]),
  rule('R-KL', [pp28('46, 49')]),
];

const review = (requires: readonly Requirement[], after: readonly string[]): Stage =>
  stage('T1_TELAAH', {
    label: 'Telaah TKKSD',
    purpose:
      'TKKSD memeriksa objek dan studi kelayakan, lalu merekomendasikan kerja sama dengan berita acara.',
    actor: 'cooperation.discuss',
    after,
    requires: [...requires, rule('R-LARANG', [pp28('16(4)')]), TELAAH],
    produces: ['PEMETAAN', 'TELAAH'],
    limit: limitOf('preparationDays'),
    basis: [cite('a')],
  });

const byRegion: Stage[] = [
  stage('T1_PERSIAPAN', {
    label: 'Persiapan',
    purpose: 'Perangkat daerah memetakan urusan serta menyusun studi kelayakan dan kerangka acuan kerja.',
    actor: 'cooperation.prepare',
    requires: [
      rule('R-OBJEK', [pp28('16(2)-(3)')]),
      rule('R-PETA', [pp28('17')]),
      rule('R-SK', [pp28('17')]),
      KAK,
    ],
    produces: ['USULAN', 'KAK', 'SK_FEAS', 'SRT_INISIASI'],
    limit: limitOf('preparationDays'),
    basis: [cite('a'), pp28('17')],
  }),
  review([], ['T1_PERSIAPAN']),
  stage('T1_PILIH_MITRA', {
    label: 'Pemilihan mitra',
    purpose:
      'Mitra ditetapkan; bila beberapa pihak ketiga memenuhi syarat, pemilihannya terbuka dan dapat dipertanggungjawabkan.',
    actor: 'cooperation.process',
    after: ['T1_TELAAH'],
    requires: partyRules,
    basis: [uncertain('Pemilihan mitra secara terbuka')],
  }),
  ...offerStages(['T1_PILIH_MITRA'], cite('b')),
];

/** The partner's letter opens the case; the region examines it, and the governor answers. */
const byPartner: Stage[] = [
  stage('T2_PENAWARAN', {
    label: 'Penawaran dari pihak ketiga',
    purpose: 'Surat penawaran pihak ketiga kepada Gubernur dicatat bersama studi kelayakan yang disusunnya.',
    actor: 'cooperation.process',
    outsideActor: 'Pihak ketiga',
    track: 'partner',
    requires: [...partyRules, rule('OFFER-SENT', [cite('b')]), rule('R-SK', [pp28('18(2)')])],
    produces: ['SRT_TAWAR', 'SK_FEAS'],
    basis: [cite('b'), pp28('18')],
  }),
  stage('T1_PERSIAPAN', {
    label: 'Persiapan',
    purpose: 'Perangkat daerah memeriksa kaitan usulan dengan rencana dan melengkapi kerangka acuan kerja.',
    actor: 'cooperation.prepare',
    after: ['T2_PENAWARAN'],
    requires: [rule('R-OBJEK', [pp28('16(2)-(3)')]), KAK],
    produces: ['KAK', 'SRT_INISIASI'],
    limit: limitOf('preparationDays'),
    basis: [cite('a')],
  }),
  review([rule('R-PRAKARSA3', [pp28('18(1)')])], ['T1_PERSIAPAN']),
  stage('T2_JAWABAN', {
    label: 'Jawaban atas penawaran',
    purpose: 'Gubernur menjawab penawaran pihak ketiga dengan surat.',
    actor: 'cooperation.approve',
    outsideActor: 'Gubernur',
    after: ['T1_TELAAH'],
    requires: [rule('OFFER-ACCEPTED', [cite('b')])],
    produces: ['SRT_JAWAB'],
    limit: limitOf('offerReplyDays', 'calendar', [uncertain('PP 28/2018 tidak menetapkan batas jawaban')]),
    basis: [cite('b')],
  }),
];

const rest = domesticStages({
  cite,
  partner: 'Pihak ketiga',
  after: ['T2_JAWABAN'],
  pks: [rule('R-PKSMIN', [pp28('19(2)')])],
  results: {
    purpose:
      'Naskah dilaksanakan sampai selesai; hasil berupa uang disetor ke kas daerah, barang dicatat sebagai aset.',
    basis: pp28('20'),
  },
  ends: pp28('22'),
});

export const KSDPK: readonly Procedure[] = [
  {
    code: 'KSDPK_DAERAH',
    version: 1,
    label: PROCEDURE_LABELS.KSDPK_DAERAH,
    kinds: ['KSDPK'],
    stages: [...byRegion, ...rest],
  },
  {
    code: 'KSDPK_MITRA',
    version: 1,
    label: PROCEDURE_LABELS.KSDPK_MITRA,
    kinds: ['KSDPK'],
    stages: [...byPartner, ...rest],
  },
];
