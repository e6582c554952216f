import type { FastifyRequest } from 'fastify';
import { forbidden } from '../../platform/problem.ts';

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

/** Browsers say where a request comes from; programs send neither header and bring no cookie of somebody else. */
function isFromOurPages(request: FastifyRequest): boolean {
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (site === 'same-origin' || site === 'none') return true;
  if (origin === undefined) return site === undefined;
  const { corsOrigins, publicUrl } = request.server.platform.config;
  if (corsOrigins.includes(origin)) return true;
  if (publicUrl !== undefined && new URL(publicUrl).origin === origin) return true;
  return site === undefined && hostOf(origin) === request.host;
}

/** The cookie is sent by itself, so a foreign page must not be able to use it (CSRF). */
export async function demandOurPages(request: FastifyRequest): Promise<void> {
  if (isFromOurPages(request)) return;
  throw forbidden(
    'auth.foreign_origin',
    'Permintaan ini datang dari situs lain. Buka KERABAT dari alamat resminya, lalu ulangi.',
  );
}
