import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Path `/` because a gateway may rewrite the path in front of the API, and because the `__Host-` prefix, which keeps
 * sibling domains from planting the cookie, demands it.
 */
const shapeOf = (request: FastifyRequest) => {
  const publicUrl = request.server.platform.config.publicUrl;
  const secure = request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
  return {
    name: secure ? '__Host-kerabat_refresh' : 'kerabat_refresh',
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  };
};

export const readRefreshCookie = (request: FastifyRequest): string | undefined =>
  request.cookies[shapeOf(request).name];

export function setRefreshCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string,
  expires: Date,
): void {
  const { name, options } = shapeOf(request);
  reply.setCookie(name, token, { ...options, expires });
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  const { name, options } = shapeOf(request);
  reply.clearCookie(name, options);
}
