import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  confirmTotpSchema,
  disableTotpSchema,
  recoveryCodesSchema,
  startTotpSchema,
  totpSetupSchema,
} from '@kerabat/shared/access/auth.schema';
import { confirmTotp, disableTotp, startTotp } from './totp.service.ts';

export async function totpRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/auth/totp',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'startTotp',
        tags: ['auth'],
        summary: 'Mulai autentikasi dua langkah',
        description:
          'Memberi rahasia untuk aplikasi autentikator. Baru berlaku setelah kode pertama dikonfirmasi.',
        body: startTotpSchema,
        response: { 200: totpSetupSchema },
      },
    },
    (request) => startTotp(app.platform, request.actor, request.body.password),
  );

  api.post(
    '/auth/totp/confirm',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'confirmTotp',
        tags: ['auth'],
        summary: 'Aktifkan autentikasi dua langkah',
        description:
          'Mengaktifkan dengan kode pertama, dan memberi 10 kode pemulihan yang ditampilkan sekali saja.',
        body: confirmTotpSchema,
        response: { 200: recoveryCodesSchema },
      },
    },
    (request) => confirmTotp(app.platform, request.actor, request.body.code, request.id),
  );

  api.post(
    '/auth/totp/disable',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'disableTotp',
        tags: ['auth'],
        summary: 'Nonaktifkan autentikasi dua langkah',
        description: 'Menghapus rahasia dan semua kode pemulihan.',
        body: disableTotpSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await disableTotp(app.platform, request.actor, request.body.password, request.id);
      return reply.code(204).send(null);
    },
  );
}
