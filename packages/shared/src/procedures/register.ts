import { closing, office, paper, pp28, rule, stage } from './build.ts';
import { PROCEDURE_LABELS } from './labels.ts';
import type { Procedure } from './types.ts';

/** What PP 28/2018 ps. 15(3)-(4) sends to sectoral rules: assets, investment, infrastructure, procurement; only registered here. */

const SECTORAL = pp28('15(3)-(4)');
const TEXT = paper('LAINNYA', [office('Naskah yang didaftar diunggah (ketentuan kantor)')], {
  id: 'NASKAH_SEKTOR',
  label: 'Naskah menurut aturan sektor',
});

export const REGISTER: Procedure = {
  code: 'PENCATATAN',
  version: 1,
  label: PROCEDURE_LABELS.PENCATATAN,
  kinds: ['KSDPK'],
  stages: [
    stage('P1_CATAT', {
      label: 'Pencatatan',
      purpose: 'Bagian Kerja Sama mencatat kerja sama, pihaknya, dan aturan sektor yang berlaku.',
      actor: 'cooperation.process',
      requires: [
        rule('PARTIES', [pp28('14')]),
        rule('PARTY-KIND', [pp28('14')]),
        rule('R-KL', [pp28('46, 49')]),
      ],
      basis: [SECTORAL],
    }),
    stage('P2_NASKAH', {
      label: 'Naskah menurut aturan sektor',
      purpose:
        'Perangkat daerah penanggung jawab menyelesaikan naskah menurut aturan sektornya dan mengunggahnya.',
      actor: 'cooperation.prepare',
      outsideActor: 'Perangkat daerah penanggung jawab dan mitra',
      track: 'both',
      after: ['P1_CATAT'],
      requires: [TEXT],
      produces: ['LAINNYA'],
      basis: [SECTORAL],
    }),
    ...closing({
      execute: 'P3_LAKSANA',
      register: 'P3_USAHA',
      report: 'P4_LAPOR',
      signed: 'P2_NASKAH',
      registeredFrom: 'P2_NASKAH',
      texts: [TEXT],
      reporter: 'cooperation.prepare',
      basis: {
        execute: [SECTORAL],
        register: [office('Semua naskah didaftarkan (ketentuan kantor)')],
        report: [office('Laporan kerja sama yang dicatat (ketentuan kantor)')],
        end: [pp28('22')],
      },
    }),
  ],
};
