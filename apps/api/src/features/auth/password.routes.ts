import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  changePasswordSchema,
  confirmPasswordResetSchema,
  requestPasswordResetSchema,
} from '@kerabat/shared/access/auth.schema';
import { changePassword } from './password.service.ts';
import { confirmReset, requestReset } from './reset.service.ts';

export async function passwordRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();

  api.post(
    '/auth/password',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'changePassword',
        tags: ['auth'],
        summary: 'Ganti kata sandi',
        description:
          'Mengganti kata sandi sendiri. Sesi pada perangkat lain berakhir, dan surel pemberitahuan dikirim.',
        body: changePasswordSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await changePassword(app.platform, request.actor, request.body, request.id);
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/auth/password-reset',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'requestPasswordReset',
        tags: ['auth'],
        summary: 'Minta atur ulang kata sandi',
        description:
          'Mengirim tautan yang berlaku 1 jam bila surel terdaftar. Jawabannya selalu sama, terdaftar atau tidak.',
        body: requestPasswordResetSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await requestReset(app.platform, request.body.email, request.ip);
      return reply.code(204).send(null);
    },
  );

  api.post(
    '/auth/password-reset/confirm',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'confirmPasswordReset',
        tags: ['auth'],
        summary: 'Tetapkan kata sandi dari tautan',
        description:
          'Menetapkan kata sandi dengan token dari surel undangan (72 jam) atau atur ulang (1 jam). Semua sesi berakhir.',
        body: confirmPasswordResetSchema,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await confirmReset(app.platform, request.body, request.id);
      return reply.code(204).send(null);
    },
  );
}
