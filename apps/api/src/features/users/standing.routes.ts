import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { uuid } from '@kerabat/shared/contract/common';
import { userSchema } from '@kerabat/shared/users/schema';
import { expectedVersion } from '../../platform/etag.ts';
import { disableTotpOf, disableUser, enableUser, inviteAgain } from './standing.service.ts';

const params = z.strictObject({ id: uuid });
const tags = ['users'];
const response = { 200: userSchema };

export async function standingRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/users/:id/disable',
    {
      config: { access: 'user.manage', ifMatch: true },
      schema: {
        operationId: 'disableUser',
        tags,
        summary: 'Nonaktifkan pengguna',
        description:
          'Menutup akun seketika: semua sesi dan tautan berakhir. Catatan yang dibuatnya tetap ada.',
        params,
        response,
      },
    },
    (request) =>
      disableUser(app.platform, request.actor, request.id, request.params.id, expectedVersion(request)),
  );

  api.post(
    '/users/:id/enable',
    {
      config: { access: 'user.manage', ifMatch: true },
      schema: {
        operationId: 'enableUser',
        tags,
        summary: 'Aktifkan pengguna',
        description:
          'Membuka kembali akun yang dinonaktifkan atau terkunci karena terlalu banyak percobaan masuk.',
        params,
        response,
      },
    },
    (request) =>
      enableUser(app.platform, request.actor, request.id, request.params.id, expectedVersion(request)),
  );

  api.post(
    '/users/:id/totp/disable',
    {
      config: { access: 'user.manage', ifMatch: true },
      schema: {
        operationId: 'disableTotpOfUser',
        tags,
        summary: 'Matikan autentikasi dua langkah pengguna',
        description:
          'Bagi yang kehilangan telepon dan kode pemulihannya: rahasia dan kode pemulihan dihapus, semua sesinya berakhir, dan ia diberi tahu lewat surel. Pastikan dahulu bahwa permintaan datang dari orangnya.',
        params,
        response,
      },
    },
    (request) =>
      disableTotpOf(app.platform, request.actor, request.id, request.params.id, expectedVersion(request)),
  );

  api.post(
    '/users/:id/invite',
    {
      config: { access: 'user.manage' },
      schema: {
        operationId: 'inviteUser',
        tags,
        summary: 'Kirim ulang undangan',
        description: 'Mengirim tautan undangan baru (72 jam); tautan sebelumnya tidak berlaku lagi.',
        params,
        response,
      },
    },
    (request) => inviteAgain(app.platform, request.actor, request.id, request.params.id),
  );
}
