import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  createPeriodSchema,
  listPeriodsQuery,
  patchPeriodSchema,
  periodListSchema,
  periodSchema,
} from '@kerabat/shared/periods/schema';
import { expectedVersion } from '../../platform/etag.ts';
import { latePermitRoutes } from './late-permits.routes.ts';
import { changePeriod, createPeriod, deletePeriod, getPeriod, listPeriods } from './periods.service.ts';

const params = z.strictObject({ id: uuid });
const tags = ['periods'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/proposal-periods',
    {
      config: { access: 'period.read' },
      schema: {
        operationId: 'listPeriods',
        tags,
        summary: 'Daftar periode pengusulan',
        description:
          'Periode pengusulan, yang terbaru lebih dahulu. `isCurrent` menandai yang menerima usulan.',
        querystring: listPeriodsQuery,
        response: { 200: periodListSchema },
      },
    },
    async (request) => listPeriods(platform, request.actor, request.query),
  );

  api.get(
    '/proposal-periods/:id',
    {
      config: { access: 'period.read' },
      schema: {
        operationId: 'getPeriod',
        tags,
        summary: 'Satu periode pengusulan',
        description: 'Periode pengusulan beserta keadaannya saat ini.',
        params,
        response: { 200: periodSchema },
      },
    },
    async (request) => getPeriod(platform, request.actor, request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/proposal-periods',
    {
      config: { access: 'period.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createPeriod',
        tags,
        summary: 'Buka periode pengusulan',
        description:
          'Membuat periode pengusulan. Tahun rencana bawaan adalah tahun pengusulan + 1; waktunya tidak boleh bertumpang tindih dengan periode lain.',
        body: createPeriodSchema,
        response: { 201: periodSchema },
      },
    },
    async (request, reply) => {
      const period = await createPeriod(platform, request.actor, request.id, request.body);
      return reply.code(201).header('location', `/api/v1/proposal-periods/${period.id}`).send(period);
    },
  );

  api.patch(
    '/proposal-periods/:id',
    {
      config: { access: 'period.manage', ifMatch: true },
      schema: {
        operationId: 'updatePeriod',
        tags,
        summary: 'Ubah periode pengusulan',
        description: 'Mengubah nama, waktu, atau penerimaan usulan susulan. Isian yang tidak dikirim tetap.',
        params,
        body: patchPeriodSchema,
        response: { 200: periodSchema },
      },
    },
    async (request) => {
      const { actor, id, params, body } = request;
      return changePeriod(platform, actor, id, params.id, expectedVersion(request), body);
    },
  );

  api.delete(
    '/proposal-periods/:id',
    {
      config: { access: 'period.manage', ifMatch: true },
      schema: {
        operationId: 'deletePeriod',
        tags,
        summary: 'Hapus periode pengusulan',
        description: 'Menghapus periode yang belum dipakai usulan mana pun.',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await deletePeriod(platform, request.actor, request.id, request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}

export async function periodRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
  latePermitRoutes(app);
}
