import { and, asc, eq } from 'drizzle-orm';
import type { DbOrTx } from '../../platform/db.ts';
import type { Scope } from './cooperations.policy.ts';
import { inScope } from './cooperations.queries.ts';
import { cooperationProposals, cooperations } from './cooperations.table.ts';

/** The cases made of a proposal, as far as this scope reaches. */
export const listCasesOf = (db: DbOrTx, proposalId: string, scope: Scope) =>
  db
    .select({ id: cooperations.id, number: cooperations.number, title: cooperations.title })
    .from(cooperationProposals)
    .innerJoin(cooperations, eq(cooperations.id, cooperationProposals.cooperationId))
    .where(and(eq(cooperationProposals.proposalId, proposalId), inScope(scope)))
    .orderBy(asc(cooperations.number));
