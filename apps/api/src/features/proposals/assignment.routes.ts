import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { assigneeBody, assigneesSchema } from '@kerabat/shared/proposals/assignment.schema';
import { bulkBody, bulkResultSchema } from '@kerabat/shared/proposals/bulk.schema';
import { proposalSchema } from '@kerabat/shared/proposals/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { assign, listAssignees } from './assignment.service.ts';
import { takeMany } from './bulk.service.ts';

const tags = ['proposals'];

/** What the bureau does with the queue: who verifies what, and one step for many. */
export async function assignmentRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/proposals/assignees',
    {
      config: { access: 'proposal.verify' },
      schema: {
        operationId: 'listAssignees',
        tags,
        summary: 'Petugas yang dapat ditugasi',
        description:
          'Petugas Biro yang aktif dan berwenang memverifikasi, beserta banyaknya usulan yang sedang dipegang.',
        response: { 200: assigneesSchema },
      },
    },
    () => listAssignees(platform),
  );

  api.put(
    '/proposals/:id/assignee',
    {
      config: { access: ['proposal.verify', 'proposal.assign'], ifMatch: true },
      schema: {
        operationId: 'assignProposal',
        tags,
        summary: 'Tugaskan verifikasi',
        description:
          'Kepala menugaskan petugas mana pun; petugas mengambil untuk dirinya sendiri atau melepas yang dipegangnya. Penulis usulan tidak dapat ditugasi.',
        params: idParams,
        body: assigneeBody,
        response: { 200: proposalSchema },
      },
    },
    (request) =>
      assign(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.post(
    '/proposals/bulk',
    {
      config: { access: 'proposal.verify', idempotency: 'accepted' },
      schema: {
        operationId: 'takeStepOnProposals',
        tags,
        summary: 'Satu langkah untuk banyak usulan',
        description:
          'Tiap usulan diperiksa dan disimpan sendiri dengan ketentuan, riwayat, dan audit yang sama seperti satu per satu; yang tidak dapat dilakukan disebut dengan alasannya.',
        body: bulkBody,
        response: { 200: bulkResultSchema },
      },
    },
    (request) => takeMany(platform, callerOf(request), request.body),
  );
}
