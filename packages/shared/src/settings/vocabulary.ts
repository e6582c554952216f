import type { LimitSetting } from '../procedures/vocabulary.ts';

/**
 * What the office may set, with its default (domain §2.6, §9). Uncertain legal limits are settings that warn and never block;
 * null: no limit.
 */
interface Setting {
  label: string;
  help: string;
  unit: 'hari kerja' | 'hari' | 'bulan' | 'tahun' | 'orang' | 'persen';
  default: number | null;
  /** Null is allowed: no limit. */
  mayBeEmpty: boolean;
  min: number;
  max: number;
}

const days = (
  label: string,
  help: string,
  value: number | null,
  unit: Setting['unit'] = 'hari kerja',
): Setting => ({
  label,
  help,
  unit,
  default: value,
  mayBeEmpty: true,
  min: 1,
  max: 730,
});

const LIMITS = {
  offerReplyDays: days(
    'Jawaban atas penawaran',
    'PP 28/2018 tidak menetapkan batas; pengingat saja.',
    30,
    'hari',
  ),
  dprdDomesticDays: days(
    'Persetujuan DPRD dalam negeri',
    'PP 28/2018 tidak menetapkan batas bagi kerja sama dalam negeri; kosongkan bila tidak dipakai.',
    null,
  ),
  preparationDays: days('Persiapan', 'Masing-masing bagi persiapan dan telaah TKKSD.', 20),
  draftingDays: days('Penyusunan naskah', 'KB, PKS, NK, rencana kerja sama, dan naskah luar negeri.', 20),
  discussionDays: days('Pembahasan naskah', 'TKKSD provinsi dan mitra, masing-masing.', 15),
  legalReviewDays: days('Reviu Biro Hukum', 'Pendapat atas setiap rancangan naskah.', 10),
  signingDays: days('Penandatanganan', 'Sejak pembahasan dan reviu selesai.', 20),
  reportDueDays: days('Laporan setelah akhir semester', 'Dihitung dari 30 Juni atau 31 Desember.', 14),
} as const satisfies Record<LimitSetting, Setting>;

export const SETTINGS = {
  ...LIMITS,
  inquiryAnswerDays: days(
    'Jawaban atas tawaran publik',
    'Sejak pengirim mengonfirmasi tawarannya; pengingat saja. Tanpa batas bila kosong.',
    14,
    'hari',
  ),
  stallDays: days('Berkas dianggap macet', 'Tanpa langkah selama ini, alarm menyala.', 14, 'hari'),
  escalationDays: days(
    'Eskalasi kepada Kepala Biro',
    'Alarm yang sudah menyala selama ini juga diberitahukan kepada Kepala Biro.',
    7,
    'hari',
  ),
  kbFollowupMonths: {
    ...days('KB harus diikuti PKS', 'Setelah ini KB tanpa PKS masuk daftar alarm.', 12, 'bulan'),
    max: 60,
  },
  reviewQuorumPercent: {
    label: 'Kuorum rapat telaah',
    help: 'Bagian anggota TKKSD yang harus hadir; anggota dari perangkat daerah pengusul tidak dihitung.',
    unit: 'persen',
    default: 50,
    mayBeEmpty: false,
    min: 1,
    max: 100,
  },
  maxTermYears: {
    label: 'Jangka waktu paling lama',
    help: 'Naskah yang lebih lama diberi peringatan.',
    unit: 'tahun',
    default: 5,
    mayBeEmpty: true,
    min: 1,
    max: 50,
  },
} as const satisfies Record<string, Setting>;
export type SettingKey = keyof typeof SETTINGS;
export const SETTING_KEYS = Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]];
