import type { MappingDifferences, MappingItem } from '@kerabat/shared/mapping/schema';
import { MAPPING_COLUMNS, type MappingColumn } from '@kerabat/shared/mapping/vocabulary';

/** The place in the list moves whenever a line before it comes or goes: that is no change of the line. */
const COMPARED = MAPPING_COLUMNS.filter((column): column is Exclude<MappingColumn, 'no'> => column !== 'no');

const changesOf = (before: MappingItem, after: MappingItem) =>
  COMPARED.filter((column) => before[column] !== after[column]).map((column) => ({
    column,
    before: before[column],
    after: after[column],
  }));

/**
 * What has come, gone and changed since a list was fixed. `stillMapped` names every proposal that is on today's list, also
 * those that the caller does not see any more: they have not gone.
 */
export function differencesBetween(
  frozen: readonly MappingItem[],
  living: readonly MappingItem[],
  stillMapped: ReadonlySet<string>,
): MappingDifferences {
  const before = new Map(frozen.map((item) => [item.proposalId, item]));
  return {
    added: living.filter(({ proposalId }) => !before.has(proposalId)),
    removed: frozen.filter(({ proposalId }) => !stillMapped.has(proposalId)),
    changed: living.flatMap((item) => {
      const was = before.get(item.proposalId);
      const changes = was ? changesOf(was, item) : [];
      return changes.length > 0 ? [{ item, changes }] : [];
    }),
  };
}
