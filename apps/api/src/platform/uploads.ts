import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { FastifyError, FastifyRequest } from 'fastify';
import { MAX_UPLOAD_BYTES, type FileStore, type StoredContent, type UploadRules } from './files.ts';
import { badRequest } from './problem.ts';
import { sha256 } from './seal.ts';

interface Form<Content> {
  file: { fileName: string; content: Content } | undefined;
  /** The other parts of the form, as text; a field may be sent several times. */
  entries: [name: string, value: string][];
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

export const missingFile = () =>
  badRequest('files.missing', 'Tidak ada berkas yang dikirim. Pilih berkas, lalu unggah kembali.', [
    { pointer: '/file', code: 'files.missing', detail: 'Isian `file` wajib.' },
  ]);

const malformedForm = () =>
  badRequest(
    'files.malformed_form',
    'Formulir unggahan tidak terbaca atau terpotong. Pilih berkas, lalu unggah kembali sebagai multipart/form-data.',
  );

/** The parser has classes for limits alone; whatever else it throws, it could not read the form. */
async function* partsOf(request: FastifyRequest, fields: number) {
  try {
    yield* request.parts({
      limits: { files: 1, fields, parts: fields + 10, fileSize: MAX_UPLOAD_BYTES + 1 },
    });
  } catch (error) {
    throw (error as FastifyError).statusCode === 413 ? error : malformedForm();
  }
}

/** A file that breaks off reaches whoever reads it as an error of its stream. */
const isTorn = (error: unknown): boolean =>
  error instanceof Error && error.message.includes('multipart data');

const FEW_FIELDS = 10;
/** No form of ours has more, lists counted in full. */
const MANY_FIELDS = 50;

/** Reads a multipart form with at most one file, which `take` must read to its end. */
async function readForm<Content extends { sha256: string }>(
  request: FastifyRequest,
  take: (content: Readable) => Promise<Content>,
  maxFields: number,
): Promise<Form<Content>> {
  const entries: Form<Content>['entries'] = [];
  let file: Form<Content>['file'];
  for await (const part of partsOf(request, maxFields)) {
    if (part.type === 'field') entries.push([part.fieldname, String(part.value)]);
    else if (part.fieldname !== 'file') throw missingFile();
    else {
      const content = await take(part.file).catch((error: unknown) => {
        throw isTorn(error) ? malformedForm() : error;
      });
      file = { fileName: safeName(part.filename), content };
    }
  }
  const parts = [file?.fileName, file?.content.sha256, [...entries].sort()];
  return { file, entries, digest: sha256(JSON.stringify(parts)) };
}

async function hashOf(content: Readable) {
  const hash = createHash('sha256');
  for await (const chunk of content) hash.update(chunk as Buffer);
  return { sha256: hash.digest('hex') };
}

/** For a form that need not be kept. */
export const digestForm = async (request: FastifyRequest): Promise<string> =>
  (await readForm(request, hashOf, MANY_FIELDS)).digest;

export interface Upload {
  fileName: string;
  content: StoredContent;
  fields: Record<string, string>;
}

/** Streams the file of a multipart form, if there is one, into the store; removes it again when the form is refused. */
export async function receiveForm(
  request: FastifyRequest,
  store: FileStore,
  rules: UploadRules,
  allowedFields: readonly string[],
): Promise<Pick<Form<StoredContent>, 'file' | 'entries'>> {
  let stored: StoredContent | undefined;
  try {
    const form = await readForm(
      request,
      async (content) => (stored = await store.put(content, rules)),
      allowedFields.length > FEW_FIELDS ? MANY_FIELDS : FEW_FIELDS,
    );
    const unknown = form.entries.map(([name]) => name).find((name) => !allowedFields.includes(name));
    if (unknown !== undefined)
      throw badRequest(
        'common.unknown_field',
        `Isian "${unknown}" tidak dikenal. Yang tersedia: file, ${allowedFields.join(', ')}.`,
      );
    request.formDigest = form.digest;
    return form;
  } catch (error) {
    if (stored) await store.remove(stored.storageKey);
    throw error;
  }
}

/** The same for a form that is nothing without its file. */
export async function receiveUpload(
  request: FastifyRequest,
  store: FileStore,
  rules: UploadRules,
  allowedFields: readonly string[],
): Promise<Upload> {
  const { file, entries } = await receiveForm(request, store, rules, allowedFields);
  if (!file) throw missingFile();
  return { ...file, fields: Object.fromEntries(entries) };
}
