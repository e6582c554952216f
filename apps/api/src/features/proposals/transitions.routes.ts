import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Permission } from '@kerabat/shared/access/permissions';
import { ACTION_LABELS, STATUS_LABELS } from '@kerabat/shared/proposals/labels';
import { actionBody, mergeBody, noteRequiredBody, proposalSchema } from '@kerabat/shared/proposals/schema';
import {
  PROPOSAL_ACTIONS,
  PROPOSAL_TRANSITIONS,
  type ProposalAction,
  type ProposalTransition,
} from '@kerabat/shared/proposals/workflow';
import { expectedVersion } from '../../platform/etag.ts';
import { callerOf, idParams } from '../../platform/caller.ts';
import { take, type StepInput } from './proposals.transitions.service.ts';

const rowsOf = (action: ProposalAction): ProposalTransition[] =>
  PROPOSAL_TRANSITIONS.filter((row) => row.action === action);

const camel = (action: string): string =>
  action.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());

function operationIdOf(action: ProposalAction): string {
  const [verb, ...rest] = action.split('-');
  return `${verb}Proposal${rest.map((word) => camel(`-${word}`)).join('')}`;
}

function descriptionOf(rows: ProposalTransition[]): string {
  const from = [...new Set(rows.flatMap((row) => row.from))]
    .map((status) => STATUS_LABELS[status])
    .join(', ');
  const to = rows[0]?.to === 'origin' ? 'keadaan semula' : STATUS_LABELS[rows[0]?.to ?? 'draft'];
  const basis = rows.find((row) => row.legalBasis)?.legalBasis;
  const guards = rows[0]?.guards.length ? ` Syarat: ${rows[0].guards.join(', ')}.` : '';
  return `Dari ${from} ke ${to}.${guards}${basis ? ` Dasar: ${basis}.` : ''}`;
}

function bodyOf(action: ProposalAction, rows: ProposalTransition[]) {
  if (action === 'merge') return mergeBody;
  return rows.every((row) => row.noteRequired) ? noteRequiredBody : actionBody;
}

/** One address per step of the lifecycle, made from the table: `POST /proposals/{id}/<action>`. */
export async function transitionRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  for (const action of PROPOSAL_ACTIONS) {
    const rows = rowsOf(action);
    const permissions = [...new Set(rows.map((row) => row.permission))] as [Permission, ...Permission[]];
    const body = bodyOf(action, rows);
    api.post(
      `/proposals/:id/${action}`,
      {
        config: { access: permissions.length === 1 ? permissions[0] : permissions, ifMatch: true },
        schema: {
          operationId: operationIdOf(action),
          tags: ['proposals'],
          summary: ACTION_LABELS[action].button,
          description: descriptionOf(rows),
          params: idParams,
          body: body === actionBody ? actionBody.nullish() : body,
          response: { 200: proposalSchema },
        },
      },
      (request) => {
        const given = (request.body ?? {}) as Omit<StepInput, 'action'>;
        return take(app.platform, callerOf(request), request.params.id, expectedVersion(request), {
          action,
          ...given,
        });
      },
    );
  }
}
