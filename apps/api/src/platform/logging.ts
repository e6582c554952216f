import type { FastifyServerOptions } from 'fastify';

/** What must never reach a log line. */
const SECRET_PATHS = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["idempotency-key"]',
  'res.headers["set-cookie"]',
  '*.password',
  '*.token',
  '*.accessToken',
  '*.clientSecret',
];

/** JSON lines; of a request only method, path without query (search words may be personal) and id. */
export function logging(level: string): FastifyServerOptions['logger'] {
  return {
    level,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
    serializers: {
      req: (request: { method: string; url: string; id: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
        id: request.id,
      }),
      err: (error: Error & { code?: string }) => ({
        type: error.name,
        // A database error quotes the row it choked on; its code and place say enough.
        message: error.name === 'DrizzleQueryError' ? 'database query failed' : error.message,
        code: error.code ?? (error.cause as { code?: string } | undefined)?.code,
        stack: error.name === 'DrizzleQueryError' ? '' : (error.stack ?? ''),
      }),
    },
  };
}
