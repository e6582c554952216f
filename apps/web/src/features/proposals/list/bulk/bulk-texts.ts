import type { BulkAction } from '@kerabat/shared/proposals/bulk.schema';

interface BulkText {
  button: string;
  /** `n` is written as a figure already. */
  heading: (n: string) => string;
  consequence: (n: string) => string;
  done: (n: string) => string;
}

export const BULK_TEXTS: Readonly<Record<BulkAction, BulkText>> = {
  'start-verification': {
    button: 'Mulai verifikasi',
    heading: (n) => `Mulai verifikasi ${n} usulan`,
    consequence: (n) =>
      `Pemeriksaan administrasi ${n} usulan dimulai dan tercatat atas nama Anda. Perangkat daerahnya melihat bahwa usulannya sedang diperiksa.`,
    done: (n) => `Verifikasi ${n} usulan dimulai`,
  },
  assign: {
    button: 'Tugaskan',
    heading: (n) => `Tugaskan ${n} usulan`,
    consequence: (n) => `Petugas yang dipilih menangani ${n} usulan ini; petugas sebelumnya digantikan.`,
    done: (n) => `Petugas ${n} usulan diatur`,
  },
  map: {
    button: 'Petakan',
    heading: (n) => `Petakan ${n} usulan`,
    consequence: (n) =>
      `Klasifikasi ${n} usulan ditetapkan sebagaimana tertulis padanya, dan usulannya masuk Daftar Pemetaan. Yang belum lengkap ditolak dengan alasannya; yang lain tetap dipetakan.`,
    done: (n) => `${n} usulan dipetakan`,
  },
  return: {
    button: 'Kembalikan',
    heading: (n) => `Kembalikan ${n} usulan untuk diperbaiki`,
    consequence: (n) =>
      `${n} usulan kembali ke perangkat daerahnya dengan catatan yang sama. Jawabannya melewati kepala perangkat daerah lagi.`,
    done: (n) => `${n} usulan dikembalikan`,
  },
  defer: {
    button: 'Tunda',
    heading: (n) => `Tunda ${n} usulan`,
    consequence: (n) =>
      `${n} usulan ditunda tanpa batas waktu dan dapat dibuka kembali. Alasan yang sama dibaca setiap perangkat daerahnya.`,
    done: (n) => `${n} usulan ditunda`,
  },
};
