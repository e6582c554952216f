import type { FastifyInstance, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { AppError } from './problem.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /**
     * The request changes a record that others may change too: If-Match is demanded. `unless-new`: a PUT that may also
     * create, where `If-None-Match: *` says that nothing is there yet.
     */
    ifMatch?: boolean | 'unless-new';
  }
}

/** The strong ETag of a row version. */
export const etagOf = (rowVersion: number): string => `"${rowVersion}"`;

/** The row version the caller last saw; `ifMatch` routes always have one. `*` means any. */
export function expectedVersion(request: FastifyRequest): number | '*' {
  const header = request.headers['if-match'];
  if (header === undefined)
    throw new AppError(
      428,
      'common.if_match_required',
      'Sertakan If-Match dengan nilai etag terakhir yang Anda lihat, supaya perubahan orang lain tidak tertimpa.',
    );
  if (header.trim() === '*') return '*';
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  // A tag that was never ours cannot be current.
  return match?.[1] === undefined ? -1 : Number(match[1]);
}

/** The same for a PUT that may also create. */
export const expectedOrNew = (request: FastifyRequest): number | '*' | 'new' =>
  request.headers['if-match'] === undefined && request.headers['if-none-match']?.trim() === '*'
    ? 'new'
    : expectedVersion(request);

/** Throws 412 with what changed when the record is no longer the one the caller saw. */
export function checkVersion(expected: number | '*', actual: number, changes: unknown[] = []): void {
  if (expected === '*' || expected === actual) return;
  throw new AppError(
    412,
    'common.stale',
    'Catatan ini sudah berubah sejak Anda membukanya. Muat ulang, bandingkan, lalu simpan kembali; isian Anda tidak hilang.',
    { extra: { currentEtag: etagOf(actual), changes } },
  );
}

const matches = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((part) => part.trim().replace(/^W\//, '') === etag);

/** Sets ETag from the `etag` of the answer, answers If-None-Match with 304, and demands If-Match where declared. */
export const etags = fp(
  async (app: FastifyInstance) => {
    app.addHook('preValidation', async (request) => {
      const { ifMatch } = request.routeOptions.config;
      if (ifMatch === 'unless-new') expectedOrNew(request);
      else if (ifMatch) expectedVersion(request);
    });

    app.addHook('preSerialization', async (request, reply, payload) => {
      const etag = (payload as { etag?: unknown } | null)?.etag;
      if (typeof etag !== 'string' || reply.statusCode >= 300) return payload;
      reply.header('etag', etag);
      const header = request.headers['if-none-match'];
      if (request.method === 'GET' && header !== undefined && matches(header, etag)) reply.code(304);
      return payload;
    });

    app.addHook('onSend', async (_request, reply, payload) => (reply.statusCode === 304 ? '' : payload));
  },
  { name: 'etags' },
);
