import type { Caller } from '../../platform/caller.ts';
import type { Tx } from '../../platform/db.ts';
import { recordAudit } from '../../platform/audit.ts';
import { insertAttachment } from './attachments.queries.ts';
import { insertHistory, updateProposal } from './proposals.queries.ts';
import { lockCurrent } from './proposals.service.ts';
import { auditOf, historyOf } from './proposals.trail.ts';

/** What a TKKSD review leaves on a proposal besides its step. */

export interface Paper {
  storageKey: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** The minutes are nobody's upload, so nobody can delete them either. */
export async function attachMinutes(tx: Tx, caller: Caller, id: string, paper: Paper): Promise<void> {
  const { row: before } = await lockCurrent(tx, caller, id, '*');
  await insertAttachment(tx, id, 'TELAAH', { ...paper, uploadedById: null, uploadedBy: 'KERABAT' });
  const row = await updateProposal(tx, id, {});
  await insertHistory(
    tx,
    historyOf(caller, row, {
      action: 'attached',
      from: before.status,
      to: row.status,
      changedFields: ['attachments'],
      note: paper.fileName,
    }),
  );
  await recordAudit(tx, caller.actor, caller.requestId, {
    ...auditOf('proposal.attached', row),
    detail: { documentKind: 'TELAAH', sha256: paper.sha256, size: paper.size },
  });
}

/** Writes the priority that a ranking gave; the note says which one. */
export async function setPriority(
  tx: Tx,
  caller: Caller,
  id: string,
  { priority, note }: { priority: 1 | 2 | 3; note: string },
): Promise<void> {
  const { row: before } = await lockCurrent(tx, caller, id, '*');
  const row = await updateProposal(tx, id, { priority });
  const fields = ['priority'];
  await insertHistory(
    tx,
    historyOf(caller, row, {
      action: 'edited',
      from: before.status,
      to: row.status,
      changedFields: fields,
      note,
    }),
  );
  await recordAudit(tx, caller.actor, caller.requestId, {
    ...auditOf('proposal.edited', row),
    detail: { fields, priority },
  });
}
