import type { ProposalKind } from '../proposals/vocabulary.ts';
import type { Basis } from '../procedures/types.ts';
import type { PaperKind } from '../procedures/vocabulary.ts';

/** Words of a case (berkas kerja sama). */

export const CASE_STATUSES = ['running', 'ended', 'withdrawn', 'taken_over'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/** `full`: the whole procedure; `register`: the law sends it elsewhere and it is only registered (domain §1.5 b–d). */
export const CASE_ROUTES = ['full', 'register'] as const;

/** Why a case exists: from proposals, or directly with a reason. */
export const CASE_ORIGINS = ['PROPOSAL', 'MENDESAK', 'WARISAN', 'TAWARAN_MITRA'] as const;
export type CaseOrigin = (typeof CASE_ORIGINS)[number];

export const STAGE_STATES = ['passed', 'open', 'waiting', 'skipped'] as const;

export const PAPER_STATES = ['uploaded', 'accepted', 'to_correct'] as const;
export type PaperState = (typeof PAPER_STATES)[number];

export const OFFER_DIRECTIONS = ['outgoing', 'incoming'] as const;
export const OFFER_STATES = [
  'prepared',
  'signed',
  'sent',
  'negotiating',
  'accepted',
  'declined',
  'unanswered',
] as const;
export type OfferState = (typeof OFFER_STATES)[number];
export const OFFER_ACTIONS = ['sign', 'send', 'negotiate', 'answer'] as const;
export type OfferAction = (typeof OFFER_ACTIONS)[number];

export const EVENT_KINDS = ['RAPAT', 'NEGOSIASI', 'KOORDINASI_TEKNIS', 'PENANDATANGANAN', 'LAINNYA'] as const;
/** How a text is signed (domain §2.8, TERJADWAL). */
export const SIGNING_METHODS = ['DI_MEJA', 'SEREMONIAL', 'HYBRID'] as const;

export const CASE_ACTIONS = [
  'advance',
  'reopen-stage',
  'override',
  'end',
  'withdraw',
  'take-over',
  'move-procedure',
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/** What its history and the audit log say happened to a case. */
export const CASE_CHANGES = [
  'created',
  'edited',
  'assigned',
  'task_assigned',
  'advanced',
  'stage_reopened',
  'overridden',
  'ended',
  'withdrawn',
  'taken_over',
  'procedure_moved',
  'redated',
  'paper_added',
  'paper_changed',
  'paper_accepted',
  'paper_returned',
  'paper_removed',
  'offer_prepared',
  'offer_received',
  'offer_changed',
  'offer_signed',
  'offer_sent',
  'offer_negotiated',
  'offer_answered',
  'event_planned',
  'event_changed',
  'event_cancelled',
  'event_removed',
  'dispute_opened',
  'dispute_stepped',
  'dispute_closed',
] as const;
export type CaseChange = (typeof CASE_CHANGES)[number];

interface EndReason {
  label: string;
  kinds: readonly ProposalKind[] | 'all';
  basis: Basis;
}
const ALL = 'all' as const;
const read = (text: string): Basis => ({ text, certainty: 'read' });

/**
 * Why a cooperation ends (domain §6.5). A change of governor or mandate holder is none: PP 28/2018 ps. 9(2), so no such item
 * exists. Foreign texts name their own reasons; these serve them too [M].
 */
export const END_REASONS = {
  E1: { label: 'Jangka waktu berakhir', kinds: ALL, basis: read('PP 28/2018 ps. 9(1), 22') },
  E2: { label: 'Tujuan telah tercapai', kinds: ALL, basis: read('PP 28/2018 ps. 9(1), 22') },
  E3: { label: 'Para pihak sepakat mengakhiri', kinds: ALL, basis: read('PP 28/2018 ps. 9(1), 22') },
  E4: {
    label: 'Perubahan kebijakan atau peraturan membuatnya tidak dapat dilaksanakan',
    kinds: ALL,
    basis: read('PP 28/2018 ps. 9(1), 22'),
  },
  E5: { label: 'Objek hilang atau musnah', kinds: ALL, basis: read('PP 28/2018 ps. 9(1), 22') },
  E6: {
    label: 'Putusan pengadilan yang berkekuatan hukum tetap',
    kinds: ['KSDPK'],
    basis: read('PP 28/2018 ps. 22'),
  },
  E7: { label: 'Pihak ketiga dinyatakan pailit', kinds: ['KSDPK'], basis: read('PP 28/2018 ps. 22') },
} as const satisfies Record<string, EndReason>;
export type EndReasonCode = keyof typeof END_REASONS;
export const END_REASON_CODES = Object.keys(END_REASONS) as [EndReasonCode, ...EndReasonCode[]];

/** Papers with rights and duties: once one is accepted, a case is ended and no longer withdrawn (domain §1.2). */
export const BINDING_KINDS = ['PKS', 'NK', 'MOU'] as const satisfies readonly PaperKind[];

/** Why a case stops before anything binds the parties [D; offer track of domain §2.8]. */
export const WITHDRAWAL_REASONS = {
  DITOLAK_MITRA: { label: 'Mitra menolak penawaran' },
  TANPA_JAWABAN: { label: 'Mitra tidak menjawab penawaran' },
  DITOLAK_DPRD: { label: 'DPRD tidak menyetujui' },
  DITOLAK_PUSAT: { label: 'Pemerintah Pusat tidak menyetujui' },
  DITARIK_PEMRAKARSA: { label: 'Pemrakarsa menarik rencana kerja sama' },
} as const satisfies Record<string, { label: string }>;
export type WithdrawalReason = keyof typeof WITHDRAWAL_REASONS;
export const WITHDRAWAL_REASON_CODES = Object.keys(WITHDRAWAL_REASONS) as [
  WithdrawalReason,
  ...WithdrawalReason[],
];

/** Steps of a dispute (domain §6.7). */
export const DISPUTE_STEPS = [
  'KLARIFIKASI',
  'MUSYAWARAH',
  'MEDIASI_TKKSD',
  'GUBERNUR',
  'MENTERI',
  'NEGOSIASI_KONSULTASI',
  'LITIGASI',
  'SELESAI',
] as const;
export type DisputeStep = (typeof DISPUTE_STEPS)[number];

/** What stalls a case: it raises an alarm, never a block. */
export const ALARM_KINDS = [
  'STALLED',
  'STAGE_OVERDUE',
  'KB_WITHOUT_PKS',
  'REPLY_OVERDUE',
  'PAPER_EXPIRED',
] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];
