import type { Platform } from '../../app.ts';
import type { Caller } from '../../platform/caller.ts';
import { toIso } from '../../platform/time.ts';
import { demandVisible } from './case.service.ts';
import { listHistory } from './cooperations.queries.ts';

/** Who, when, what and why, newest first. */
export async function historyOf({ db }: Platform, { actor }: Caller, id: string) {
  await demandVisible(db, actor, id);
  const rows = await listHistory(db, id);
  return {
    items: rows.map((row) => ({
      id: row.id,
      at: toIso(row.at),
      action: row.action,
      stage: row.stage,
      stageLabel: row.stageLabel,
      actor: row.actorName,
      office: row.actorOffice,
      onBehalfOf: row.onBehalfOf,
      note: row.note,
      changedFields: row.changedFields,
    })),
  };
}
