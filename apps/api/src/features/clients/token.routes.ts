import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { tokenRequestSchema, tokenSchema } from '@kerabat/shared/access/auth.schema';
import { ACCESS_TOKEN_SECONDS, signAccessToken } from '../auth/access-token.service.ts';
import { authenticateClient, bodyError } from './token.service.ts';

export async function tokenRoutes(app: FastifyInstance) {
  app.removeAllContentTypeParsers();
  await app.register(formbody);
  app.withTypeProvider<ZodTypeProvider>().post(
    '/oauth/token',
    {
      config: { access: 'public' },
      attachValidation: true,
      schema: {
        operationId: 'issueToken',
        tags: ['integrations'],
        summary: 'Token untuk sistem lain',
        description:
          'OAuth 2 client credentials (RFC 6749 §4.4): client_id dan client_secret sebagai HTTP Basic, isi sebagai formulir. `scope` memilih sebagian cakupan klien; tanpa itu semua. Penolakan memakai problem+json dengan anggota `error` menurut RFC 6749 §5.2.',
        consumes: ['application/x-www-form-urlencoded'],
        body: tokenRequestSchema,
        response: { 200: tokenSchema },
      },
    },
    async (request) => {
      if (request.validationError) throw bodyError(request.body);
      const { authorization } = request.headers;
      const granted = await authenticateClient(app.platform, authorization, request.body.scope, request.ip);
      return {
        access_token: signAccessToken(app, granted),
        token_type: 'Bearer' as const,
        expires_in: ACCESS_TOKEN_SECONDS,
        scope: granted.scope.join(' '),
      };
    },
  );
}
