import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  createSavedViewSchema,
  patchSavedViewSchema,
  savedViewSchema,
  savedViewsQuery,
  savedViewsSchema,
} from '@kerabat/shared/saved-views/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import * as views from './saved-views.service.ts';

const tags = ['saved-views'];

export async function savedViewRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/saved-views',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'listSavedViews',
        tags,
        summary: 'Tampilan tersimpan',
        description: 'Saringan, urutan, dan kolom yang disimpan pemanggil untuk satu daftar, menurut nama.',
        querystring: savedViewsQuery,
        response: { 200: savedViewsSchema },
      },
    },
    (request) => views.list(platform, callerOf(request), request.query.list),
  );

  api.post(
    '/saved-views',
    {
      config: { access: 'proposal.read', idempotency: 'accepted' },
      schema: {
        operationId: 'createSavedView',
        tags,
        summary: 'Simpan tampilan',
        description: 'Hanya untuk diri sendiri; namanya tunggal per daftar.',
        body: createSavedViewSchema,
        response: { 201: savedViewSchema },
      },
    },
    async (request, reply) => {
      const view = await views.create(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/saved-views/${view.id}`).send(view);
    },
  );

  api.get(
    '/saved-views/:id',
    {
      config: { access: 'proposal.read' },
      schema: {
        operationId: 'getSavedView',
        tags,
        summary: 'Satu tampilan tersimpan',
        description: 'Hanya milik sendiri.',
        params: idParams,
        response: { 200: savedViewSchema },
      },
    },
    (request) => views.get(platform, callerOf(request), request.params.id),
  );

  api.patch(
    '/saved-views/:id',
    {
      config: { access: 'proposal.read', ifMatch: true },
      schema: {
        operationId: 'updateSavedView',
        tags,
        summary: 'Ubah tampilan tersimpan',
        description: 'Mengganti nama, saringan, atau kolomnya.',
        params: idParams,
        body: patchSavedViewSchema,
        response: { 200: savedViewSchema },
      },
    },
    (request) =>
      views.patch(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.delete(
    '/saved-views/:id',
    {
      config: { access: 'proposal.read', ifMatch: true },
      schema: {
        operationId: 'deleteSavedView',
        tags,
        summary: 'Hapus tampilan tersimpan',
        description: 'Hanya milik sendiri.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await views.remove(platform, callerOf(request), request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}
