import { describe, expect, it } from 'vitest';
import { growTree, type TreeNode } from './planning-tree.ts';
import type { Entry } from './reference.api.ts';

const entry = (
  code: string,
  parentCode: string | null,
  startYear = 2021,
  number: number | null = null,
): Entry => ({
  id: code,
  etag: '"1"',
  code,
  name: code,
  shortName: null,
  aliases: [],
  parentCode,
  validFrom: null,
  validUntil: null,
  startYear,
  number,
});
const plans = [
  entry('R21', null),
  entry('R21/M2', 'R21', 2021, 2),
  entry('R21/M10', 'R21', 2021, 10),
  entry('R21/M2/P1', 'R21/M2'),
  entry('R25', null, 2025),
];
const codes = (nodes: TreeNode[]): unknown[] =>
  nodes.map((node) => (node.children.length > 0 ? [node.entry.code, codes(node.children)] : node.entry.code));

describe('the tree of RPJMD targets', () => {
  it('shows the newest RPJMD first and misi by their number', () => {
    expect(codes(growTree(plans))).toEqual(['R25', ['R21', [['R21/M2', ['R21/M2/P1']], 'R21/M10']]]);
  });

  it('keeps the way to what a search found and drops the rest', () => {
    expect(codes(growTree(plans, new Set(['R21/M2/P1'])))).toEqual([['R21', [['R21/M2', ['R21/M2/P1']]]]]);
  });

  it('shows everything below what was found', () => {
    expect(codes(growTree(plans, new Set(['R21/M2'])))).toEqual([['R21', [['R21/M2', ['R21/M2/P1']]]]]);
  });
});
