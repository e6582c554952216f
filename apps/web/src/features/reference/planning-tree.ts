import { PLANNING_LEVELS } from '@kerabat/shared/reference/schema';
import type { Entry } from './reference.api.ts';

const LEVELS: readonly Entry['level'][] = PLANNING_LEVELS;

export interface TreeNode {
  entry: Entry;
  children: TreeNode[];
  /** Found by the search itself, not only as the parent of something found. */
  isHit: boolean;
}

/** RPJMD → misi → program, misi before the programs that belong to the whole RPJMD. With `hits`, only what was found and the way to it. Newest RPJMD first. */
export function growTree(entries: readonly Entry[], hits?: ReadonlySet<string>): TreeNode[] {
  const codes = new Set(entries.map(({ code }) => code));
  const isRoot = ({ parentCode }: Entry) => parentCode === null || !codes.has(parentCode);
  const rank = ({ level }: Entry) => LEVELS.indexOf(level ?? 'PERIOD');
  const inOrder = (a: Entry, b: Entry) =>
    rank(a) - rank(b) || (a.number ?? 0) - (b.number ?? 0) || (a.code < b.code ? -1 : 1);

  const grow = (entry: Entry): TreeNode => {
    const isHit = hits?.has(entry.id) ?? false;
    const own = entries.filter(({ parentCode }) => parentCode === entry.code).sort(inOrder);
    const children = own.map(grow).filter((node) => !hits || isHit || node.isHit || node.children.length > 0);
    return { entry, children, isHit };
  };
  return entries
    .filter(isRoot)
    .sort((a, b) => (b.startYear ?? 0) - (a.startYear ?? 0) || inOrder(a, b))
    .map(grow)
    .filter((node) => !hits || node.isHit || node.children.length > 0);
}
