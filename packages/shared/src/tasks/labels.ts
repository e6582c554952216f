import { ACTION_LABELS } from '../proposals/labels.ts';
import type { ProposalStatus } from '../proposals/vocabulary.ts';
import type { ProposalAction } from '../proposals/workflow.ts';

/** What is to be done with a proposal, in the words of who does it. */
export function proposalStepLabel(action: ProposalAction, status: ProposalStatus): string {
  if (action === 'request-approval')
    return status === 'returned' ? 'Perbaiki dan minta persetujuan' : 'Lengkapi draf';
  if (action === 'submit') return 'Periksa dan setujui';
  if (action === 'map') return 'Verifikasi dan petakan';
  if (action === 'recommend') return 'Putuskan hasil telaah';
  return ACTION_LABELS[action].button;
}
