import type { ProposalAction } from './workflow.ts';
import type {
  DocumentKind,
  ExceptionReason,
  Initiator,
  ProposalKind,
  ProposalStatus,
  Readiness,
  TargetDocument,
  ThirdPartySubtype,
} from './vocabulary.ts';

export const KIND_LABELS = {
  KSDD_WAJIB: 'KSDD wajib',
  KSDD_SUKARELA: 'KSDD sukarela',
  KSDPK: 'KSDPK',
  KSDPL: 'KSDPL',
  KSDLL: 'KSDLL',
  SINERGI: 'Sinergi',
} as const satisfies Record<ProposalKind, string>;

export const KIND_NAMES = {
  KSDD_WAJIB: 'Kerja sama wajib dengan daerah lain',
  KSDD_SUKARELA: 'Kerja sama sukarela dengan daerah lain',
  KSDPK: 'Kerja sama dengan pihak ketiga',
  KSDPL: 'Kerja sama dengan pemerintah daerah di luar negeri',
  KSDLL: 'Kerja sama dengan lembaga di luar negeri',
  SINERGI: 'Sinergi dengan pemerintah pusat',
} as const satisfies Record<ProposalKind, string>;

export const STATUS_LABELS = {
  draft: 'Draf',
  awaiting_head: 'Menunggu kepala',
  submitted: 'Diajukan',
  in_verification: 'Verifikasi administrasi',
  returned: 'Perlu perbaikan',
  mapped: 'Dipetakan',
  in_review: 'Telaah TKKSD',
  recommended: 'Layak',
  deferred: 'Ditunda',
  rejected: 'Ditolak',
  withdrawn: 'Dicabut',
  merged: 'Digabung',
  followed_up: 'Ditindaklanjuti',
} as const satisfies Record<ProposalStatus, string>;

export const INITIATOR_LABELS = {
  DAERAH: 'Pemerintah daerah',
  MITRA: 'Calon mitra',
} as const satisfies Record<Initiator, string>;

export const READINESS_LABELS = {
  BELUM_DIJAJAKI: 'belum dijajaki',
  DIJAJAKI: 'sudah dijajaki',
  BERSEDIA: 'bersedia',
} as const satisfies Record<Readiness, string>;

export const TARGET_DOCUMENT_LABELS = {
  KB: 'Kesepakatan Bersama',
  PKS: 'Perjanjian Kerja Sama',
  NK: 'Nota Kesepakatan',
  MOU: 'Naskah kerja sama luar negeri',
} as const satisfies Record<TargetDocument, string>;

export const EXCEPTION_REASON_LABELS = {
  DARURAT: 'Kondisi darurat',
  PSN: 'Program strategis nasional',
  TUGAS_PEMBANTUAN: 'Penugasan berdasarkan asas tugas pembantuan',
} as const satisfies Record<ExceptionReason, string>;

export const DOCUMENT_KIND_LABELS = {
  KAK: 'Kerangka acuan kerja',
  SK_FEAS: 'Studi kelayakan',
  SRT_INISIASI: 'Surat inisiasi',
  SRT_TAWAR: 'Surat penawaran',
  SRT_JAWAB: 'Surat jawaban mitra',
  TELAAH: 'Berita acara telaah TKKSD',
  LAINNYA: 'Lainnya',
} as const satisfies Record<DocumentKind, string>;

/** Imperative for the button; `done` for the history. */
export const ACTION_LABELS = {
  'request-approval': { button: 'Minta persetujuan kepala', done: 'Persetujuan kepala diminta' },
  'send-back': { button: 'Kembalikan kepada operator', done: 'Dikembalikan kepada operator' },
  submit: { button: 'Setujui dan ajukan', done: 'Diajukan' },
  'start-verification': { button: 'Mulai verifikasi', done: 'Verifikasi dimulai' },
  return: { button: 'Kembalikan untuk diperbaiki', done: 'Dikembalikan untuk diperbaiki' },
  map: { button: 'Petakan', done: 'Dipetakan' },
  'schedule-review': { button: 'Jadwalkan telaah', done: 'Telaah TKKSD dijadwalkan' },
  recommend: { button: 'Nyatakan layak', done: 'Dinyatakan layak' },
  defer: { button: 'Tunda', done: 'Ditunda' },
  reject: { button: 'Tolak', done: 'Ditolak' },
  reopen: { button: 'Buka kembali', done: 'Dibuka kembali' },
  merge: { button: 'Gabungkan', done: 'Digabungkan' },
  withdraw: { button: 'Cabut usulan', done: 'Dicabut' },
  'follow-up': { button: 'Tindak lanjuti', done: 'Ditindaklanjuti' },
} as const satisfies Record<ProposalAction, { button: string; done: string }>;

export const THIRD_PARTY_SUBTYPE_LABELS = {
  PELAYANAN_PUBLIK: 'Penyediaan pelayanan publik',
  ASET: 'Pengelolaan aset yang memberi pendapatan',
  INVESTASI: 'Investasi',
  INFRASTRUKTUR: 'Penyediaan infrastruktur dengan badan usaha',
  PENGADAAN: 'Pengadaan barang dan jasa',
} as const satisfies Record<ThirdPartySubtype, string>;
