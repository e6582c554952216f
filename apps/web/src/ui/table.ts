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
