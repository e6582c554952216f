import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import { newId } from './columns.ts';
import { AppError, unprocessable } from './problem.ts';

export interface StoredContent {
  storageKey: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** Where files live. Disk today; an object store for several machines fits behind the same verbs. */
export interface FileStore {
  put(content: Readable, rules: UploadRules): Promise<StoredContent>;
  read(storageKey: string, range?: { start: number; end: number }): Readable;
  remove(storageKey: string): Promise<void>;
  path(storageKey: string): string;
  /** Everything that was stored before, in portions; also what a broken upload left behind. */
  list(before: Date): AsyncGenerator<string[]>;
}

export interface UploadRules {
  maxBytes: number;
  /** Types by content, never by name. */
  mediaTypes: readonly string[];
  /** Plain text has no signature: taken when nothing else is recognised and this is set. */
  plainTextAs?: string;
  hint: string;
}

const MB = 1024 * 1024;
/** No upload is larger, whatever it is for. */
export const MAX_UPLOAD_BYTES = 20 * MB;
export const ATTACHMENT_RULES: UploadRules = {
  maxBytes: MAX_UPLOAD_BYTES,
  mediaTypes: [
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    'application/vnd.oasis.opendocument.text',
    'application/vnd.oasis.opendocument.spreadsheet',
    'image/jpeg',
    'image/png',
    'image/webp',
  ],
  hint: 'PDF, DOCX, XLSX, PPTX, ODT, ODS, JPEG, PNG, atau WEBP',
};

const isText = (head: Buffer): boolean => head.length > 0 && !head.includes(0);

async function mediaTypeOf(file: string, rules: UploadRules): Promise<string> {
  const handle = await open(file);
  // A ZIP names its parts near the beginning; 64 KB are enough to tell DOCX from XLSX.
  const head = Buffer.alloc(64 * 1024);
  const { bytesRead } = await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  const start = head.subarray(0, bytesRead);
  const found = (await fileTypeFromBuffer(start))?.mime;
  if (found && rules.mediaTypes.includes(found)) return found;
  if (!found && rules.plainTextAs && isText(start)) return rules.plainTextAs;
  throw unprocessable('files.type_not_allowed', `Isi berkas ini tidak dikenali. Unggah ${rules.hint}.`, [
    { pointer: '/file', code: 'files.type_not_allowed', detail: `Terbaca sebagai ${found ?? 'jenis lain'}.` },
  ]);
}

const tooLarge = (maxBytes: number) =>
  new AppError(
    413,
    'files.too_large',
    `Berkas melebihi ${Math.round(maxBytes / MB)} MB. Perkecil berkas, lalu unggah kembali.`,
  );

const PARTIAL = '.part';

/** Undefined if it is gone meanwhile. */
const storedAt = async (file: string): Promise<Date | undefined> =>
  (await stat(file).catch(() => undefined))?.mtime;

/** Keeps files below `root`, named by id, sharded by its last two digits (the first ones are time). */
export function makeDiskStore(root: string): FileStore {
  const pathOf = (key: string): string => path.join(root, key.slice(-2), key);
  const partialOf = (key: string): string => `${pathOf(key)}${PARTIAL}`;

  return {
    async put(content, rules) {
      const storageKey = newId();
      const target = pathOf(storageKey);
      const partial = partialOf(storageKey);
      await mkdir(path.dirname(target), { recursive: true });
      const hash = createHash('sha256');
      let size = 0;
      const measure = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          hash.update(chunk);
          done(size > rules.maxBytes ? tooLarge(rules.maxBytes) : null, chunk);
        },
      });
      try {
        await pipeline(content, measure, createWriteStream(partial, { mode: 0o600 }));
        if (size === 0)
          throw unprocessable('files.empty', 'Berkas ini kosong. Pilih berkas yang berisi.', [
            { pointer: '/file', code: 'files.empty', detail: 'Ukuran 0 byte.' },
          ]);
        const mediaType = await mediaTypeOf(partial, rules);
        await rename(partial, target);
        return { storageKey, mediaType, size, sha256: hash.digest('hex') };
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    read: (storageKey, range) => createReadStream(pathOf(storageKey), range),
    async remove(storageKey) {
      await rm(pathOf(storageKey), { force: true });
      await rm(partialOf(storageKey), { force: true });
    },
    path: pathOf,
    async *list(before) {
      await mkdir(root, { recursive: true });
      for (const shelf of await readdir(root)) {
        const files = (await readdir(path.join(root, shelf))).map((name) => path.join(root, shelf, name));
        const ages = await Promise.all(files.map(storedAt));
        const old = files.filter((_file, at) => (ages[at] ?? before) < before);
        yield old.map((file) => path.basename(file, PARTIAL));
      }
    },
  };
}
