import { CHECKLIST_STATE_LABELS, PAPER_STATE_LABELS } from '@kerabat/shared/cooperations/labels';
import type { Tone } from '../../../../ui/tones.ts';
import type { ChecklistItem, Paper } from '../../around.api.ts';

interface Look {
  tone: Tone;
  icon: string;
}

const PAPER_LOOKS = {
  uploaded: { tone: 'blue', icon: 'i-lucide-hourglass' },
  accepted: { tone: 'green', icon: 'i-lucide-circle-check' },
  to_correct: { tone: 'gold', icon: 'i-lucide-undo-2' },
} as const satisfies Record<Paper['state'], Look>;

export const paperBadge = ({ state, isExpired }: Pick<Paper, 'state' | 'isExpired'>) =>
  isExpired
    ? { label: CHECKLIST_STATE_LABELS.expired, tone: 'red' as const, icon: 'i-lucide-file-clock' }
    : { label: PAPER_STATE_LABELS[state], ...PAPER_LOOKS[state] };

const ITEM_LOOKS = {
  missing: { tone: 'grey', icon: 'i-lucide-circle-dashed' },
  uploaded: { tone: 'blue', icon: 'i-lucide-hourglass' },
  to_correct: { tone: 'gold', icon: 'i-lucide-undo-2' },
  expired: { tone: 'red', icon: 'i-lucide-file-clock' },
  met: { tone: 'green', icon: 'i-lucide-circle-check' },
  overridden: { tone: 'gold', icon: 'i-lucide-shield-alert' },
} as const satisfies Record<ChecklistItem['state'], Look>;

export const itemBadge = (state: ChecklistItem['state']) => ({
  label: CHECKLIST_STATE_LABELS[state],
  ...ITEM_LOOKS[state],
});
