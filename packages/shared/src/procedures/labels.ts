import type { Certainty, ConditionId, PaperKind, ProcedureCode, RuleId, Track } from './vocabulary.ts';

export const PROCEDURE_LABELS = {
  KSDD_WAJIB: 'KSDD wajib',
  KSDD_SUKARELA: 'KSDD sukarela',
  KSDPK_DAERAH: 'KSDPK atas prakarsa daerah',
  KSDPK_MITRA: 'KSDPK atas prakarsa pihak ketiga',
  SINERGI: 'Sinergi',
  KSDPL: 'KSDPL',
  KSDLL: 'KSDLL',
  PENCATATAN: 'Pencatatan',
} as const satisfies Record<ProcedureCode, string>;

export const CERTAINTY_LABELS = {
  read: 'dibaca dalam naskah aslinya',
  memory: 'diketahui, belum diperiksa pada naskahnya',
  uncertain: 'belum pasti; pengaturan, hanya mengingatkan',
  design: 'ketentuan kantor',
} as const satisfies Record<Certainty, string>;

export const TRACK_LABELS = {
  both: 'Para pihak',
  own: 'Pihak provinsi',
  partner: 'Pihak mitra',
  authority: 'Pemutus',
} as const satisfies Record<Track, string>;

export const PAPER_LABELS = {
  USULAN: 'Formulir usulan',
  PEMETAAN: 'Lembar identifikasi dan pemetaan',
  KAK: 'Kerangka Acuan Kerja',
  SK_FEAS: 'Studi kelayakan',
  SRT_INISIASI: 'Surat inisiasi',
  SRT_TAWAR: 'Surat penawaran',
  SRT_JAWAB: 'Surat jawaban',
  TELAAH: 'Berita acara telaah TKKSD',
  KB: 'Kesepakatan Bersama (KB)',
  SRT_DPRD: 'Surat permohonan persetujuan DPRD',
  KEP_DPRD: 'Persetujuan DPRD',
  SRT_KUASA: 'Surat Kuasa',
  PKS: 'Perjanjian Kerja Sama (PKS)',
  NK: 'Nota Kesepakatan (NK)',
  RK: 'Rencana Kerja (RK)',
  LOI: 'Pernyataan kehendak kerja sama (LoI)',
  RKS: 'Rencana kerja sama',
  TIMBANG: 'Pertimbangan tertulis Mendagri',
  SRT_KONF: 'Surat konfirmasi',
  MOU: 'Naskah kerja sama luar negeri (MoU)',
  POA: 'Program kerja (plan of action)',
  ADD: 'Adendum',
  BA_AKHIR: 'Berita acara pengakhiran',
  LAP: 'Laporan pelaksanaan',
  MONEV: 'Lembar monitoring dan evaluasi',
  BA_KORTEK: 'Hasil koordinasi teknis',
  BA_BAHAS: 'Berita acara pembahasan',
  HASIL_JAJAK: 'Hasil penjajakan',
  SRT_KONSUL: 'Surat konsultasi',
  OPINI_HUKUM: 'Pendapat Biro Hukum',
  STJ_PUSAT: 'Persetujuan Mendagri atas rancangan naskah',
  LAINNYA: 'Surat lain',
} as const satisfies Record<PaperKind, string>;

/** What holds when the rule is kept, for the checklist. */
export const RULE_LABELS = {
  'R-OBJEK': 'Objek ada dalam rencana pembangunan, atau ada alasan pengecualian',
  'R-LARANG': 'Objek tidak bertentangan dengan hukum dan kepentingan umum',
  'R-SK': 'Ada studi kelayakan',
  'R-PRAKARSA3': 'Usulan pihak ketiga memenuhi tiga kriteria',
  'R-PETA': 'Urusan telah dipetakan',
  'R-KORTEK': 'Hasil koordinasi teknis disepakati para kepala daerah',
  'R-KL': 'Tidak ada pihak dari instansi pusat atau vertikal',
  'R-KUASA': 'Ada Surat Kuasa bila bukan Gubernur yang menandatangani PKS',
  'R-KUASA2': 'Penerima kuasa adalah pejabat perangkat daerah',
  'R-KBFIRST': 'PKS didahului Kesepakatan Bersama yang berlaku',
  'R-PKSMIN': 'PKS memuat empat klausul minimum',
  'R-RK': 'Nota Kesepakatan dilengkapi Rencana Kerja',
  'R-LN-DIP': 'Negara mitra mempunyai hubungan diplomatik',
  'R-LN-OBJEK': 'Objek memenuhi syarat kerja sama luar negeri',
  'DPRD-ANSWERED': 'Perlu tidaknya persetujuan DPRD telah ditentukan',
  'SIGNATORY-ANSWERED': 'Penanda tangan PKS telah ditentukan',
  'GOVERNOR-SIGNS': 'Naskah ditandatangani Gubernur sendiri',
  'OFFER-SENT': 'Penawaran telah dikirim atau diterima',
  'OFFER-ACCEPTED': 'Penawaran telah diterima',
  PARTIES: 'Ada mitra sebagai pihak',
  'PARTY-KIND': 'Mitra sesuai dengan jenis kerja sama',
  REPORTED: 'Ada laporan pelaksanaan',
} as const satisfies Record<RuleId, string>;

/** Completes "hanya bila …". */
export const CONDITION_LABELS = {
  'R-DPRD': 'kerja sama membebani masyarakat atau daerah, atau dananya belum teranggar',
  SIGNED_BY_MANDATE: 'PKS ditandatangani kepala perangkat daerah',
  KB_NOT_WAIVED: 'Kepala Biro tidak mengizinkan PKS tanpa KB',
} as const satisfies Record<ConditionId, string>;
