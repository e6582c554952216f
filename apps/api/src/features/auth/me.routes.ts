import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { meSchema, patchProfileSchema } from '@kerabat/shared/users/schema';
import { expectedVersion } from '../../platform/etag.ts';
import { changeProfile, getMe } from './me.service.ts';

export async function meRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.get(
    '/auth/me',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'getMe',
        tags: ['auth'],
        summary: 'Profil sendiri',
        description: 'Pengguna yang sedang masuk, perangkat daerahnya, peran, dan izinnya.',
        response: { 200: meSchema },
      },
    },
    (request) => getMe(app.platform, request.actor),
  );

  api.patch(
    '/auth/me',
    {
      config: { access: 'account.use', ifMatch: true },
      schema: {
        operationId: 'updateMe',
        tags: ['auth'],
        summary: 'Ubah profil sendiri',
        description:
          'Mengubah nama atau jabatan sendiri. Peran dan perangkat daerah diubah oleh administrator.',
        body: patchProfileSchema,
        response: { 200: meSchema },
      },
    },
    (request) =>
      changeProfile(app.platform, request.actor, request.id, expectedVersion(request), request.body),
  );
}
