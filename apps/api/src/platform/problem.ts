import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Problem } from '@kerabat/shared/contract/problem';
import { KNOWN, TITLES, UNREADABLE } from './problem-words.ts';

export interface FieldError {
  pointer: string;
  code: string;
  detail: string;
}

/**
 * Something a caller can act on. `code` is English `feature.snake_case` and never renamed; `detail` is Indonesian and says
 * what to do next.
 */
export class AppError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors: FieldError[] | undefined;
  readonly extra: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: { errors?: FieldError[]; extra?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.errors = more.errors;
    this.extra = more.extra ?? {};
    this.headers = more.headers ?? {};
  }
}

export const badRequest = (code: string, detail: string, errors?: FieldError[]) =>
  new AppError(400, code, detail, { errors });
export const unauthorized = (code: string, detail: string) =>
  new AppError(401, code, detail, { headers: { 'www-authenticate': 'Bearer' } });
export const forbidden = (code: string, detail: string) => new AppError(403, code, detail);
export const notFound = (what: string) =>
  new AppError(404, 'common.not_found', `${what} tidak ditemukan, atau Anda tidak berhak melihatnya.`);
export const conflict = (code: string, detail: string, extra?: Record<string, unknown>) =>
  new AppError(409, code, detail, { extra });
export const unprocessable = (code: string, detail: string, errors: FieldError[]) =>
  new AppError(422, code, detail, { errors });

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** One finding of the validator; `keyword` is zod's issue code, and `params` holds the rest of the issue. */
type Finding = NonNullable<FastifyError['validation']>[number];

function fieldErrors(
  { keyword, instancePath, message, params }: Finding,
  known: readonly string[],
): FieldError[] {
  const pointer = instancePath === '/' ? '' : instancePath;
  if (keyword === 'unrecognized_keys') {
    const allowed = known.length > 0 ? ` Yang tersedia: ${known.join(', ')}.` : '';
    return (params as { keys: string[] }).keys.map((key) => ({
      pointer: `${pointer}/${escaped(key)}`,
      code: 'common.unknown_field',
      detail: `"${key}" tidak dikenal.${allowed}`,
    }));
  }
  return [{ pointer, code: `common.${keyword}`, detail: message ?? 'Isian ini belum sesuai.' }];
}

function knownFields(request: FastifyRequest, context: string | undefined): readonly string[] {
  const schema = context === 'querystring' ? request.routeOptions.schema?.querystring : undefined;
  const shape = (schema as { shape?: Record<string, unknown> } | undefined)?.shape;
  return shape ? Object.keys(shape) : [];
}

function validationError(error: FastifyError, request: FastifyRequest): AppError {
  const known = knownFields(request, error.validationContext);
  const errors = (error.validation ?? []).flatMap((finding) => fieldErrors(finding, known));
  return badRequest(
    'common.invalid_input',
    errors.length === 1 && errors[0]
      ? errors[0].detail
      : 'Beberapa isian belum sesuai. Perbaiki yang ditandai.',
    errors,
  );
}

function toAppError(error: FastifyError, request: FastifyRequest): AppError {
  if (error instanceof AppError) return error;
  if (hasZodFastifySchemaValidationErrors(error)) return validationError(error, request);
  const known = KNOWN[error.code];
  if (known) return new AppError(known.status, known.code, known.detail);
  if (error.statusCode === 429)
    return new AppError(
      429,
      'common.too_many_requests',
      'Terlalu banyak permintaan. Tunggu sebentar, lalu coba lagi.',
    );
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500)
    return new AppError(error.statusCode, UNREADABLE.code, UNREADABLE.detail);
  return new AppError(
    500,
    'common.internal',
    `Terjadi gangguan pada sistem. Coba lagi; bila berulang, sampaikan kode ${request.id} kepada administrator.`,
  );
}

function problemOf(error: AppError, instance: string, traceId: string): Problem & Record<string, unknown> {
  return {
    type: 'about:blank',
    title: TITLES[error.status] ?? 'Permintaan ditolak',
    status: error.status,
    detail: error.detail,
    instance,
    code: error.code,
    traceId,
    ...(error.errors ? { errors: error.errors } : {}),
    ...error.extra,
  };
}

function send(error: AppError, request: FastifyRequest, reply: FastifyReply) {
  return reply
    .code(error.status)
    .headers(error.headers)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .serializer((payload: unknown) => JSON.stringify(payload))
    .send(problemOf(error, request.url.split('?')[0] ?? '/', request.id));
}

/** One handler turns everything that is thrown into RFC 9457. Only what is our fault is logged as an error. */
export function sendProblem(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  const problem = toAppError(error, request);
  if (problem.status >= 500) request.log.error({ err: error }, 'request failed');
  if (problem.status === 503) reply.header('retry-after', '5');
  return send(problem, request, reply);
}

/** What Node could not even read as a request: there is no route, no hook and no reply, only the connection. */
export function refuseConnection({ code = '' }: { code?: string }, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const known = KNOWN[code] ?? UNREADABLE;
  const id = randomUUID();
  const error = new AppError(known.status, known.code, known.detail);
  const body = JSON.stringify(problemOf(error, `urn:uuid:${id}`, id));
  const head = [
    `HTTP/1.1 ${known.status} ${STATUS_CODES[known.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    `X-Request-Id: ${id}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

export function sendNotFound(request: FastifyRequest, reply: FastifyReply) {
  return send(
    new AppError(404, 'common.unknown_address', 'Alamat ini tidak ada. Lihat daftar alamat di /docs.'),
    request,
    reply,
  );
}
