import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  caseEventListSchema,
  caseEventSchema,
  createCaseEventSchema,
  patchCaseEventSchema,
} from '@kerabat/shared/cooperations/dealings.schema';
import type { Permission } from '@kerabat/shared/access/permissions';
import { callerOf, idParams } from '../../platform/caller.ts';
import { attachmentHeader } from '../../platform/downloads.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { calendarOf, change, create, list, remove } from './events.service.ts';

const tags = ['cooperations'];
const eventParams = z.strictObject({ id: uuid, eventId: uuid });
const MANAGERS = ['cooperation.process', 'cooperation.prepare'] as const satisfies readonly Permission[];
const ICS = 'text/calendar; charset=utf-8';

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/cooperations/:id/events',
    {
      config: { access: 'cooperation.read' },
      schema: {
        operationId: 'listCooperationEvents',
        tags,
        summary: 'Kegiatan berkas',
        description: 'Rapat, negosiasi, koordinasi teknis, dan jadwal penandatanganan menurut waktunya.',
        params: idParams,
        response: { 200: caseEventListSchema },
      },
    },
    (request) => list(platform, callerOf(request), request.params.id),
  );

  api.get(
    '/cooperations/:id/events/:eventId/calendar.ics',
    {
      config: {
        access: 'cooperation.read',
        produces: { mediaType: 'text/calendar', description: 'Kegiatan untuk kalender (iCalendar).' },
      },
      schema: {
        operationId: 'getCooperationEventCalendar',
        tags,
        summary: 'Kegiatan sebagai berkas kalender',
        description: 'Tanpa nama dan alamat peserta.',
        params: eventParams,
      },
    },
    async (request, reply) => {
      const { id, eventId } = request.params;
      const content = await calendarOf(platform, callerOf(request), id, eventId);
      return reply.type(ICS).header('content-disposition', attachmentHeader('kegiatan.ics')).send(content);
    },
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/cooperations/:id/events',
    {
      config: { access: MANAGERS, idempotency: 'accepted' },
      schema: {
        operationId: 'createCooperationEvent',
        tags,
        summary: 'Jadwalkan kegiatan',
        description: 'Peserta yang beralamat surel menerima undangan beserta berkas kalendernya.',
        params: idParams,
        body: createCaseEventSchema,
        response: { 201: caseEventSchema },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const event = await create(platform, callerOf(request), id, request.body);
      return reply.code(201).header('location', `/api/v1/cooperations/${id}/events`).send(event);
    },
  );

  api.patch(
    '/cooperations/:id/events/:eventId',
    {
      config: { access: MANAGERS, ifMatch: true },
      schema: {
        operationId: 'updateCooperationEvent',
        tags,
        summary: 'Ubah atau batalkan kegiatan',
        description:
          'Peserta diberi tahu bila waktu, tempat, atau acaranya berubah; `isCancelled: true` menarik undangannya.',
        params: eventParams,
        body: patchCaseEventSchema,
        response: { 200: caseEventSchema },
      },
    },
    (request) => {
      const { id, eventId } = request.params;
      const place = { caseId: id, eventId, expected: expectedVersion(request) };
      return change(platform, callerOf(request), place, request.body);
    },
  );

  api.delete(
    '/cooperations/:id/events/:eventId',
    {
      config: { access: MANAGERS, ifMatch: true },
      schema: {
        operationId: 'deleteCooperationEvent',
        tags,
        summary: 'Hapus kegiatan',
        description: 'Hanya yang belum diundangkan dan belum ada hasilnya; selainnya dibatalkan.',
        params: eventParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, eventId } = request.params;
      const place = { caseId: id, eventId, expected: expectedVersion(request) };
      await remove(platform, callerOf(request), place);
      return reply.code(204).send(null);
    },
  );
}

export async function eventRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
}
