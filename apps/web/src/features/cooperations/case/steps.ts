import type { CaseAction } from '@kerabat/shared/cooperations/vocabulary';
import type { CaseStage, Cooperation, Missing } from '../cooperations.api.ts';

/** A step that somebody is about to take, with what it is about. */
export type Step =
  | { action: 'advance' | 'reopen-stage'; stage: CaseStage }
  | { action: 'override'; stage: CaseStage; missing: Missing }
  | { action: 'end' | 'withdraw' | 'take-over' | 'move-procedure' | 'assign' };

export type StageStep = Extract<Step, { stage: CaseStage }>;

interface StepText {
  consequence: string;
  note: 'optional' | 'required';
  noteLabel: string;
}

/** What happens, to whom, and whether it can be undone. */
export function stageStepText(step: StageStep, { stages }: Pick<Cooperation, 'stages'>): StepText {
  const { stage } = step;
  if (step.action === 'override')
    return {
      consequence: `Ketentuan ini dianggap terpenuhi untuk tahap “${stage.label}” atas tanggung jawab Anda. Alasannya tampil pada berkas ini selamanya.`,
      note: 'required',
      noteLabel: 'Alasan melewati ketentuan',
    };
  if (step.action === 'reopen-stage')
    return {
      consequence: `Tahap “${stage.label}” terbuka lagi. Tahap sesudahnya yang sudah selesai ikut terbuka kembali; surat dan jawaban yang ada tetap tersimpan.`,
      note: 'required',
      noteLabel: 'Alasan membuka kembali',
    };
  const next = nextAfter(stage, stages);
  return {
    consequence:
      next.length > 0
        ? `Tahap “${stage.label}” selesai. Berikutnya: ${next.join(', ')}. Yang harus bertindak mendapat tugasnya.`
        : `Tahap “${stage.label}” selesai.`,
    note: 'optional',
    noteLabel: 'Catatan',
  };
}

/** The stages that wait for this one; those that do not apply are passed over. */
function nextAfter(stage: CaseStage, stages: readonly CaseStage[]): string[] {
  const direct = stages.filter(({ after }) => after.includes(stage.code));
  return direct.flatMap((each) => (each.state === 'skipped' ? nextAfter(each, stages) : [each.label]));
}

/** Steps that leave the straight way: the way out stands last. */
export const SIDE_STEPS = ['move-procedure', 'take-over', 'withdraw', 'end'] as const satisfies CaseAction[];
