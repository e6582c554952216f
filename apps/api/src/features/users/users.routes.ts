import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import {
  createUserSchema,
  listUsersQuery,
  patchUserSchema,
  userListSchema,
  userSchema,
} from '@kerabat/shared/users/schema';
import { API_PREFIX } from '../../platform/openapi.ts';
import { expectedVersion } from '../../platform/etag.ts';
import { standingRoutes } from './standing.routes.ts';
import { changeUser, createUser, getUser, listUsers } from './users.service.ts';

const params = z.strictObject({ id: uuid });
const tags = ['users'];

function readingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/users',
    {
      config: { access: 'user.manage' },
      schema: {
        operationId: 'listUsers',
        tags,
        summary: 'Daftar pengguna',
        description: 'Pengguna menurut nama. `q` mencari dalam nama, surel, dan jabatan.',
        querystring: listUsersQuery,
        response: { 200: userListSchema },
      },
    },
    (request) => listUsers(app.platform, request.query),
  );

  api.get(
    '/users/:id',
    {
      config: { access: 'user.manage' },
      schema: {
        operationId: 'getUser',
        tags,
        summary: 'Satu pengguna',
        description: 'Pengguna beserta peran, perangkat daerah, dan keadaan akunnya.',
        params,
        response: { 200: userSchema },
      },
    },
    (request) => getUser(app.platform, request.params.id),
  );
}

function writingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/users',
    {
      config: { access: 'user.manage', idempotency: 'accepted' },
      schema: {
        operationId: 'createUser',
        tags,
        summary: 'Undang pengguna',
        description:
          'Mendaftarkan pengguna dan mengirim undangan lewat surel; kata sandi dibuat oleh yang diundang.',
        body: createUserSchema,
        response: { 201: userSchema },
      },
    },
    async (request, reply) => {
      const user = await createUser(app.platform, request.actor, request.id, request.body);
      return reply.code(201).header('location', `${API_PREFIX}/users/${user.id}`).send(user);
    },
  );

  api.patch(
    '/users/:id',
    {
      config: { access: 'user.manage', ifMatch: true },
      schema: {
        operationId: 'updateUser',
        tags,
        summary: 'Ubah pengguna',
        description:
          'Mengubah data, peran, atau perangkat daerah pengguna. Perubahan peran berlaku seketika.',
        params,
        body: patchUserSchema,
        response: { 200: userSchema },
      },
    },
    (request) =>
      changeUser(
        app.platform,
        request.actor,
        request.id,
        request.params.id,
        expectedVersion(request),
        request.body,
      ),
  );
}

export async function userRoutes(app: FastifyInstance) {
  readingRoutes(app);
  writingRoutes(app);
  await app.register(standingRoutes);
}
