import type { FastifyRequest } from 'fastify';
import type { FileStore, StoredContent, UploadRules } from './files.ts';
import { badRequest } from './problem.ts';

export interface Upload {
  fileName: string;
  content: StoredContent;
  /** The other parts of the form, as text. */
  fields: Record<string, string>;
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

/** Streams the one file of a multipart form into the store; removes it again when the form is refused. */
export async function receiveUpload(
  request: FastifyRequest,
  store: FileStore,
  rules: UploadRules,
  allowedFields: readonly string[],
): Promise<Upload> {
  const fields: Record<string, string> = {};
  let received: { fileName: string; content: StoredContent } | undefined;
  try {
    for await (const part of request.parts({
      limits: { files: 1, fields: 10, fileSize: rules.maxBytes + 1 },
    })) {
      if (part.type === 'file') {
        if (part.fieldname !== 'file') throw missingFile();
        received = { fileName: safeName(part.filename), content: await store.put(part.file, rules) };
      } else if (allowedFields.includes(part.fieldname)) {
        fields[part.fieldname] = String(part.value);
      } else {
        throw badRequest(
          'common.unknown_field',
          `Isian "${part.fieldname}" tidak dikenal. Yang tersedia: file, ${allowedFields.join(', ')}.`,
        );
      }
    }
    if (!received) throw missingFile();
    return { ...received, fields };
  } catch (error) {
    if (received) await store.remove(received.content.storageKey);
    throw error;
  }
}
