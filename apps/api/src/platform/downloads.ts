import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from './etag.ts';
import type { FileStore } from './files.ts';
import { AppError } from './problem.ts';

export interface Download {
  storageKey: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** RFC 6266: a plain name for old programs, the real one for the others. */
export const attachmentHeader = (fileName: string): string =>
  `attachment; filename="${fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;

/** One range (RFC 9110 §14); anything else is answered whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!match || (match[1] === '' && match[2] === '')) return undefined;
  const start = match[1] === '' ? Math.max(size - Number(match[2]), 0) : Number(match[1]);
  const end = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1);
  if (start > end || start >= size)
    throw new AppError(
      416,
      'files.bad_range',
      'Bagian berkas yang diminta tidak ada. Unduh berkas seutuhnya.',
      {
        headers: { 'content-range': `bytes */${size}` },
      },
    );
  return { start, end };
}

/** Sends a stored file as a download: never rendered, resumable, checked by its SHA-256. */
export function sendDownload(request: FastifyRequest, reply: FastifyReply, store: FileStore, file: Download) {
  const etag = `"${file.sha256}"`;
  reply
    .header('content-disposition', attachmentHeader(file.fileName))
    .header('x-content-type-options', 'nosniff')
    .header('accept-ranges', 'bytes')
    .header('cache-control', 'private, no-cache')
    .header('etag', etag)
    .type(file.mediaType);
  if (isKnown(request, etag)) return reply.code(304).send();
  const fresh = request.headers['if-range'] === undefined || request.headers['if-range'] === etag;
  const range = fresh ? rangeOf(request.headers.range, file.size) : undefined;
  if (!range) return reply.header('content-length', file.size).send(store.read(file.storageKey));
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${file.size}`)
    .header('content-length', range.end - range.start + 1)
    .send(store.read(file.storageKey, range));
}
