import { OFFER_STATE_LABELS } from '@kerabat/shared/cooperations/labels';
import type { OfferState } from '@kerabat/shared/cooperations/vocabulary';
import type { Tone } from '../../../../ui/tones.ts';
import type { OfferAction } from '../../around.api.ts';

const LOOKS = {
  prepared: { tone: 'grey', icon: 'i-lucide-pencil' },
  signed: { tone: 'blue', icon: 'i-lucide-signature' },
  sent: { tone: 'blue', icon: 'i-lucide-send' },
  negotiating: { tone: 'violet', icon: 'i-lucide-messages-square' },
  accepted: { tone: 'green', icon: 'i-lucide-circle-check' },
  declined: { tone: 'red', icon: 'i-lucide-circle-x' },
  unanswered: { tone: 'gold', icon: 'i-lucide-mail-question-mark' },
} as const satisfies Record<OfferState, { tone: Tone; icon: string }>;

export const offerBadge = (state: OfferState) => ({ label: OFFER_STATE_LABELS[state], ...LOOKS[state] });

export const OFFER_STEPS = {
  sign: {
    button: 'Catat penandatanganan',
    consequence: 'Surat penawaran dicatat sudah ditandatangani Gubernur, dengan nomornya.',
    dateLabel: 'Tanggal tanda tangan',
  },
  send: {
    button: 'Catat pengiriman',
    consequence: 'Batas jawaban mitra mulai dihitung dari tanggal kirim.',
    dateLabel: 'Tanggal kirim',
  },
  negotiate: {
    button: 'Catat putaran negosiasi',
    consequence: 'Putaran ini tercatat pada penawaran; penawaran tetap terbuka sampai dijawab.',
    dateLabel: 'Tanggal',
  },
  answer: {
    button: 'Catat jawaban',
    consequence: 'Jawaban menentukan apakah tahap penawaran dapat diselesaikan.',
    dateLabel: 'Tanggal jawaban',
  },
} as const satisfies Record<OfferAction, { button: string; consequence: string; dateLabel: string }>;
