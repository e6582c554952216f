import type { LocationQuery } from 'vue-router';
import { knownColumns, readColumns, writeColumns } from '../columns.ts';
import { isFilterName } from '../useProposalFilters.ts';

/** What a saved view keeps of the address: filters and sort, in a fixed order so that two can be compared. */
export function viewQuery(query: LocationQuery): string {
  const pairs = Object.entries(query).flatMap(([name, given]) =>
    (Array.isArray(given) ? given : [given]).flatMap((value): [string, string][] =>
      isFilterName(name) && value ? [[name, value]] : [],
    ),
  );
  return new URLSearchParams(pairs.toSorted((a, b) => a.join('=').localeCompare(b.join('=')))).toString();
}

interface Kept {
  id: string;
  query: string;
  columns: readonly string[];
}

/** The address that opens a view. */
export function viewAddress({ id, query, columns }: Kept): LocationQuery {
  const found: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(query))
    if (isFilterName(name)) found[name] = [...(found[name] ?? []), value];
  const kolom = writeColumns(knownColumns(columns));
  return { ...found, ...(kolom ? { kolom } : {}), tampilan: id };
}

/** Whether what is shown differs from the view that was opened. */
export function differsFromView(query: LocationQuery, view: Kept): boolean {
  const kept = viewAddress(view);
  const columns = (from: LocationQuery) => readColumns(String(from['kolom'] ?? '')).join();
  return viewQuery(query) !== viewQuery(kept) || columns(query) !== columns(kept);
}
