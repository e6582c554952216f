import { plainText } from '../../platform/search-text.ts';
import { cappedTotal, cutPage, KEYS, readCursor } from '../../platform/paging.ts';

/** What agencies and the reference lists have in common. */
export interface CodeRow {
  id: string;
  code: string;
  numberCode?: string;
  name: string;
  shortName: string | null;
  aliases: string[];
  parentCode: string | null;
  validFrom: string | null;
  validUntil: string | null;
  updatedAt: string;
  rowVersion: number;
}

export interface CodeListQuery {
  limit: number;
  cursor?: string | undefined;
  includeTotal?: boolean | undefined;
  q?: string | undefined;
  validOnly?: boolean | undefined;
}

/** Closing names the last valid day. */
const isValidOn = (row: CodeRow, day: string): boolean =>
  (row.validFrom === null || row.validFrom <= day) && (row.validUntil === null || row.validUntil >= day);

/** Every name that a row answers to, as it is compared. */
export const labelsOf = (row: CodeRow): string[] => [
  ...new Set(
    [row.name, row.shortName, row.numberCode, ...row.aliases]
      .map((label) => plainText(label ?? ''))
      .filter((label) => label !== ''),
  ),
];

/** All words from their beginnings, in any order, or the beginning of the code. */
function matches(row: CodeRow, q: string): boolean {
  if (row.code.toLowerCase().startsWith(q.toLowerCase())) return true;
  const words = plainText(q).split(' ');
  const haystack = ` ${labelsOf(row).join(' ')}`;
  return words[0] !== '' && words.every((word) => haystack.includes(` ${word}`));
}

const byCode = (a: CodeRow, b: CodeRow): number => (a.code < b.code ? -1 : 1);

/** Changes whenever an entry is added, changed or removed, and at midnight because validity counts by day. */
function listEtag(rows: readonly CodeRow[], today: string): string {
  const newest = rows.reduce((latest, row) => Math.max(latest, Date.parse(row.updatedAt)), 0);
  const versions = rows.reduce((sum, row) => sum + row.rowVersion, 0);
  return `"${rows.length}-${versions}-${newest}-${today}"`;
}

/** One page of a list that is short enough to be read whole. */
export function pageOfCodes<Row extends CodeRow>(rows: readonly Row[], query: CodeListQuery, today: string) {
  const { q, cursor, limit } = query;
  const after = readCursor(cursor, 'code', KEYS.text);
  const found = rows
    .filter((row) => (!query.validOnly || isValidOn(row, today)) && (!q || matches(row, q)))
    .sort(byCode);
  const rest = after ? found.filter((row) => row.code > after.value) : found;
  const page = cutPage(rest.slice(0, limit + 1), limit, 'code', (row) => row.code);
  return {
    etag: listEtag(rows, today),
    rows: page.rows,
    nextCursor: page.nextCursor,
    ...cappedTotal(query.includeTotal ? found.length : null),
  };
}
