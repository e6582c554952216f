import type { PaperFact } from '@kerabat/shared/procedures/types';
import type { DbOrTx } from '../../platform/db.ts';
import { factsOf } from './papers.policy.ts';
import { listPaperRows } from './papers.queries.ts';

/**
 * The papers of a case as the rules see them: the only place that knows where they are kept. When the register of agreements
 * comes, it is asked here for KB, PKS, NK and the others that bind, and nothing else changes.
 */
export const papersOf = async (db: DbOrTx, cooperationId: string): Promise<PaperFact[]> =>
  factsOf(await listPaperRows(db, cooperationId));
