import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  cannedRemarkSchema,
  cannedRemarksSchema,
  createCannedRemarkSchema,
  listCannedRemarksQuery,
  patchCannedRemarkSchema,
} from '@kerabat/shared/canned-remarks/schema';
import { callerOf, idParams } from '../../platform/caller.ts';
import { expectedVersion } from '../../platform/etag.ts';
import * as canned from './canned-remarks.service.ts';

const tags = ['canned-remarks'];
const READERS = ['proposal.verify', 'proposal.decide-review'] as const;

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/canned-remarks',
    {
      config: { access: READERS },
      schema: {
        operationId: 'listCannedRemarks',
        tags,
        summary: 'Catatan siap pakai',
        description:
          'Semua catatan siap pakai menurut judul, atau yang ditawarkan pada satu langkah (`use`).',
        querystring: listCannedRemarksQuery,
        response: { 200: cannedRemarksSchema },
      },
    },
    (request) => canned.list(platform, callerOf(request), request.query),
  );

  api.get(
    '/canned-remarks/:id',
    {
      config: { access: READERS },
      schema: {
        operationId: 'getCannedRemark',
        tags,
        summary: 'Satu catatan siap pakai',
        description: 'Judul, isi, dan kegunaannya.',
        params: idParams,
        response: { 200: cannedRemarkSchema },
      },
    },
    (request) => canned.get(platform, request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/canned-remarks',
    {
      config: { access: 'canned-remark.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createCannedRemark',
        tags,
        summary: 'Tambah catatan siap pakai',
        description: 'Judulnya harus belum dipakai catatan lain.',
        body: createCannedRemarkSchema,
        response: { 201: cannedRemarkSchema },
      },
    },
    async (request, reply) => {
      const created = await canned.create(platform, callerOf(request), request.body);
      return reply.code(201).header('location', `/api/v1/canned-remarks/${created.id}`).send(created);
    },
  );

  api.patch(
    '/canned-remarks/:id',
    {
      config: { access: 'canned-remark.manage', ifMatch: true },
      schema: {
        operationId: 'updateCannedRemark',
        tags,
        summary: 'Ubah catatan siap pakai',
        description: 'Yang tidak disebut tetap. Catatan yang sudah ditulis pada usulan tidak ikut berubah.',
        params: idParams,
        body: patchCannedRemarkSchema,
        response: { 200: cannedRemarkSchema },
      },
    },
    (request) =>
      canned.change(platform, callerOf(request), request.params.id, expectedVersion(request), request.body),
  );

  api.delete(
    '/canned-remarks/:id',
    {
      config: { access: 'canned-remark.manage', ifMatch: true },
      schema: {
        operationId: 'deleteCannedRemark',
        tags,
        summary: 'Hapus catatan siap pakai',
        description: 'Catatan yang sudah ditulis pada usulan tetap ada.',
        params: idParams,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await canned.remove(platform, callerOf(request), request.params.id, expectedVersion(request));
      return reply.code(204).send(null);
    },
  );
}

export async function cannedRemarkRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
}
