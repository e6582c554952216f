import { bulkInsert } from '../../platform/bulk-insert.ts';
import type { Tx } from '../../platform/db.ts';
import { proposalHistory, proposals, type NewProposalRow } from './proposals.table.ts';

export const insertProposals = (tx: Tx, rows: readonly NewProposalRow[]): Promise<void> =>
  bulkInsert(tx, proposals, rows);

export const insertHistories = (
  tx: Tx,
  rows: readonly (typeof proposalHistory.$inferInsert)[],
): Promise<void> => bulkInsert(tx, proposalHistory, rows);
