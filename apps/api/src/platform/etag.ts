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

/** The row versions that the caller accepts as current, mostly the one last seen; `*` means any. */
export type Expected = readonly number[] | '*';

const tagsOf = (header: string): string[] => header.split(',').map((tag) => tag.trim());

/** The versions a tag names. One that was never ours cannot be current. */
export function expectedFrom(text: string): Expected {
  if (text.trim() === '*') return '*';
  return tagsOf(text).map((tag) => Number(/^"(\d{1,9})"$/.exec(tag)?.[1] ?? -1));
}

/** What If-Match names; `ifMatch` routes always have one. */
export function expectedVersion(request: FastifyRequest): Expected {
  const header = request.headers['if-match'];
  if (header === undefined)
    throw new AppError(
      428,
      'common.if_match_required',
      'Sertakan If-Match dengan nilai etag terakhir yang Anda lihat, supaya perubahan orang lain tidak tertimpa.',
    );
  return expectedFrom(header);
}

export const isCurrent = (expected: Expected, actual: number): boolean =>
  expected === '*' || expected.includes(actual);

/** Since when the caller may have missed changes. */
export const oldest = (expected: Expected): number => (expected === '*' ? -1 : Math.min(...expected));

/** The same for a PUT that may also create. */
export const expectedOrNew = (request: FastifyRequest): Expected | 'new' =>
  request.headers['if-match'] === undefined && request.headers['if-none-match']?.trim() === '*'
    ? 'new'
    : expectedVersion(request);

/** 412 with what changed since the caller looked. */
export const stale = (currentEtag: string, changes: unknown[] = []): AppError =>
  new AppError(
    412,
    'common.stale',
    'Catatan ini sudah berubah sejak Anda membukanya. Muat ulang, bandingkan, lalu simpan kembali; isian Anda tidak hilang.',
    { extra: { currentEtag, changes } },
  );

export function checkVersion(expected: Expected, actual: number): void {
  if (!isCurrent(expected, actual)) throw stale(etagOf(actual));
}

/** If-Match of something that is known by a tag other than a row version (RFC 9110 §13.1.1: strongly). */
export const matchesStrongly = (header: string, etag: string): boolean =>
  header.trim() === '*' || tagsOf(header).includes(etag);

/** If-None-Match: whether the caller already has this (RFC 9110 §13.1.2: weakly). */
export function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const header = headers['if-none-match'];
  return header !== undefined && matchesStrongly(header.replaceAll('W/"', '"'), etag);
}

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
      if (['GET', 'HEAD'].includes(request.method) && isKnown(request, etag)) reply.code(304);
      return payload;
    });

    app.addHook('onSend', async (_request, reply, payload) => (reply.statusCode === 304 ? '' : payload));
  },
  { name: 'etags' },
);
