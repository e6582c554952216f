import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyError, FastifyRequest } from 'fastify';
import { MAX_UPLOAD_BYTES, type FileStore, type StoredContent, type UploadRules } from './files.ts';
import { badRequest } from './problem.ts';
import { sha256 } from './seal.ts';

interface Form<Content> {
  file: { fileName: string; content: Content };
  /** The other parts of the form, as text. */
  fields: Record<string, string>;
  /** Says whether two forms are the same, whatever boundary they were sent with. */
  digest: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The digest of the form that this request brought, once it is read. */
    formDigest?: string;
  }
}

/** A name as a person would see it: no path, no control characters, never longer than a column. */
const safeName = (name: string | undefined): string =>
  (name ?? 'berkas')
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/\p{Cc}/gu, '')
    .slice(-200) || 'berkas';

const missingFile = () =>
  badRequest('files.missing', 'Tidak ada berkas yang dikirim. Pilih berkas, lalu unggah kembali.', [
    { pointer: '/file', code: 'files.missing', detail: 'Isian `file` wajib.' },
  ]);

const malformedForm = () =>
  badRequest(
    'files.malformed_form',
    'Formulir unggahan tidak terbaca atau terpotong. Pilih berkas, lalu unggah kembali sebagai multipart/form-data.',
  );

/** The parser has classes for limits alone; whatever else it throws, it could not read the form. */
async function* partsOf(request: FastifyRequest) {
  try {
    yield* request.parts({ limits: { files: 1, fields: 10, parts: 20, fileSize: MAX_UPLOAD_BYTES + 1 } });
  } catch (error) {
    throw (error as FastifyError).statusCode === 413 ? error : malformedForm();
  }
}

/** A file that breaks off reaches whoever reads it as an error of its stream. */
const isTorn = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('multipart data');

/** Reads a multipart form with one file, which `take` must read to its end. */
async function readForm<Content extends { sha256: string }>(
  request: FastifyRequest,
  take: (content: Readable) => Promise<Content>,
): Promise<Form<Content>> {
  const fields: Record<string, string> = {};
  let file: Form<Content>['file'] | undefined;
  for await (const part of partsOf(request)) {
    if (part.type === 'field') fields[part.fieldname] = String(part.value);
    else if (part.fieldname !== 'file') throw missingFile();
    else {
      const content = await take(part.file).catch((error: unknown) => {
        throw isTorn(error) ? malformedForm() : error;
      });
      file = { fileName: safeName(part.filename), content };
    }
  }
  if (!file) throw missingFile();
  const parts = [file.fileName, file.content.sha256, Object.entries(fields).sort()];
  return { file, fields, digest: sha256(JSON.stringify(parts)) };
}

async function hashOf(content: Readable) {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return { sha256: hash.digest('hex') };
}

/** For a form that need not be kept. */
export const digestForm = async (request: FastifyRequest): Promise<string> =>
  (await readForm(request, hashOf)).digest;

export interface Upload {
  fileName: string;
  content: StoredContent;
  fields: Record<string, string>;
}

/** Streams the one file of a multipart form into the store; removes it again when the form is refused. */
export async function receiveUpload(
  request: FastifyRequest,
  store: FileStore,
  rules: UploadRules,
  allowedFields: readonly string[],
): Promise<Upload> {
  let stored: StoredContent | undefined;
  try {
    const form = await readForm(request, async (content) => (stored = await store.put(content, rules)));
    const unknown = Object.keys(form.fields).find((field) => !allowedFields.includes(field));
    if (unknown !== undefined)
      throw badRequest(
        'common.unknown_field',
        `Isian "${unknown}" tidak dikenal. Yang tersedia: file, ${allowedFields.join(', ')}.`,
      );
    request.formDigest = form.digest;
    return { ...form.file, fields: form.fields };
  } catch (error) {
    if (stored) await store.remove(stored.storageKey);
    throw error;
  }
}
