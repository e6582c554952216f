import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  createDisputeSchema,
  disputeListSchema,
  disputeSchema,
  disputeStepBody,
} from '@kerabat/shared/cooperations/dealings.schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { list, open, take } from './disputes.service.ts';

const tags = ['cooperations'];

export async function disputeRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/:id/disputes',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationDisputes',
        tags,
        summary: 'Perselisihan pada berkas',
        description: 'Pokok masalah, jalur penyelesaian menurut jenis kerja sama, dan langkah yang ditempuh.',
        params: idParams,
        response: { 200: disputeListSchema },
      },
    },
    (request) => list(platform, callerOf(request), request.params.id),
  );

  api.post(
    '/cooperations/:id/disputes',
    {
      config: { access: 'cooperation.process', idempotency: 'accepted' },
      schema: {
        operationId: 'openCooperationDispute',
        tags,
        summary: 'Catat perselisihan',
        description: 'Hanya bila sudah ada naskah yang disetujui.',
        params: idParams,
        body: createDisputeSchema,
        response: { 201: disputeSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const dispute = await open(platform, callerOf(request), id, request.body);
      return reply.code(201).header('location', `/api/v1/cooperations/${id}/disputes`).send(dispute);
    },
  );

  api.post(
    '/cooperations/:id/disputes/:disputeId/steps',
    {
      config: { access: 'cooperation.process', ifMatch: true },
      schema: {
        operationId: 'takeCooperationDisputeStep',
        tags,
        summary: 'Catat langkah penyelesaian',
        description:
          'Menurut jalur jenisnya; `SELESAI` menutup perselisihan dengan catatan sebagai hasilnya.',
        params: z.strictObject({ id: uuid, disputeId: uuid }),
        body: disputeStepBody,
        response: { 200: disputeSchema },
      },
    },
    (request) => {
      const { id, disputeId } = request.params;
      const place = { caseId: id, disputeId, expected: expectedVersion(request) };
      return take(platform, callerOf(request), place, request.body);
    },
  );
}
