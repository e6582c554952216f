import { computed, type Ref, shallowRef } from 'vue';
import { usePages } from '../../api/usePages.ts';
import { type ImportRow, listRows, type RowFilter } from './imports.api.ts';

/** The rows of a preview; a corrected one stays where it stands, even when the filter would no longer find it. */
export function useImportRows(id: () => string, filter: Ref<RowFilter>, isStored: Ref<boolean>) {
  const corrected = shallowRef<ReadonlyMap<number, ImportRow>>(new Map());
  const pages = usePages(
    (cursor, signal) => {
      if (!cursor) corrected.value = new Map();
      return listRows(id(), filter.value, cursor, signal);
    },
    [id, filter, isStored],
  );

  return {
    ...pages,
    items: computed(() => pages.items.value.map((row) => corrected.value.get(row.row) ?? row)),
    replace: (row: ImportRow) => {
      corrected.value = new Map([...corrected.value, [row.row, row]]);
    },
  };
}
