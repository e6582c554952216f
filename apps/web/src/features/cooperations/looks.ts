import { ALARM_LABELS, CASE_STATUS_LABELS } from '@kerabat/shared/cooperations/labels';
import type { AlarmKind, CaseStatus } from '@kerabat/shared/cooperations/vocabulary';
import type { Certainty } from '@kerabat/shared/procedures/vocabulary';
import { KIND_LABELS, KIND_NAMES } from '@kerabat/shared/proposals/labels';
import { PROPOSAL_KINDS } from '@kerabat/shared/proposals/vocabulary';
import { formatNumber } from '../../ui/format.ts';
import type { Tone } from '../../ui/tones.ts';

interface Look {
  tone: Tone;
  icon: string;
}

const STATUS_LOOKS = {
  running: { tone: 'blue', icon: 'i-lucide-circle-play' },
  ended: { tone: 'grey', icon: 'i-lucide-circle-check' },
  withdrawn: { tone: 'grey', icon: 'i-lucide-circle-slash' },
  taken_over: { tone: 'violet', icon: 'i-lucide-landmark' },
} as const satisfies Record<CaseStatus, Look>;

export const statusBadge = (status: CaseStatus) => ({
  label: CASE_STATUS_LABELS[status],
  ...STATUS_LOOKS[status],
});

const ALARM_LOOKS = {
  STALLED: { tone: 'gold', icon: 'i-lucide-hourglass' },
  STAGE_OVERDUE: { tone: 'red', icon: 'i-lucide-alarm-clock-off' },
  KB_WITHOUT_PKS: { tone: 'gold', icon: 'i-lucide-unlink' },
  REPLY_OVERDUE: { tone: 'gold', icon: 'i-lucide-mail-warning' },
  PAPER_EXPIRED: { tone: 'gold', icon: 'i-lucide-file-clock' },
} as const satisfies Record<AlarmKind, Look>;

export const alarmBadge = ({ kind, days }: { kind: AlarmKind; days: number }) => ({
  label: days > 0 ? `${ALARM_LABELS[kind]}, ${formatNumber(days)} hari` : ALARM_LABELS[kind],
  ...ALARM_LOOKS[kind],
});

export const kindOptions = PROPOSAL_KINDS.map((value) => ({
  value,
  label: KIND_LABELS[value],
  note: KIND_NAMES[value],
}));

/** How sure a source is, in one word beside it; a source that was read needs none. */
export const CERTAINTY_MARKS = {
  read: null,
  memory: 'belum diperiksa pada naskahnya',
  uncertain: 'belum pasti',
  design: 'ketentuan kantor',
} as const satisfies Record<Certainty, string | null>;

export const waitingFor = ({ nextActors }: { nextActors: readonly { label: string }[] }) =>
  [...new Set(nextActors.map(({ label }) => label))].join(' dan ');

const ORDINALS = ['Kesatu', 'Kedua', 'Ketiga', 'Keempat', 'Kelima', 'Keenam', 'Ketujuh', 'Kedelapan'];

/** `Pihak Kesatu`; beyond eight as a number. */
export const partyTitle = (order: number) => `Pihak ${ORDINALS[order - 1] ?? formatNumber(order)}`;
