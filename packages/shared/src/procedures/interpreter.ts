import type { Permission } from '../access/permissions.ts';
import { addDays, addWorkingDays } from '../time/working-days.ts';
import { CONDITIONS } from './conditions.ts';
import { toldByProgress } from './papers-under-way.ts';
import { acceptedPapers, RULES } from './rules.ts';
import type { CaseView, Missing, Procedure, Refusal, Requirement, Stage } from './types.ts';
import { AGREEMENT_KINDS, type LimitSetting } from './vocabulary.ts';

/** Pure: reads a procedure and a case, and says what may happen next. */

export type StageState = 'passed' | 'open' | 'waiting' | 'skipped';

type PaperRequirement = Extract<Requirement, { type: 'paper' }>;

/** A stage whose condition is not decided yet applies: it asks for the answer. */
const applies = (view: CaseView, { when }: Stage): boolean =>
  when === null || CONDITIONS[when].holds(view) !== false;

/** A requirement is asked for once its condition is decided. */
const isAskedFor = (view: CaseView, { when }: Requirement): boolean =>
  when === null || CONDITIONS[when].holds(view) === true;

export const findStage = (procedure: Procedure, code: string): Stage | undefined =>
  procedure.stages.find((stage) => stage.code === code);

/** A stage that was passed stays passed, even when an answer that called for it has changed since. */
export function stageState(procedure: Procedure, view: CaseView, stage: Stage): StageState {
  if (view.passed[stage.code] !== undefined) return 'passed';
  if (!applies(view, stage)) return 'skipped';
  return areBehind(procedure, view, stage.after) ? 'open' : 'waiting';
}

/**
 * Passed or skipped, with everything before them behind as well: a stage that a changed answer calls up later, such as the
 * approval of the DPRD, holds up all that follows it.
 */
function areBehind(procedure: Procedure, view: CaseView, codes: readonly string[]): boolean {
  return codes.every((code) => {
    const stage = findStage(procedure, code);
    if (stage === undefined) return true;
    const isDone = view.passed[code] !== undefined || !applies(view, stage);
    return isDone && areBehind(procedure, view, stage.after);
  });
}

/** Stages that somebody can act on now; empty once the case has ended. */
export const openStages = (procedure: Procedure, view: CaseView): Stage[] =>
  view.status === 'running'
    ? procedure.stages.filter((stage) => stageState(procedure, view, stage) === 'open')
    : [];

const isAgreement = (kind: string): boolean => (AGREEMENT_KINDS as readonly string[]).includes(kind);

/** A paper that is asked for; a signed text counts only with its date. */
function lackingPaper(view: CaseView, stage: Stage, { paper, ofStage, label }: PaperRequirement): Refusal[] {
  const found = acceptedPapers(view, paper).filter((each) => !ofStage || each.stage === stage.code);
  const pointer = '/papers';
  if (found.length === 0)
    return [{ pointer, code: 'cooperations.paper_required', detail: `Unggah dan setujui ${label}.`, paper }];
  if (isAgreement(paper) && found.every(({ date }) => date === null))
    return [
      {
        pointer,
        code: 'cooperations.paper_date_required',
        detail: `Isi tanggal penandatanganan pada ${label}.`,
      },
    ];
  return [];
}

/** The refusals of a requirement, each with its source in words. */
function lacking(view: CaseView, stage: Stage, requirement: Requirement): Missing[] {
  if (!isAskedFor(view, requirement) || view.overridden.includes(requirement.id)) return [];
  const refusals =
    requirement.type === 'paper' ? lackingPaper(view, stage, requirement) : RULES[requirement.rule](view);
  const legalBasis = requirement.basis.map(({ text }) => text).join('; ');
  return refusals.map((refusal) => {
    const told = toldByProgress(view, stage, requirement, refusal);
    return {
      ...told,
      requirement: requirement.id,
      detail: `${told.detail} (${legalBasis})`,
      legalBasis,
      overridable: requirement.overridable,
    };
  });
}

/** Everything the stage still lacks; empty when it may be passed. */
export const missing = (view: CaseView, stage: Stage): Missing[] =>
  stage.requires.flatMap((requirement) => lacking(view, stage, requirement));

/** The requirements that apply to the case, for the checklist. */
export const requirementsOf = (view: CaseView, stage: Stage): Requirement[] =>
  stage.requires.filter((requirement) => isAskedFor(view, requirement));

/** Whether somebody with these permissions may pass the stage now; what is missing says `missing`. */
export const mayAdvance = (
  permissions: ReadonlySet<Permission>,
  procedure: Procedure,
  view: CaseView,
  stage: Stage,
): boolean =>
  permissions.has(stage.actor) && view.status === 'running' && stageState(procedure, view, stage) === 'open';

export interface NextStep {
  stage: Stage;
  missing: Missing[];
}

export const nextSteps = (procedure: Procedure, view: CaseView): NextStep[] =>
  openStages(procedure, view).map((stage) => ({ stage, missing: missing(view, stage) }));

/** The stages that fall back when `code` is opened again: itself and all that come after it. */
export function fallingBack(procedure: Procedure, code: string): string[] {
  const found = new Set([code]);
  for (const stage of procedure.stages)
    if (stage.after.some((before) => found.has(before))) found.add(stage.code);
  return procedure.stages.map((stage) => stage.code).filter((each) => found.has(each));
}

/** The last day of the half-year of a day: 30 June or 31 December. */
const halfYearEnd = (day: string): string =>
  `${day.slice(0, 4)}-${day.slice(5, 7) <= '06' ? '06-30' : '12-31'}`;

/** The day by which an opened stage should be passed; null where no limit is known. It warns and never blocks. */
export function dueDay(
  { limit }: Stage,
  openedOn: string,
  settings: Readonly<Record<LimitSetting, number | null>>,
  holidays: ReadonlySet<string>,
): string | null {
  if (limit === null) return null;
  const days = limit.setting === null ? limit.days : settings[limit.setting];
  if (days === null) return null;
  const from = limit.from === 'half_year' ? halfYearEnd(openedOn) : openedOn;
  return limit.unit === 'working' ? addWorkingDays(from, days, holidays) : addDays(from, days);
}
