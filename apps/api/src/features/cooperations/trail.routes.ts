import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  caseRemarkSchema,
  caseRemarksSchema,
  createCaseRemarkSchema,
} from '@kerabat/shared/cooperations/remarks.schema';
import { caseHistorySchema } from '@kerabat/shared/cooperations/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { historyOf } from './history.service.ts';
import { add, get, listFor } from './remarks.service.ts';

const tags = ['cooperations'];
const remarkParams = z.strictObject({ id: uuid, remarkId: uuid });

/** What happened to a case, and what is said about it. */
export async function caseTrailRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/:id/history',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationHistory',
        tags,
        summary: 'Riwayat berkas',
        description: 'Siapa, kapan, apa, dan mengapa; yang terbaru lebih dahulu.',
        params: idParams,
        response: { 200: caseHistorySchema },
      },
    },
    (request) => historyOf(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/cooperations/:id/remarks',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationRemarks',
        tags,
        summary: 'Catatan pada berkas',
        description: 'Catatan yang boleh dilihat pemanggil; catatan internal hanya untuk Biro.',
        params: idParams,
        response: { 200: caseRemarksSchema },
      },
    },
    (request) => listFor(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/cooperations/:id/remarks/:remarkId',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'getCooperationRemark',
        tags,
        summary: 'Satu catatan pada berkas',
        description: 'Satu catatan yang boleh dilihat pemanggil.',
        params: remarkParams,
        response: { 200: caseRemarkSchema },
      },
    },
    (request) => get(platform, callerOf(request), request.params.id, request.params.remarkId),
  );

  api.post(
    '/cooperations/:id/remarks',
    {
      config: { access: 'proposal.remark', idempotency: 'accepted' },
      schema: {
        operationId: 'addCooperationRemark',
        tags,
        summary: 'Tambah catatan pada berkas',
        description:
          'Catatan tidak mengubah berkas. `internal` hanya boleh dipakai Biro; balasan atas catatan internal juga internal.',
        params: idParams,
        body: createCaseRemarkSchema,
        response: { 201: caseRemarkSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const remark = await add(platform, callerOf(request), id, request.body);
      return reply
        .code(201)
        .header('location', `/api/v1/cooperations/${id}/remarks/${remark.id}`)
        .send(remark);
    },
  );
}
