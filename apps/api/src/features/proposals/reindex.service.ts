import type { Platform } from '../../app.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { derivedText } from './proposals.content.ts';
import { listForReindex, storeSearchText } from './proposals.queries.ts';

const BATCH = 500;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Lets the search follow a name that an administrator has changed. */
export async function reindex({ db }: Platform, which: { agencyId?: string; code?: string }): Promise<void> {
  const book = await getReferenceBook(db);
  let afterId = FIRST_ID;
  for (;;) {
    const rows = await listForReindex(db, which, afterId, BATCH);
    for (const { row, agency } of rows)
      await storeSearchText(db, row.id, derivedText(row, agency, book).searchText);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    afterId = last.row.id;
  }
}
