import type { Caller } from '../../platform/caller.ts';
import type { VisibleProposal } from './proposals.queries.ts';

/** What a step leaves behind: its entry in the history of the proposal, and its audit record. */
type Step = {
  action: string;
  from: VisibleProposal['row']['status'] | null;
  to: VisibleProposal['row']['status'];
  note?: string | null;
  onBehalfOf?: string | null;
  changedFields?: string[];
};

export const historyOf = ({ actor }: Caller, row: VisibleProposal['row'], step: Step) => ({
  proposalId: row.id,
  action: step.action,
  fromStatus: step.from,
  toStatus: step.to,
  actorId: actor.id,
  actorName: actor.name,
  actorOffice: actor.office,
  onBehalfOf: step.onBehalfOf ?? null,
  note: step.note ?? null,
  version: row.version,
  rowVersion: row.rowVersion,
  changedFields: step.changedFields ?? [],
});

export const auditOf = (event: string, row: Pick<VisibleProposal['row'], 'id' | 'agencyId' | 'number'>) => ({
  event,
  subjectType: 'proposal',
  subjectId: row.id,
  agencyId: row.agencyId,
  detail: { number: row.number },
});
