import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  createDelegationSchema,
  delegationListSchema,
  delegationSchema,
  deputiesSchema,
  listDelegationsQuery,
  listDeputiesQuery,
} from '@kerabat/shared/delegations/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { API_PREFIX } from '../../platform/openapi.ts';
import {
  createDelegation,
  getDelegation,
  listDelegations,
  listDeputies,
  revokeDelegation,
} from './delegations.service.ts';

const tags = ['delegations'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/delegations',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'listDelegations',
        tags,
        summary: 'Pelimpahan selama cuti',
        description:
          'Pelimpahan milik pemanggil, yang diwakilinya, dan milik orang yang tugasnya diaturnya; yang terbaru lebih dahulu.',
        querystring: listDelegationsQuery,
        response: { 200: delegationListSchema },
      },
    },
    (request) => listDelegations(platform, callerOf(request), request.query),
  );

  api.get(
    '/delegations/deputies',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'listDeputies',
        tags,
        summary: 'Rekan yang dapat mewakili',
        description:
          'Rekan yang aktif dan berwenang atas pekerjaan yang sama, beserta pekerjaan yang tidak dapat diwakilinya.',
        querystring: listDeputiesQuery,
        response: { 200: deputiesSchema },
      },
    },
    (request) => listDeputies(platform, callerOf(request), request.query.personId),
  );

  api.get(
    '/delegations/:id',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'getDelegation',
        tags,
        summary: 'Satu pelimpahan',
        description: 'Siapa mewakili siapa, dari hari apa sampai hari apa, dan sebabnya.',
        params: idParams,
        response: { 200: delegationSchema },
      },
    },
    (request) => getDelegation(platform, callerOf(request), request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/delegations',
    {
      config: { access: 'account.use', idempotency: 'accepted' },
      schema: {
        operationId: 'createDelegation',
        tags,
        summary: 'Limpahkan tugas selama cuti',
        description:
          'Menunjuk seorang rekan untuk mewakili dari hari pertama sampai hari terakhir (WIB). Wakil melihat tugas atas nama yang cuti dan menerima surelnya; wewenangnya sendiri tidak bertambah. Kepala bagian, kepala biro, dan administrator dapat mencatatnya untuk orang lain.',
        body: createDelegationSchema,
        response: { 201: delegationSchema },
      },
    },
    async (request, reply) => {
      const made = await createDelegation(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `${API_PREFIX}/delegations/${made.id}`).send(made);
    },
  );

  api.delete(
    '/delegations/:id',
    {
      config: { access: 'account.use', ifMatch: true },
      schema: {
        operationId: 'deleteDelegation',
        tags,
        summary: 'Batalkan pelimpahan',
        description:
          'Mengakhiri pelimpahan seketika. Catatannya tetap ada sebagai dibatalkan, dan yang sudah dikerjakan tetap sah.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await revokeDelegation(platform, callerOf(request), request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}

/** Who stands in for whom during a leave. */
export async function delegationRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
}
