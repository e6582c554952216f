import { KIND_LABELS, KIND_NAMES, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import type { ProposalKind, ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { formatDate, formatNumber } from '../../ui/format.ts';
import type { Tone } from '../../ui/tones.ts';

export const STATUS_LOOKS = {
  draft: { tone: 'grey', icon: 'i-lucide-pencil' },
  awaiting_head: { tone: 'violet', icon: 'i-lucide-user-check' },
  submitted: { tone: 'blue', icon: 'i-lucide-send' },
  in_verification: { tone: 'blue', icon: 'i-lucide-list-checks' },
  returned: { tone: 'gold', icon: 'i-lucide-undo-2' },
  mapped: { tone: 'teal', icon: 'i-lucide-map-pinned' },
  in_review: { tone: 'violet', icon: 'i-lucide-users' },
  recommended: { tone: 'green', icon: 'i-lucide-circle-check' },
  deferred: { tone: 'gold', icon: 'i-lucide-circle-pause' },
  rejected: { tone: 'red', icon: 'i-lucide-circle-x' },
  withdrawn: { tone: 'grey', icon: 'i-lucide-circle-slash' },
  merged: { tone: 'grey', icon: 'i-lucide-merge' },
  followed_up: { tone: 'green', icon: 'i-lucide-check-check' },
} as const satisfies Record<ProposalStatus, { tone: Tone; icon: string }>;

export const statusBadge = (status: ProposalStatus) => ({
  label: STATUS_LABELS[status],
  ...STATUS_LOOKS[status],
});

export const kindOptions = (Object.keys(KIND_NAMES) as ProposalKind[]).map((value) => ({
  value,
  label: KIND_LABELS[value],
  note: KIND_NAMES[value],
}));

export const waitingFor = ({ nextActors }: { nextActors: readonly { label: string }[] }) =>
  nextActors.map(({ label }) => label).join(' atau ');

interface Term {
  startDate: string | null;
  endDate: string | null;
  durationMonths: number | null;
}

export function describeDuration(months: number): string {
  if (months % 12 === 0) return `${formatNumber(months / 12)} tahun`;
  return `${formatNumber(months)} bulan`;
}

/** `1 Januari 2027 – 31 Desember 2028`, or what is known of it. */
export function describeTerm({ startDate, endDate, durationMonths }: Term): string | undefined {
  if (startDate && endDate) return `${formatDate(startDate)} – ${formatDate(endDate)}`;
  const length = durationMonths ? describeDuration(durationMonths) : undefined;
  if (startDate) return `mulai ${formatDate(startDate)}${length ? `, selama ${length}` : ''}`;
  if (endDate) return `sampai ${formatDate(endDate)}`;
  return length;
}
