import { adviseKind, type KindAdvice } from '@kerabat/shared/proposals/kind-advice';
import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { kindQuestionOf } from './proposals.facts.ts';
import { visibleTo } from './proposals.policy.ts';
import { findProposal } from './proposals.queries.ts';
import { noSuchProposal } from './proposals.service.ts';

/** What the wizard says of the proposal as it stands. */
export async function adviceFor({ db }: Platform, { actor }: Caller, id: string): Promise<KindAdvice> {
  const found = await findProposal(db, id, visibleTo(actor));
  if (!found) throw noSuchProposal();
  return adviseKind(kindQuestionOf(found.row, await getReferenceBook(db)));
}
