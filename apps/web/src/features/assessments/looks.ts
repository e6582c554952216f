import {
  MEETING_STATUS_LABELS,
  OPINION_LABELS,
  REVIEW_DECISION_LABELS,
  type MeetingStatus,
  type Opinion,
  type ReviewDecision,
} from '@kerabat/shared/assessments/vocabulary';
import { formatClock, formatDate, formatMoment } from '../../ui/format.ts';
import type { Tone } from '../../ui/tones.ts';

interface Look {
  tone: Tone;
  icon: string;
}

const MEETING_LOOKS = {
  planned: { tone: 'grey', icon: 'i-lucide-calendar-plus' },
  invited: { tone: 'blue', icon: 'i-lucide-mail-check' },
  held: { tone: 'violet', icon: 'i-lucide-users' },
  closed: { tone: 'green', icon: 'i-lucide-stamp' },
  cancelled: { tone: 'grey', icon: 'i-lucide-circle-slash' },
} as const satisfies Record<MeetingStatus, Look>;

const OPINION_LOOKS = {
  LAYAK: { tone: 'green', icon: 'i-lucide-circle-check' },
  PERBAIKAN: { tone: 'gold', icon: 'i-lucide-undo-2' },
  TUNDA: { tone: 'violet', icon: 'i-lucide-circle-pause' },
  TOLAK: { tone: 'red', icon: 'i-lucide-circle-x' },
} as const satisfies Record<Opinion, Look>;

const DECISION_LOOKS = {
  recommend: OPINION_LOOKS.LAYAK,
  return: OPINION_LOOKS.PERBAIKAN,
  defer: OPINION_LOOKS.TUNDA,
  reject: OPINION_LOOKS.TOLAK,
  'carry-over': { tone: 'grey', icon: 'i-lucide-arrow-right' },
} as const satisfies Record<ReviewDecision, Look>;

export const meetingBadge = (status: MeetingStatus) => ({
  label: MEETING_STATUS_LABELS[status],
  ...MEETING_LOOKS[status],
});
export const opinionBadge = (opinion: Opinion) => ({
  label: OPINION_LABELS[opinion],
  ...OPINION_LOOKS[opinion],
});
export const decisionBadge = (decision: ReviewDecision) => ({
  label: REVIEW_DECISION_LABELS[decision],
  ...DECISION_LOOKS[decision],
});

/** `Jumat, 17 Juni 2022 pukul 09.30 WIB sampai 11.30` */
export const describeSpan = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }): string =>
  formatDate(startsAt) === formatDate(endsAt)
    ? `${formatMoment(startsAt)} sampai ${formatClock(endsAt)}`
    : `${formatMoment(startsAt)} sampai ${formatMoment(endsAt)}`;

const oneDecimal = new Intl.NumberFormat('id-ID', { minimumFractionDigits: 1, maximumFractionDigits: 2 });
export const formatScore = (value: number | null | undefined): string =>
  value === null || value === undefined ? '–' : oneDecimal.format(value);

export const REVIEWS = { label: 'Telaah TKKSD', to: { name: 'reviews' } } as const;
