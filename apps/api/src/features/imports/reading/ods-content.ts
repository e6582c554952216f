import { crc32 } from 'node:zlib';
import { unreadable } from './import-file-error.ts';
import { unpackEntry, type ZipEntry } from './zip-entries.ts';

/**
 * The spreadsheet library reads only the rows that lie directly in a table: rows that LibreOffice wraps, because they are
 * repeated on every printed page or grouped, would be lost. So the wrappers are taken away first.
 */
const WRAPPERS = /<\/?table:(?:table-header-rows|table-row-group|table-rows)(?:\s[^>]*)?>/g;

function storedEntry(name: string, data: Buffer, offset: number): { local: Buffer; directory: Buffer } {
  const nameBytes = Buffer.from(name);
  const sizes = Buffer.alloc(16);
  sizes.writeUInt32LE(crc32(data), 4);
  sizes.writeUInt32LE(data.length, 8);
  sizes.writeUInt32LE(data.length, 12);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  sizes.copy(local, 10);
  local.writeUInt16LE(nameBytes.length, 26);
  const directory = Buffer.alloc(46);
  directory.writeUInt32LE(0x02014b50, 0);
  directory.writeUInt16LE(20, 4);
  directory.writeUInt16LE(20, 6);
  sizes.copy(directory, 12);
  directory.writeUInt16LE(nameBytes.length, 28);
  directory.writeUInt32LE(offset, 42);
  return {
    local: Buffer.concat([local, nameBytes, data]),
    directory: Buffer.concat([directory, nameBytes]),
  };
}

/** A ZIP file of entries that are not compressed. */
export function storedZip(files: readonly (readonly [string, Buffer])[]): Buffer {
  const locals: Buffer[] = [];
  const directories: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of files) {
    const { local, directory } = storedEntry(name, data, offset);
    locals.push(local);
    directories.push(directory);
    offset += local.length;
  }
  const directory = Buffer.concat(directories);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** The same spreadsheet with all its rows in plain sight, and nothing but its cells. */
export function plainOds(zip: Buffer, entries: readonly ZipEntry[]): Buffer {
  const content = entries.find(({ name }) => name === 'content.xml');
  if (!content) throw unreadable();
  const xml = unpackEntry(zip, content).toString('utf8').replace(WRAPPERS, '');
  return storedZip([
    ['mimetype', Buffer.from('application/vnd.oasis.opendocument.spreadsheet')],
    ['content.xml', Buffer.from(xml)],
  ]);
}
