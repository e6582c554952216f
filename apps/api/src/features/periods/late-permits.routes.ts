import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import { createLatePermitSchema, latePermitSchema, latePermitsSchema } from '@kerabat/shared/periods/schema';
import { expectedVersion } from '../../platform/etag.ts';
import { getLatePermit, grantLatePermit, listLatePermits, revokeLatePermit } from './late-permits.service.ts';

const params = z.strictObject({ id: uuid });
const permitParams = z.strictObject({ id: uuid, permitId: uuid });
const tags = ['periods'];

export function latePermitRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/proposal-periods/:id/late-permits',
    {
      config: { access: 'period.manage' },
      schema: {
        operationId: 'listLatePermits',
        tags,
        summary: 'Daftar izin usulan susulan',
        description: 'Perangkat daerah yang diizinkan mengajukan setelah penutupan, beserta alasannya.',
        params,
        response: { 200: latePermitsSchema },
      },
    },
    async (request) => listLatePermits(platform, request.params.id),
  );

  api.get(
    '/proposal-periods/:id/late-permits/:permitId',
    {
      config: { access: 'period.manage' },
      schema: {
        operationId: 'getLatePermit',
        tags,
        summary: 'Satu izin usulan susulan',
        description: 'Perangkat daerah yang diizinkan, alasannya, dan batas waktunya.',
        params: permitParams,
        response: { 200: latePermitSchema },
      },
    },
    async (request) => getLatePermit(platform, request.params),
  );

  api.post(
    '/proposal-periods/:id/late-permits',
    {
      config: { access: 'period.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createLatePermit',
        tags,
        summary: 'Izinkan usulan susulan',
        description:
          'Mengizinkan satu perangkat daerah mengajukan usulan setelah penutupan sampai batas waktu tertentu, dengan alasan.',
        params,
        body: createLatePermitSchema,
        response: { 201: latePermitSchema },
      },
    },
    async (request, reply) => {
      const { actor, id, params, body } = request;
      const permit = await grantLatePermit(platform, actor, id, params.id, body);
      return reply
        .code(201)
        .header('location', `/api/v1/proposal-periods/${params.id}/late-permits/${permit.id}`)
        .send(permit);
    },
  );

  api.delete(
    '/proposal-periods/:id/late-permits/:permitId',
    {
      config: { access: 'period.manage', ifMatch: true },
      schema: {
        operationId: 'deleteLatePermit',
        tags,
        summary: 'Cabut izin usulan susulan',
        description: 'Mencabut izin usulan susulan. Usulan yang sudah diajukan tetap sah.',
        params: permitParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { actor, id, params } = request;
      await revokeLatePermit(platform, actor, id, params, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}
