import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance } from 'fastify';
import fp from 'fastify-plugin';

const WINDOW_SECONDS = 60;

/**
 * Requests per address and process. The plugin counts; its three headers become the two of the standard
 * (draft-ietf-httpapi-ratelimit-headers).
 */
export const rateLimits = fp<{ perMinute: number }>(
  async (app: FastifyInstance, { perMinute }) => {
    await app.register(rateLimit, {
      global: false,
      max: perMinute,
      timeWindow: WINDOW_SECONDS * 1000,
      enableDraftSpec: true,
    });
    // As a hook of the whole app it comes before sign-in is looked at, so that refusals count too.
    const count = app.rateLimit();
    app.addHook('onRequest', async function (request, reply) {
      if (!request.url.startsWith('/health/')) await count.call(this, request, reply);
    });
    app.addHook('onSend', async (_request, reply) => {
      const [left, resets] = [reply.getHeader('ratelimit-remaining'), reply.getHeader('ratelimit-reset')];
      if (left === undefined || resets === undefined) return;
      for (const name of ['ratelimit-limit', 'ratelimit-remaining', 'ratelimit-reset'])
        reply.removeHeader(name);
      reply.header('ratelimit', `"address";r=${String(left)};t=${String(resets)}`);
      reply.header('ratelimit-policy', `"address";q=${perMinute};w=${WINDOW_SECONDS}`);
    });
  },
  { name: 'rate-limits' },
);
