import { PERMISSION_HOLDERS } from '@kerabat/shared/access/permissions';
import type { Proposal, ProposalSummary } from '@kerabat/shared/proposals/schema';
import { dprdApproval } from '@kerabat/shared/proposals/dprd';
import { DOCUMENT_KINDS, type ProposalStatus } from '@kerabat/shared/proposals/vocabulary';
import { findTransitions, NEXT_STEP } from '@kerabat/shared/proposals/workflow';
import { has, type Actor } from '../../platform/actor.ts';
import { etagOf } from '../../platform/etag.ts';
import { toIso, toIsoOrNull } from '../../platform/time.ts';
import { contentOf, CONTENT_FIELDS } from './proposals.content.ts';
import type { ListedProposal } from './proposals.list.queries.ts';
import {
  attachableKinds,
  editableFields,
  mayAssign,
  mayAssignToSelf,
  mayDelete,
  maySeeInternalRemarks,
  maySeePersonalData,
  stepsFor,
} from './proposals.policy.ts';
import type { AgencyColumns, VisibleProposal } from './proposals.queries.ts';
import type { ProposalRow } from './proposals.table.ts';

/** Who must act now: the holder of the next step, named by office, so that nobody thinks a case is stuck. */
export function nextActors(status: ProposalStatus, agency: AgencyColumns): ProposalSummary['nextActors'] {
  const action = NEXT_STEP[status];
  const step = action === null ? undefined : findTransitions(action, status)[0];
  if (!step) return [];
  const role = step.permission === 'proposal.approve' ? 'Kepala' : 'Operator';
  const holder = (PERMISSION_HOLDERS as Record<string, string>)[step.permission] ?? step.permission;
  return [{ permission: step.permission, label: step.side === 'agency' ? `${role} ${agency.name}` : holder }];
}

/** The whole sum if it is stated, else what the sources add up to. */
const totalCost = ({
  estimatedCost,
  funding,
}: Pick<ProposalRow, 'estimatedCost' | 'funding'>): number | null => {
  const amounts = funding.flatMap((part) => (part.amount === null ? [] : [part.amount]));
  return estimatedCost ?? (amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : null);
};

export const presentSummary = (row: Omit<ListedProposal, 'sortValue'>): ProposalSummary => ({
  id: row.id,
  etag: etagOf(row.rowVersion),
  number: row.number,
  title: row.title,
  kind: row.kind,
  initiator: row.initiator,
  status: row.status,
  agency: row.agency,
  affairCodes: row.affairCodes,
  locationCodes: row.locationCodes,
  locationText: row.locationText,
  partnerNames: row.candidatePartners.map((partner) => partner.name),
  periodId: row.periodId,
  totalCost: totalCost(row),
  startDate: row.startDate,
  endDate: row.endDate,
  durationMonths: row.durationMonths,
  priority: row.priority,
  assignee: row.company.assignee,
  bundle: row.company.bundle,
  isSample: row.isSample,
  version: row.version,
  submittedAt: toIsoOrNull(row.submittedAt),
  statusSince: toIso(row.statusSince),
  dueOn: row.dueOn,
  nextActors: nextActors(row.status, row.agency),
  createdAt: toIso(row.createdAt),
  updatedAt: toIso(row.updatedAt),
});

export type Details = Pick<
  Proposal,
  'supportingAgencies' | 'mergedInto' | 'mergedFrom' | 'cooperations' | 'blockers'
>;

/** One proposal as this actor may see it. */
export function presentProposal(
  actor: Actor,
  { row, agency, company }: VisibleProposal,
  details: Details,
): Proposal {
  const personal = maySeePersonalData(actor, row);
  const fields = editableFields(actor, row, CONTENT_FIELDS);
  return {
    ...contentOf(row),
    ...presentSummary({ ...row, agency, company }),
    contact: personal ? row.contact : null,
    source: personal ? row.source : null,
    sourceUrl: row.sourceUrl,
    dprdApproval: {
      needed: row.dprdNeeded,
      reason: dprdApproval(row.kind, row.dprdAnswers),
    },
    ...details,
    allowedActions: [...new Set(stepsFor(actor, row).map((step) => step.action))],
    may: {
      edit: fields.length > 0,
      editableFields: [...fields],
      delete: mayDelete(actor, row),
      attach: attachableKinds(actor, row, DOCUMENT_KINDS).length > 0,
      remark: has(actor, 'proposal.remark'),
      remarkInternally: maySeeInternalRemarks(actor),
      assign: mayAssign(actor, row),
      assignToSelf: mayAssignToSelf(actor, row),
    },
  };
}
