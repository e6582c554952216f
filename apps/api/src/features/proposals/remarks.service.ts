import type { Platform } from '../../app.ts';
import { recordAudit } from '../../platform/audit.ts';
import { forbidden, notFound } from '../../platform/problem.ts';
import { toIso } from '../../platform/time.ts';
import { maySeeInternalRemarks, visibleTo } from './proposals.policy.ts';
import { findProposal } from './proposals.queries.ts';
import type { Caller } from '../../platform/caller.ts';
import { noSuchProposal } from './proposals.service.ts';
import { auditOf } from './proposals.trail.ts';
import { findRemark, insertRemark, listRemarks, type RemarkRow } from './remarks.queries.ts';

const present = (row: RemarkRow) => ({
  id: row.id,
  at: toIso(row.at),
  author: { name: row.authorName, office: row.authorOffice },
  body: row.body,
  internal: row.internal,
  replyToId: row.replyToId,
  mentions: [],
  from: null,
});

/** The conversation about a proposal; internal notes are invisible outside the bureau. */
export async function listFor(platform: Platform, { actor }: Caller, proposalId: string) {
  const found = await findProposal(platform.db, proposalId, visibleTo(actor));
  if (!found) throw noSuchProposal();
  const rows = await listRemarks(platform.db, proposalId, maySeeInternalRemarks(actor));
  return { items: rows.map(present) };
}

export async function get(platform: Platform, { actor }: Caller, proposalId: string, id: string) {
  const found = await findProposal(platform.db, proposalId, visibleTo(actor));
  if (!found) throw noSuchProposal();
  const row = await findRemark(platform.db, proposalId, id, maySeeInternalRemarks(actor));
  if (!row) throw notFound('Catatan');
  return present(row);
}

export async function add(
  platform: Platform,
  { actor, requestId }: Caller,
  proposalId: string,
  { body, internal }: { body: string; internal: boolean },
) {
  const found = await findProposal(platform.db, proposalId, visibleTo(actor));
  if (!found) throw noSuchProposal();
  if (internal && !maySeeInternalRemarks(actor))
    throw forbidden('proposals.internal_remark', 'Catatan internal hanya untuk Biro Pemerintahan.');
  return platform.db.transaction(async (tx) => {
    const row = await insertRemark(tx, {
      proposalId,
      authorId: actor.id,
      authorName: actor.name,
      authorOffice: actor.office,
      body,
      internal,
    });
    await recordAudit(tx, actor, requestId, {
      ...auditOf('proposal.remarked', found.row),
      detail: { internal },
    });
    return present(row);
  });
}
