import { inflateRawSync } from 'node:zlib';
import { tooLarge, unreadable } from './import-file-error.ts';

/** A spreadsheet of 20,000 proposals unpacks to some 40 MB; what is far beyond is a mistake or an attack. */
const MAX_ENTRIES = 2_000;
const MAX_UNPACKED = 100 * 1024 * 1024;
const MAX_UNPACKED_TEXT = 64 * 1024 * 1024;

export interface ZipEntry {
  name: string;
  method: number;
  packedSize: number;
  size: number;
  offset: number;
}

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;

function findDirectory(zip: Buffer): { offset: number; count: number } {
  const last = zip.length - 22;
  for (let at = last; at >= Math.max(0, last - 0xffff); at--)
    if (zip.readUInt32LE(at) === END_OF_DIRECTORY)
      return { offset: zip.readUInt32LE(at + 16), count: zip.readUInt16LE(at + 10) };
  throw unreadable();
}

/** The table of contents of a ZIP file, as it claims to be. */
export function listZip(zip: Buffer): ZipEntry[] {
  const { offset, count } = findDirectory(zip);
  if (count > MAX_ENTRIES) throw tooLarge();
  const entries: ZipEntry[] = [];
  let at = offset;
  for (let index = 0; index < count; index++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw unreadable();
    const nameLength = zip.readUInt16LE(at + 28);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      method: zip.readUInt16LE(at + 10),
      packedSize: zip.readUInt32LE(at + 20),
      size: zip.readUInt32LE(at + 24),
      offset: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of one entry; an entry that unpacks to more than it claims is refused. */
export function unpackEntry(zip: Buffer, entry: ZipEntry): Buffer {
  if (entry.offset + 30 > zip.length || zip.readUInt32LE(entry.offset) !== LOCAL_ENTRY) throw unreadable();
  const start = entry.offset + 30 + zip.readUInt16LE(entry.offset + 26) + zip.readUInt16LE(entry.offset + 28);
  const packed = zip.subarray(start, start + entry.packedSize);
  if (entry.method === STORED && entry.packedSize === entry.size) return packed;
  if (entry.method !== DEFLATED) throw unreadable();
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.size) });
  } catch (error) {
    throw (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(error) : unreadable(error);
  }
}

/** Refuses ZIP bombs before anything else unpacks the file. */
export function checkZip(zip: Buffer, entries: readonly ZipEntry[]): void {
  const sum = (list: readonly ZipEntry[]) => list.reduce((total, entry) => total + entry.size, 0);
  if (sum(entries) > MAX_UNPACKED) throw tooLarge();
  if (sum(entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))) > MAX_UNPACKED_TEXT) throw tooLarge();
  for (const entry of entries) unpackEntry(zip, entry);
}
