import type { Database, DbOrTx } from '../../platform/db.ts';
import { findLikeTitles, readRegisterPage } from './lookalikes.queries.ts';
import type { Scope } from './proposals.policy.ts';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const PAGE = 2000;

/** What a newcomer is compared with. */
export type Registered = Awaited<ReturnType<typeof readRegisterPage>>[number];

/** The proposals of the register whose titles are likest to one. */
export const likeTitles = (db: DbOrTx, scope: Scope, titleKey: string, limit = 5) =>
  findLikeTitles(db, scope, titleKey, limit);

/** The whole register in pages, for whoever has many titles to compare. */
export async function* walkRegister(db: Database, scope: Scope): AsyncGenerator<Registered[]> {
  let afterId = FIRST_ID;
  for (;;) {
    const page = await readRegisterPage(db, scope, afterId, PAGE);
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE) return;
    afterId = last.id;
  }
}
