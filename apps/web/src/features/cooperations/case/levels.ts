import type { CaseStage } from '../cooperations.api.ts';

export interface Level {
  key: string;
  /** Several: tracks that run side by side. */
  stages: CaseStage[];
}

/** The stages from left to right: each stands after everything that must be passed before it. */
export function levelsOf(stages: readonly CaseStage[]): Level[] {
  const byCode = new Map(stages.map((stage) => [stage.code, stage]));
  const depths = new Map<string, number>();
  function depthOf({ code, after }: CaseStage): number {
    const known = depths.get(code);
    if (known !== undefined) return known;
    const before = after.flatMap((each) => byCode.get(each) ?? []);
    const depth = before.length === 0 ? 0 : Math.max(...before.map(depthOf)) + 1;
    depths.set(code, depth);
    return depth;
  }
  const levels: Level[] = [];
  for (const stage of stages) {
    const depth = depthOf(stage);
    const level = (levels[depth] ??= { key: String(depth), stages: [] });
    level.stages.push(stage);
  }
  return levels.filter(Boolean);
}

/** What is behind, of everything that applies. */
export function progressOf(stages: readonly Pick<CaseStage, 'state'>[]) {
  const applying = stages.filter(({ state }) => state !== 'skipped');
  return { done: applying.filter(({ state }) => state === 'passed').length, all: applying.length };
}

/** What stands around the open stage: one row of the tracker, or three lines of it on a phone. */
export function aroundNow(levels: readonly Level[], isNarrow: boolean): Level[] {
  const [before, shown] = isNarrow ? [1, 3] : [2, 7];
  const at = levels.findIndex(({ stages }) => stages.some(({ state }) => state === 'open'));
  const last = levels.findLastIndex(({ stages }) => stages.some(({ state }) => state === 'passed'));
  const from = Math.max(0, Math.min((at < 0 ? last : at) - before, levels.length - shown));
  return levels.slice(from, from + shown);
}
