import type { CHECKLIST_STATES } from './papers.schema.ts';
import type {
  ALARM_KINDS,
  CASE_ORIGINS,
  CASE_ROUTES,
  CASE_STATUSES,
  CaseAction,
  CaseChange,
  DisputeStep,
  EVENT_KINDS,
  OfferAction,
  OfferState,
  OFFER_DIRECTIONS,
  PaperState,
  SIGNING_METHODS,
  STAGE_STATES,
} from './vocabulary.ts';

type LabelsOf<T extends readonly string[]> = Record<T[number], string>;

export const CASE_STATUS_LABELS = {
  running: 'Berjalan',
  ended: 'Berakhir',
  withdrawn: 'Dihentikan sebelum mengikat',
  taken_over: 'Diambil alih',
} as const satisfies LabelsOf<typeof CASE_STATUSES>;

export const CASE_ROUTE_LABELS = {
  full: 'Tata cara lengkap',
  register: 'Hanya dicatat',
} as const satisfies LabelsOf<typeof CASE_ROUTES>;

export const CASE_ORIGIN_LABELS = {
  PROPOSAL: 'Dari usulan yang layak',
  MENDESAK: 'Mendesak',
  WARISAN: 'Sudah berjalan sebelum sistem ini',
  TAWARAN_MITRA: 'Tawaran mitra',
} as const satisfies LabelsOf<typeof CASE_ORIGINS>;

export const STAGE_STATE_LABELS = {
  passed: 'selesai',
  open: 'sedang berjalan',
  waiting: 'belum',
  skipped: 'tidak berlaku',
} as const satisfies LabelsOf<typeof STAGE_STATES>;

/** Imperative for the button; `done` for the notice after it. */
export const CASE_ACTION_LABELS = {
  advance: { button: 'Selesaikan tahap', done: 'Tahap selesai' },
  'reopen-stage': { button: 'Buka kembali tahap', done: 'Tahap dibuka kembali' },
  override: { button: 'Lewati ketentuan', done: 'Ketentuan dilewati' },
  end: { button: 'Akhiri kerja sama', done: 'Kerja sama diakhiri' },
  withdraw: { button: 'Hentikan berkas', done: 'Berkas dihentikan' },
  'take-over': { button: 'Catat pengambilalihan', done: 'Kerja sama diambil alih' },
  'move-procedure': { button: 'Pindah ke versi terbaru', done: 'Dipindah ke versi tata cara terbaru' },
} as const satisfies Record<CaseAction, { button: string; done: string }>;

export const CASE_CHANGE_LABELS = {
  created: 'Berkas dibuka',
  edited: 'Isi berkas diubah',
  assigned: 'Petugas diubah',
  task_assigned: 'Tugas dipindahkan',
  advanced: 'Tahap selesai',
  stage_reopened: 'Tahap dibuka kembali',
  overridden: 'Ketentuan dilewati',
  ended: 'Kerja sama diakhiri',
  withdrawn: 'Berkas dihentikan',
  taken_over: 'Kerja sama diambil alih',
  procedure_moved: 'Dipindah ke versi tata cara terbaru',
  redated: 'Batas waktu dihitung ulang karena hari libur atau pengaturan berubah',
  paper_added: 'Surat diunggah',
  paper_changed: 'Keterangan surat diubah',
  paper_accepted: 'Surat diterima',
  paper_returned: 'Surat dikembalikan untuk diperbaiki',
  paper_removed: 'Surat dihapus',
  offer_prepared: 'Penawaran disiapkan',
  offer_received: 'Tawaran mitra dicatat',
  offer_changed: 'Penawaran diubah',
  offer_signed: 'Penawaran ditandatangani Gubernur',
  offer_sent: 'Penawaran dikirim',
  offer_negotiated: 'Negosiasi dicatat',
  offer_answered: 'Jawaban atas penawaran dicatat',
  event_planned: 'Agenda ditambahkan',
  event_changed: 'Agenda diubah',
  event_cancelled: 'Agenda dibatalkan',
  event_removed: 'Agenda dihapus',
  dispute_opened: 'Perselisihan dicatat',
  dispute_stepped: 'Langkah penyelesaian perselisihan dicatat',
  dispute_closed: 'Perselisihan selesai',
} as const satisfies Record<CaseChange, string>;

export const ALARM_LABELS = {
  STALLED: 'Tidak bergerak',
  STAGE_OVERDUE: 'Lewat batas tahap',
  KB_WITHOUT_PKS: 'KB tanpa tindak lanjut',
  REPLY_OVERDUE: 'Jawaban mitra terlambat',
  PAPER_EXPIRED: 'Surat kedaluwarsa',
} as const satisfies LabelsOf<typeof ALARM_KINDS>;

export const PAPER_STATE_LABELS = {
  uploaded: 'Menunggu pemeriksaan',
  accepted: 'Diterima',
  to_correct: 'Perlu diperbaiki',
} as const satisfies Record<PaperState, string>;

export const CHECKLIST_STATE_LABELS = {
  missing: 'Belum ada',
  uploaded: 'Menunggu pemeriksaan',
  to_correct: 'Perlu diperbaiki',
  expired: 'Kedaluwarsa',
  met: 'Terpenuhi',
  overridden: 'Dilewati Kepala Biro',
} as const satisfies LabelsOf<typeof CHECKLIST_STATES>;

export const OFFER_DIRECTION_LABELS = {
  outgoing: 'Penawaran kepada mitra',
  incoming: 'Tawaran dari mitra',
} as const satisfies LabelsOf<typeof OFFER_DIRECTIONS>;

export const OFFER_STATE_LABELS = {
  prepared: 'Disiapkan',
  signed: 'Ditandatangani Gubernur',
  sent: 'Terkirim',
  negotiating: 'Negosiasi',
  accepted: 'Diterima',
  declined: 'Ditolak',
  unanswered: 'Tanpa jawaban',
} as const satisfies Record<OfferState, string>;

export const OFFER_ACTION_LABELS = {
  sign: 'Catat tanda tangan Gubernur',
  send: 'Catat pengiriman',
  negotiate: 'Catat negosiasi',
  answer: 'Catat jawaban',
} as const satisfies Record<OfferAction, string>;

export const EVENT_KIND_LABELS = {
  RAPAT: 'Rapat',
  NEGOSIASI: 'Negosiasi',
  KOORDINASI_TEKNIS: 'Koordinasi teknis',
  PENANDATANGANAN: 'Penandatanganan',
  LAINNYA: 'Kegiatan lain',
} as const satisfies LabelsOf<typeof EVENT_KINDS>;

export const SIGNING_METHOD_LABELS = {
  DI_MEJA: 'Di meja masing-masing',
  SEREMONIAL: 'Seremonial',
  HYBRID: 'Sebagian hadir, sebagian daring',
} as const satisfies LabelsOf<typeof SIGNING_METHODS>;

export const DISPUTE_STEP_LABELS = {
  KLARIFIKASI: 'Klarifikasi',
  MUSYAWARAH: 'Musyawarah',
  MEDIASI_TKKSD: 'Mediasi TKKSD',
  GUBERNUR: 'Keputusan Gubernur',
  MENTERI: 'Keputusan Menteri Dalam Negeri',
  NEGOSIASI_KONSULTASI: 'Negosiasi dan konsultasi',
  LITIGASI: 'Mediasi, arbitrase, atau pengadilan',
  SELESAI: 'Selesai',
} as const satisfies Record<DisputeStep, string>;

/** Who signs for the province. */
export const SIGNATORY_LABELS = {
  GUBERNUR: 'Gubernur',
  KEPALA_OPD: 'Kepala perangkat daerah, dengan Surat Kuasa',
} as const;
