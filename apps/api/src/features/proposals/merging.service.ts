import type { ProposalField } from '@kerabat/shared/proposals/content.schema';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { unprocessable } from '../../platform/problem.ts';
import type { ReferenceBook } from '../reference/reference.service.ts';
import { gather, mayReceive } from './merging.policy.ts';
import { lockMerge, readMergedIds } from './merging.queries.ts';
import { changedFields, contentOf, derivedText } from './proposals.content.ts';
import { visibleTo } from './proposals.policy.ts';
import { insertHistory, lockProposal, updateProposal, type VisibleProposal } from './proposals.queries.ts';
import { noSuchProposal } from './proposals.service.ts';
import type { ProposalRow } from './proposals.table.ts';
import { auditOf, historyOf } from './proposals.trail.ts';

/** Must come before either side is locked by itself, so that two merges never wait crosswise. */
export const openMerge = (tx: Tx, { actor }: Caller, id: string, intoId: string): Promise<void> =>
  lockMerge(tx, { id, intoId }, visibleTo(actor));

/** The proposal that shall take in another. */
export async function mergeTarget(
  tx: Tx,
  { actor }: Caller,
  source: ProposalRow,
  intoId: string,
): Promise<VisibleProposal> {
  const target = await lockProposal(tx, intoId, visibleTo(actor));
  if (!target) throw noSuchProposal();
  if (target.row.id !== source.id && mayReceive(target.row)) return target;
  throw unprocessable(
    'proposals.bad_merge_target',
    'Pilih usulan lain yang masih berjalan sebagai tujuan penggabungan.',
    [
      {
        pointer: '/intoId',
        code: 'proposals.bad_merge_target',
        detail: 'Tujuan tidak dapat menerima penggabungan.',
      },
    ],
  );
}

export interface Merge {
  caller: Caller;
  book: ReferenceBook;
  source: ProposalRow;
  target: VisibleProposal;
  note: string | null;
}

const named = ({ number, title }: ProposalRow): string => (number === null ? title : `${number} ${title}`);

/** What was merged into the source stands under the target from now on. */
async function moveEarlier(tx: Tx, { caller, source, target, note }: Merge): Promise<void> {
  for (const id of await readMergedIds(tx, source.id)) {
    const row = await updateProposal(tx, id, { mergedIntoId: target.row.id });
    await insertHistory(
      tx,
      historyOf(caller, row, { action: 'merge-moved', from: row.status, to: row.status, note }),
    );
  }
}

/**
 * The target takes in what the source brings: agencies, which see it from now on, urusan, places, RPJMD targets and
 * partners. Remarks, papers and the received row stay with the source and are shown beside the target's.
 */
export async function absorb(tx: Tx, merge: Merge): Promise<void> {
  const { caller, book, source, target, note } = merge;
  await moveEarlier(tx, merge);
  const before = contentOf(target.row);
  const after = { ...before, ...gather(target.row, source) };
  const fields: ProposalField[] = changedFields(before, after);
  const row = await updateProposal(tx, target.row.id, {
    ...Object.fromEntries(fields.map((field) => [field, after[field]])),
    ...derivedText({ ...after, number: target.row.number }, target.agency, book),
    authorIds: [...new Set([...target.row.authorIds, ...source.authorIds])],
    bundleId: target.row.bundleId ?? source.bundleId,
  });
  await insertHistory(
    tx,
    historyOf(caller, row, {
      action: 'merge-received',
      from: row.status,
      to: row.status,
      note: note === null ? named(source) : `${named(source)}: ${note}`,
      changedFields: fields,
    }),
  );
  await recordAudit(tx, caller.actor, caller.requestId, {
    ...auditOf('proposal.merge_received', row),
    detail: { number: row.number, fromId: source.id, fields },
  });
}
