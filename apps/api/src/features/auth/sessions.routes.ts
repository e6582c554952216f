import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import {
  loginSchema,
  sessionGrantSchema,
  sessionsSchema,
  type SessionGrant,
} from '@kerabat/shared/access/auth.schema';
import { uuid } from '@kerabat/shared/contract/common';
import { ACCESS_TOKEN_SECONDS, signAccessToken } from './access-token.service.ts';
import { presentMe } from './me.service.ts';
import { clearRefreshCookie, readRefreshCookie, setRefreshCookie } from './refresh-cookie.ts';
import { demandOurPages } from './same-origin.ts';
import {
  endOwnSession,
  listOwnSessions,
  refreshSession,
  signOut,
  type OpenedSession,
} from './sessions.service.ts';
import { signIn, type Origin } from './sign-in.service.ts';

const nothing = z.null();

const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  device: request.headers['user-agent'] ?? null,
  requestId: request.id,
});

function grant(request: FastifyRequest, reply: FastifyReply, opened: OpenedSession): SessionGrant {
  setRefreshCookie(request, reply, opened.refreshToken, opened.expiresAt);
  return {
    accessToken: signAccessToken(request.server, { sid: opened.sessionId }),
    expiresIn: ACCESS_TOKEN_SECONDS,
    user: presentMe(opened.person),
  };
}

async function noteArrival(request: FastifyRequest): Promise<void> {
  request.arrivedAt = request.server.platform.now();
}

declare module 'fastify' {
  interface FastifyRequest {
    arrivedAt: Date | null;
  }
}

export async function sessionRoutes(app: FastifyInstance) {
  const api = app.withTypeProvider<ZodTypeProvider>();
  app.decorateRequest('arrivedAt', null);

  api.post(
    '/auth/login',
    {
      config: { access: 'public' },
      onRequest: demandOurPages,
      schema: {
        operationId: 'signIn',
        tags: ['auth'],
        summary: 'Masuk',
        description:
          'Masuk dengan surel dan kata sandi, serta kode dari aplikasi autentikator bila diaktifkan (401 `auth.totp_required`). Token penyegar dipasang sebagai kuki httpOnly.',
        body: loginSchema,
        response: { 200: sessionGrantSchema },
      },
    },
    async (request, reply) =>
      grant(request, reply, await signIn(app.platform, request.body, originOf(request))),
  );

  api.post(
    '/auth/refresh',
    {
      config: { access: 'public' },
      onRequest: [noteArrival, demandOurPages],
      schema: {
        operationId: 'refreshSession',
        tags: ['auth'],
        summary: 'Perpanjang sesi',
        description:
          'Menukar token penyegar dari kuki dengan yang baru. Token lama yang dipakai lagi mengakhiri sesi. Sesi berakhir setelah 12 jam tidak dipakai, atau 7 hari setelah masuk.',
        response: { 200: sessionGrantSchema },
      },
    },
    async (request, reply) => {
      const token = readRefreshCookie(request);
      const arrivedAt = request.arrivedAt ?? app.platform.now();
      return grant(request, reply, await refreshSession(app.platform, token, arrivedAt, request.id));
    },
  );

  api.post(
    '/auth/logout',
    {
      config: { access: 'public' },
      onRequest: demandOurPages,
      schema: {
        operationId: 'signOut',
        tags: ['auth'],
        summary: 'Keluar',
        description: 'Mengakhiri sesi milik kuki. Aman dipanggil berulang.',
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      await signOut(app.platform, readRefreshCookie(request), request.id);
      clearRefreshCookie(request, reply);
      return reply.code(204).send(null);
    },
  );

  api.get(
    '/auth/sessions',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'listSessions',
        tags: ['auth'],
        summary: 'Sesi sendiri',
        description: 'Sesi yang masih berlaku pada semua perangkat.',
        response: { 200: sessionsSchema },
      },
    },
    (request) => listOwnSessions(app.platform, request.actor),
  );

  api.delete(
    '/auth/sessions/:id',
    {
      config: { access: 'account.use' },
      schema: {
        operationId: 'endSession',
        tags: ['auth'],
        summary: 'Akhiri satu sesi',
        description: 'Mengakhiri sesi sendiri pada satu perangkat.',
        params: z.object({ id: uuid }),
        response: { 204: nothing },
      },
    },
    async (request, reply) => {
      await endOwnSession(app.platform, request.actor, request.params.id, request.id);
      return reply.code(204).send(null);
    },
  );
}
