/** Words of the TKKSD review (telaah): meetings, opinions, scores, decisions (domain §5.1, product §5). */

export const MEETING_STATUSES = ['planned', 'invited', 'held', 'closed', 'cancelled'] as const;
export type MeetingStatus = (typeof MEETING_STATUSES)[number];

export const MEETING_STATUS_LABELS = {
  planned: 'Direncanakan',
  invited: 'Diundang',
  held: 'Berlangsung',
  closed: 'Ditutup',
  cancelled: 'Dibatalkan',
} as const satisfies Record<MeetingStatus, string>;

/** A meeting that still binds its agenda: a proposal lies in one of them at a time. */
export const OPEN_MEETINGS = ['planned', 'invited', 'held'] as const satisfies readonly MeetingStatus[];

export const PRESENCES = ['present', 'absent', 'represented'] as const;
export type Presence = (typeof PRESENCES)[number];

export const PRESENCE_LABELS = {
  present: 'Hadir',
  absent: 'Tidak hadir',
  represented: 'Diwakili',
} as const satisfies Record<Presence, string>;

export const OPINIONS = ['LAYAK', 'PERBAIKAN', 'TUNDA', 'TOLAK'] as const;
export type Opinion = (typeof OPINIONS)[number];

export const OPINION_LABELS = {
  LAYAK: 'Layak',
  PERBAIKAN: 'Perlu perbaikan',
  TUNDA: 'Tunda',
  TOLAK: 'Tolak',
} as const satisfies Record<Opinion, string>;

/** What the chair decides: steps of the proposal, or none because the next meeting takes it up again. */
export const REVIEW_DECISIONS = ['recommend', 'return', 'defer', 'reject', 'carry-over'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];
export type ReviewStep = Exclude<ReviewDecision, 'carry-over'>;

export const REVIEW_DECISION_LABELS = {
  recommend: 'Layak, direkomendasikan',
  return: 'Dikembalikan untuk diperbaiki',
  defer: 'Ditunda',
  reject: 'Tidak layak, ditolak',
  'carry-over': 'Dilanjutkan pada rapat berikutnya',
} as const satisfies Record<ReviewDecision, string>;

/** Why somebody may not judge a proposal. */
export const CONFLICT_GROUNDS = ['PENGUSUL', 'PENDUKUNG', 'DINYATAKAN'] as const;
export type ConflictGround = (typeof CONFLICT_GROUNDS)[number];

export const CONFLICT_GROUND_LABELS = {
  PENGUSUL: 'Bertugas pada perangkat daerah pengusul',
  PENDUKUNG: 'Bertugas pada perangkat daerah pendukung',
  DINYATAKAN: 'Dinyatakan sendiri',
} as const satisfies Record<ConflictGround, string>;

export const SCORE_LOWEST = 1;
export const SCORE_HIGHEST = 5;
export const WEIGHTS_SUM = 100;

export interface Criterion {
  code: string;
  label: string;
  help: string;
  /** Percent; all weights together are 100. */
  weight: number;
}

/** Until the office sets its own (domain §3.2, step 4: TKKSD scores and ranks; the weights are the office's choice). */
export const DEFAULT_CRITERIA: readonly Criterion[] = [
  {
    code: 'RPJMD',
    label: 'Keselarasan dengan RPJMD',
    help: 'Seberapa langsung usulan mendukung sasaran dan program unggulan RPJMD.',
    weight: 25,
  },
  {
    code: 'MANFAAT',
    label: 'Manfaat bagi masyarakat',
    help: 'Besar dan meratanya manfaat yang dirasakan masyarakat.',
    weight: 25,
  },
  {
    code: 'KELAYAKAN',
    label: 'Kelayakan hukum dan pembiayaan',
    help: 'Kewenangan, dasar hukum, dan kepastian pembiayaannya.',
    weight: 20,
  },
  {
    code: 'MITRA',
    label: 'Kesiapan mitra',
    help: 'Kesediaan, kemampuan, dan kewenangan calon mitra.',
    weight: 15,
  },
  {
    code: 'URGENSI',
    label: 'Urgensi',
    help: 'Akibatnya bila kerja sama ini tidak segera dilaksanakan.',
    weight: 15,
  },
];
