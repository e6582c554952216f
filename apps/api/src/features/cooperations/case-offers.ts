import type { CaseView } from '@kerabat/shared/procedures/types';
import type { DbOrTx } from '../../platform/db.ts';
import { listOfferStates } from './offers.queries.ts';

/** How far the offer of a case is: one that was accepted decides, else the newest that left the house. */
export async function offerStateOf(db: DbOrTx, cooperationId: string): Promise<CaseView['offer']> {
  const states = (await listOfferStates(db, cooperationId)).flatMap((state) =>
    state === 'prepared' || state === 'signed' ? [] : [state],
  );
  return states.includes('accepted') ? 'accepted' : (states[0] ?? 'none');
}
