import type { CaseView, PaperFact, PaperProgress, Refusal, Requirement, Stage } from './types.ts';
import { PAPER_LABELS } from './labels.ts';
import type { AwaitedSide, PaperKind } from './vocabulary.ts';

/** Papers that are asked for and not accepted yet: whether somebody has still to bring, to check or to correct them. */

/** One that waits for its check counts for more than one that was returned: it may be its replacement. */
export function progressOf(papers: readonly PaperFact[]): PaperProgress {
  const [waiting] = papers.flatMap(({ waits }) => waits ?? []).sort((a, b) => a.since.localeCompare(b.since));
  if (waiting) return { state: 'uploaded', ...waiting };
  const remark = papers.flatMap(({ returned }) => returned ?? []).at(-1);
  return remark === undefined ? { state: 'missing' } : { state: 'to_correct', remark };
}

/** The papers that could fulfil it; minutes and opinions only those filed for this very stage. */
const candidates = (view: CaseView, stage: Stage, requirement: Requirement, kind: PaperKind): PaperFact[] =>
  view.papers.filter(
    (paper) =>
      paper.kind === kind &&
      !paper.accepted &&
      (requirement.type !== 'paper' || !requirement.ofStage || paper.stage === stage.code),
  );

/** A refusal for want of a paper, in the words of how far this paper is. */
export function toldByProgress(
  view: CaseView,
  stage: Stage,
  requirement: Requirement,
  refusal: Refusal,
): Pick<Refusal, 'pointer' | 'code' | 'detail'> & {
  paper: { label: string; progress: PaperProgress } | null;
} {
  const { pointer, code, detail, paper } = refusal;
  if (paper === undefined) return { pointer, code, detail, paper: null };
  const label = requirement.type === 'paper' ? requirement.label : PAPER_LABELS[paper];
  const progress = progressOf(candidates(view, stage, requirement, paper));
  const told = { pointer, paper: { label, progress } };
  if (progress.state === 'missing') return { ...told, code, detail };
  return progress.state === 'uploaded'
    ? {
        ...told,
        code: 'cooperations.paper_awaits_check',
        detail: `${label} sudah diunggah dan menunggu pemeriksaan Bagian Kerja Sama.`,
      }
    : {
        ...told,
        code: 'cooperations.paper_to_correct',
        detail: `Perbaiki ${label} sesuai catatan pemeriksa: ${progress.remark}`,
      };
}

/** Whom an open stage that lacks this waits for: its own actor, the bureau that checks papers, or both. */
export function awaitedBy(
  lacking: readonly { paper: { progress: PaperProgress } | null }[],
): readonly AwaitedSide[] {
  const toCheck = lacking.filter(({ paper }) => paper?.progress.state === 'uploaded').length;
  if (toCheck === 0) return ['actor'];
  return toCheck === lacking.length ? ['check'] : ['actor', 'check'];
}
