import { existsSync } from 'node:fs';
import path from 'node:path';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendNotFound } from './problem.ts';

/** Addresses that are never answered with the SPA. */
const NOT_THE_SPA = /^\/+(?:api|health|docs|openapi\.json)(?:\/|$|\?)/i;

/** Serves the built SPA from `/`; any other address opens the SPA, except those of the API. */
export async function web(app: FastifyInstance, { directory }: { directory: string | undefined }) {
  const built = directory !== undefined && existsSync(path.join(directory, 'index.html'));
  if (built)
    await app.register(staticFiles, {
      root: directory,
      wildcard: false,
      preCompressed: true,
      // Names of built assets carry a hash of their content.
      setHeaders: (reply, file) => {
        reply.header(
          'cache-control',
          file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && !NOT_THE_SPA.test(request.url);
    if (built && wantsPage) return reply.header('cache-control', 'no-cache').sendFile('index.html');
    return sendNotFound(request, reply);
  });
}
