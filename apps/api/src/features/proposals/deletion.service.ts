import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import type { Caller } from '../../platform/caller.ts';
import type { Expected } from '../../platform/etag.ts';
import { conflict, forbidden } from '../../platform/problem.ts';
import { discardFiles } from '../documents/documents.service.ts';
import { deleteAttachmentsOf } from './attachments.queries.ts';
import { mayDelete } from './proposals.policy.ts';
import { deleteProposal } from './proposals.queries.ts';
import { lockCurrent } from './proposals.service.ts';
import { auditOf } from './proposals.trail.ts';

/** A draft is deleted, not withdrawn; what was handed in stays. */
export async function remove(
  platform: Platform,
  caller: Caller,
  id: string,
  expected: Expected,
): Promise<void> {
  const papers = await platform.db.transaction(async (tx) => {
    const { row } = await lockCurrent(tx, caller, id, expected);
    if (!mayDelete(caller.actor, row)) {
      if (row.agencyId !== caller.actor.agencyId)
        throw forbidden(
          'proposals.foreign_agency',
          'Hanya perangkat daerah pengusul yang dapat menghapus drafnya.',
        );
      throw conflict(
        'proposals.not_deletable',
        'Hanya draf yang dapat dihapus. Usulan yang sudah diajukan dapat dicabut oleh kepala perangkat daerah.',
      );
    }
    const stored = await deleteAttachmentsOf(tx, id);
    await deleteProposal(tx, id);
    await recordAudit(tx, caller.actor, caller.requestId, auditOf('proposal.deleted', row));
    return stored;
  });
  await discardFiles(platform, papers);
}
