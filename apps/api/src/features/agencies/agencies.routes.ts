import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  agencyListSchema,
  agencySchema,
  createAgencySchema,
  listAgenciesQuery,
  patchAgencySchema,
} from '@kerabat/shared/reference/schema';
import { expectedVersion } from '../../platform/etag.ts';
import { REVALIDATE } from '../reference/reference.service.ts';
import { changeAgency, createAgency, deleteAgency } from './agency-writes.service.ts';
import { getAgencyRow, listAgencies, presentAgency } from './agencies.service.ts';

const params = z.strictObject({ id: uuid });
const tags = ['agencies'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.get(
    '/agencies',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'listAgencies',
        tags,
        summary: 'Daftar perangkat daerah',
        description:
          'Perangkat daerah, rumah sakit, dan biro menurut kode. `q` mencocokkan kode, nama, singkatan, dan ejaan lain. Jawaban membawa ETag; kirim kembali dengan If-None-Match agar daftar yang belum berubah tidak diunduh ulang.',
        querystring: listAgenciesQuery,
        response: { 200: agencyListSchema },
      },
    },
    async (request, reply) => {
      reply.header('cache-control', REVALIDATE);
      return listAgencies(platform, request.query);
    },
  );

  api.get(
    '/agencies/:id',
    {
      config: { access: 'reference.read' },
      schema: {
        operationId: 'getAgency',
        tags,
        summary: 'Satu perangkat daerah',
        description: 'Perangkat daerah menurut UUID-nya.',
        params,
        response: { 200: agencySchema },
      },
    },
    async (request) => presentAgency(await getAgencyRow(platform.db, request.params.id)),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  const { platform } = app;

  api.post(
    '/agencies',
    {
      config: { access: 'reference.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createAgency',
        tags,
        summary: 'Tambah perangkat daerah',
        description:
          'Menambah perangkat daerah, rumah sakit, atau biro. Kode dan kode nomor harus unik; ejaan lain tidak boleh sudah menunjuk perangkat daerah lain.',
        body: createAgencySchema,
        response: { 201: agencySchema },
      },
    },
    async (request, reply) => {
      const agency = await createAgency(platform, request.actor, request.id, request.body);
      return reply.code(201).header('location', `/api/v1/agencies/${agency.id}`).send(agency);
    },
  );

  api.patch(
    '/agencies/:id',
    {
      config: { access: 'reference.manage', ifMatch: true },
      schema: {
        operationId: 'updateAgency',
        tags,
        summary: 'Ubah perangkat daerah',
        description:
          'Mengubah atau menutup (`validUntil`) perangkat daerah. Kode tetap; kode nomor tetap begitu ada nomor usulan yang terbit.',
        params,
        body: patchAgencySchema,
        response: { 200: agencySchema },
      },
    },
    async (request) => {
      const target = { id: request.params.id, expected: expectedVersion(request) };
      return changeAgency(platform, request.actor, request.id, target, request.body);
    },
  );

  api.delete(
    '/agencies/:id',
    {
      config: { access: 'reference.manage', ifMatch: true },
      schema: {
        operationId: 'deleteAgency',
        tags,
        summary: 'Hapus perangkat daerah',
        description:
          'Menghapus perangkat daerah yang belum dipakai catatan mana pun; selebihnya hanya dapat ditutup.',
        params,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const target = { id: request.params.id, expected: expectedVersion(request) };
      await deleteAgency(platform, request.actor, request.id, target);
      return reply.code(204).send(null);
    },
  );
}

export async function agencyRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
}
