import type { Checklist, ChecklistState } from '@kerabat/shared/cooperations/papers.schema';
import { missing, requirementsOf, stageState } from '@kerabat/shared/procedures/interpreter';
import type { Missing, Requirement, Stage } from '@kerabat/shared/procedures/types';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { beside } from './around.service.ts';
import type { LoadedCase } from './case-load.ts';
import { isExpired, superseded } from './papers.policy.ts';
import { listPaperRows } from './papers.queries.ts';
import type { PaperRow } from './papers.table.ts';

type Line = Checklist['items'][number];

/** How far the papers of one kind are: the best of them decides. */
function stateOfPapers(papers: readonly PaperRow[], today: string): ChecklistState {
  const accepted = papers.filter(({ state }) => state === 'accepted');
  if (accepted.some((paper) => !isExpired(paper, today))) return 'met';
  if (papers.some(({ state }) => state === 'uploaded')) return 'uploaded';
  if (papers.some(({ state }) => state === 'to_correct')) return 'to_correct';
  return accepted.length > 0 ? 'expired' : 'missing';
}

const words = (lacking: readonly Missing[]): string | null =>
  lacking.length === 0 ? null : lacking.map(({ detail }) => detail).join(' ');

/** The papers that may fulfil it; minutes and opinions only those filed for this very stage. */
function papersFor(stage: Stage, requirement: Requirement, papers: readonly PaperRow[]): PaperRow[] {
  if (requirement.type !== 'paper') return [];
  const { paper, ofStage } = requirement;
  return papers.filter((one) => one.kind === paper && (!ofStage || one.stage === stage.code));
}

function lineOf(
  { view }: LoadedCase,
  stage: Stage,
  requirement: Requirement,
  papers: readonly PaperRow[],
): Line {
  const lacking = missing(view, stage).filter((one) => one.requirement === requirement.id);
  const mine = papersFor(stage, requirement, papers);
  const reached =
    requirement.type === 'paper'
      ? stateOfPapers(mine, view.today)
      : lacking[0] === undefined
        ? 'met'
        : (lacking[0].paper?.progress.state ?? 'missing');
  return {
    stage: stage.code,
    stageLabel: stage.label,
    requirement: requirement.id,
    label: requirement.label,
    type: requirement.type,
    paperKind: requirement.type === 'paper' ? requirement.paper : null,
    state: view.overridden.includes(requirement.id) ? 'overridden' : reached,
    paperIds: mine.map(({ id }) => id),
    detail: mine.find(({ state }) => state === 'to_correct')?.remark ?? words(lacking),
    legalBasis: requirement.basis.map(({ text }) => text).join('; ') || null,
    overridable: requirement.overridable,
  };
}

/** Every requirement of the stages that are open or still to come, and how far it is. */
export async function checklistFor(platform: Platform, caller: Caller, caseId: string): Promise<Checklist> {
  const { found } = await beside(platform, caller, caseId);
  const { procedure, view } = found;
  const all = await listPaperRows(platform.db, caseId);
  const old = superseded(all);
  const papers = all.filter(({ id }) => !old.has(id));
  const ahead = procedure.stages.filter((stage) =>
    ['open', 'waiting'].includes(stageState(procedure, view, stage)),
  );
  return {
    items: ahead.flatMap((stage) =>
      requirementsOf(view, stage).map((requirement) => lineOf(found, stage, requirement, papers)),
    ),
  };
}
