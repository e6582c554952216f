import { currentProcedure } from '@kerabat/shared/procedures/procedures';
import type { CaseView, Procedure } from '@kerabat/shared/procedures/types';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { getStoredProcedure } from '../procedures/procedures.service.ts';
import { viewOf, type Sources } from './case-view.ts';
import type { CaseRecord } from './cooperations.queries.ts';

/** A case with its procedure and what the interpreter sees of it. */
export interface LoadedCase extends CaseRecord {
  procedure: Procedure;
  isCurrentProcedure: boolean;
  view: CaseView;
}

/** A use case that changes one case, in its transaction. */
export interface Work extends Sources {
  platform: Platform;
  db: Tx;
  caller: Caller;
}

/** Adds to a record what is looked up beside it. */
export async function complete(sources: Sources, record: CaseRecord): Promise<LoadedCase> {
  const { procedureCode, procedureVersion } = record.row;
  return {
    ...record,
    procedure: await getStoredProcedure(sources.db, procedureCode, procedureVersion),
    isCurrentProcedure: currentProcedure(procedureCode).version === procedureVersion,
    view: await viewOf(sources, record),
  };
}
