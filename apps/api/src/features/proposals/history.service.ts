import type { Platform } from '../../app.ts';
import { toIso } from '../../platform/time.ts';
import { visibleTo } from './proposals.policy.ts';
import { findProposal, listHistory } from './proposals.queries.ts';
import type { Caller } from '../../platform/caller.ts';
import { noSuchProposal } from './proposals.service.ts';

/** Who, when, what and why, newest first. */
export async function historyOfProposal(platform: Platform, { actor }: Caller, id: string) {
  const found = await findProposal(platform.db, id, visibleTo(actor));
  if (!found) throw noSuchProposal();
  const rows = await listHistory(platform.db, id);
  return {
    items: rows.map((row) => ({
      id: row.id,
      at: toIso(row.at),
      action: row.action,
      from: row.fromStatus,
      to: row.toStatus,
      actor: { name: row.actorName, office: row.actorOffice },
      onBehalfOf: row.onBehalfOf,
      note: row.note,
      version: row.version,
      changedFields: row.changedFields,
    })),
  };
}
