export interface Column {
  key: string;
  label: string;
  /** The name that the API's `sort` knows; makes the header a button. */
  sort?: string;
  /** Figures stand at the end of their cell. */
  end?: boolean;
  /** The cell that names the record: heads the card at phone width. */
  title?: boolean;
  /** For a column of buttons: its header is only read aloud. */
  labelHidden?: boolean;
  width?: string;
}

export type SortDirection = 'ascending' | 'descending' | 'none';

/** `sort` is the API's word: `title` or `-title`. */
export function sortDirection(sort: string | undefined, key: string): SortDirection {
  if (sort === key) return 'ascending';
  return sort === `-${key}` ? 'descending' : 'none';
}

export const nextSort = (sort: string | undefined, key: string) => (sort === key ? `-${key}` : key);

interface Toggling {
  /** The rows in their order on the page. */
  keys: readonly string[];
  /** The row pressed before, when a whole stretch is meant. */
  anchor?: string | undefined;
}

/** What is chosen after one row was pressed: with an anchor, the stretch between both follows that row. */
export function toggleRow(selected: readonly string[], key: string, { keys, anchor }: Toggling): string[] {
  const isOn = !selected.includes(key);
  const [from, to] = [anchor === undefined ? -1 : keys.indexOf(anchor), keys.indexOf(key)];
  const stretch = from < 0 ? [key] : keys.slice(Math.min(from, to), Math.max(from, to) + 1);
  const others = selected.filter((each) => !stretch.includes(each));
  return isOn ? [...others, ...stretch] : others;
}
