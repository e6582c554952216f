import type { PartnerHistory } from '@kerabat/shared/partners/schema';
import type { Platform } from '../../app.ts';
import type { Actor } from '../../platform/actor.ts';
import { toIso } from '../../platform/time.ts';
import { readCasesOf, readChangesOf, readProposalsOf, readTextsOf } from './history.queries.ts';
import { getPartnerRow, scopesOf } from './partners.service.ts';

const MOST_SHOWN = 100;

const fieldsOf = (detail: Record<string, unknown>): string[] =>
  Array.isArray(detail['fields']) ? detail['fields'].map(String) : [];

/** Everything that names the partner: proposals, cases and the changes of the record itself. */
export async function historyOf({ db }: Platform, actor: Actor, id: string): Promise<PartnerHistory> {
  await getPartnerRow(db, id);
  const scopes = scopesOf(actor);
  const proposals = await readProposalsOf(db, id, scopes, MOST_SHOWN + 1);
  const cooperations = await readCasesOf(db, id, scopes, MOST_SHOWN + 1);
  const texts = await readTextsOf(
    db,
    cooperations.map((row) => row.id),
  );
  const changes = await readChangesOf(db, id, MOST_SHOWN + 1);
  return {
    proposals: proposals.slice(0, MOST_SHOWN).map((row) => ({ ...row, at: toIso(row.at) })),
    cooperations: cooperations.slice(0, MOST_SHOWN).map((row) => ({
      ...row,
      movedAt: toIso(row.movedAt),
      texts: texts.filter(({ caseId }) => caseId === row.id).map(({ caseId: _case, ...text }) => text),
    })),
    changes: changes.slice(0, MOST_SHOWN).map(({ id: recordId, at, event, actorName, detail }) => ({
      id: recordId,
      at: toIso(at),
      event,
      actor: actorName,
      fields: fieldsOf(detail),
    })),
    isTruncated: [proposals, cooperations, changes].some(({ length }) => length > MOST_SHOWN),
  };
}
