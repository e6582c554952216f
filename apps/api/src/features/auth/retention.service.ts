import type { Database } from '../../platform/db.ts';
import { forgetOldSessions } from './auth.queries.ts';
import { forgetOldCounters } from './throttle.queries.ts';
import { forgetOldTokens } from './tokens.queries.ts';

/** What signing in leaves behind is kept for a month at most; the audit keeps who signed in and when. */
export async function forgetOldSignIns(db: Database): Promise<void> {
  await forgetOldCounters(db);
  await forgetOldTokens(db);
  await forgetOldSessions(db);
}
