import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  clientListSchema,
  clientSchema,
  createClientSchema,
  createdClientSchema,
  listClientsQuery,
} from '@kerabat/shared/clients/schema';
import { uuid } from '@kerabat/shared/contract/common';
import { expectedVersion } from '../../platform/etag.ts';
import { API_PREFIX } from '../../platform/openapi.ts';
import { createClient, disableClient, getClient, listClients, rotateSecret } from './clients.service.ts';
import { tokenRoutes } from './token.routes.ts';

const params = z.strictObject({ id: uuid });
const tags = ['integrations'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/api-clients',
    {
      config: { access: 'client.manage' },
      schema: {
        operationId: 'listApiClients',
        tags,
        summary: 'Daftar klien API',
        description: 'Sistem lain yang boleh memanggil API, menurut nama.',
        querystring: listClientsQuery,
        response: { 200: clientListSchema },
      },
    },
    (request) => listClients(app.platform, request.query),
  );

  api.get(
    '/api-clients/:id',
    {
      config: { access: 'client.manage' },
      schema: {
        operationId: 'getApiClient',
        tags,
        summary: 'Satu klien API',
        description: 'Klien API beserta cakupan dan kapan terakhir dipakai.',
        params,
        response: { 200: clientSchema },
      },
    },
    (request) => getClient(app.platform, request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/api-clients',
    {
      config: { access: 'client.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createApiClient',
        tags,
        summary: 'Daftarkan klien API',
        description:
          'Mendaftarkan sistem lain, terikat pada Pemerintah Provinsi atau satu perangkat daerah. Rahasianya ditampilkan sekali saja.',
        body: createClientSchema,
        response: { 201: createdClientSchema },
      },
    },
    async (request, reply) => {
      const client = await createClient(app.platform, request.actor, request.id, request.body);
      return reply.code(201).header('location', `${API_PREFIX}/api-clients/${client.id}`).send(client);
    },
  );

  api.post(
    '/api-clients/:id/disable',
    {
      config: { access: 'client.manage', ifMatch: true },
      schema: {
        operationId: 'disableApiClient',
        tags,
        summary: 'Nonaktifkan klien API',
        description: 'Menutup klien untuk seterusnya; token yang masih beredar ikut tidak berlaku.',
        params,
        response: { 200: clientSchema },
      },
    },
    (request) =>
      disableClient(app.platform, request.actor, request.id, request.params.id, expectedVersion(request)),
  );

  api.post(
    '/api-clients/:id/rotate-secret',
    {
      config: { access: 'client.manage', ifMatch: true },
      schema: {
        operationId: 'rotateApiClientSecret',
        tags,
        summary: 'Ganti rahasia klien API',
        description:
          'Memberi rahasia baru yang ditampilkan sekali saja; yang lama seketika tidak berlaku. Token yang sudah diterbitkan berlaku hingga 10 menit.',
        params,
        response: { 200: createdClientSchema },
      },
    },
    (request) =>
      rotateSecret(app.platform, request.actor, request.id, request.params.id, expectedVersion(request)),
  );
}

export async function clientRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
  await app.register(tokenRoutes);
}
