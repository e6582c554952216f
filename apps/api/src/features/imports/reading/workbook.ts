import { extname } from 'node:path';
import { readOds } from 'hucre/ods';
import { readXlsx, type CellValue, type MergeRange } from 'hucre/xlsx';
import { cellText } from './cell-text.ts';
import { readCsv } from './csv.ts';
import { ImportFileError, tooLarge, unreadable } from './import-file-error.ts';
import { plainOds } from './ods-content.ts';
import { checkZip, listZip, unpackEntry, type ZipEntry } from './zip-entries.ts';

export const MAX_SHEET_ROWS = 20_000;
const MAX_SHEET_COLUMNS = 200;

/** One worksheet: the text of its cells, row by row, and its merged areas (zero-based, both ends included). */
export interface Sheet {
  name: string;
  rows: string[][];
  merges: MergeRange[];
}

const startsWith = (bytes: Buffer, ...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);

/** By content, never by name: offices rename files. */
function kindOf(bytes: Buffer): 'zip' | 'ole' | 'text' | 'other' {
  if (startsWith(bytes, 0x50, 0x4b)) return 'zip';
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'ole';
  const head = bytes.subarray(0, 4096);
  const utf16 = startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff);
  if (head.includes(0) && !utf16) return 'other';
  return /^\s*(?:%PDF|<\?xml|<!doctype|<html|<table|\{\\rtf)/i.test(
    head.toString('latin1').replace(/^ï»¿/, ''),
  )
    ? 'other'
    : 'text';
}

const encrypted = () =>
  new ImportFileError(
    'imports.encrypted',
    'Berkas dilindungi kata sandi. Simpan salinannya tanpa kata sandi, lalu unggah salinan itu.',
  );

/** An OLE container is either the old XLS or an XLSX locked with a password. */
function refuseOle(bytes: Buffer): never {
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw encrypted();
  throw new ImportFileError(
    'imports.old_xls',
    'Ini berkas Excel lama (.xls). Buka dengan Excel atau LibreOffice, pilih Simpan Sebagai "Excel Workbook (.xlsx)", lalu unggah hasilnya.',
  );
}

const toSheet = (sheet: { name: string; rows: CellValue[][]; merges?: MergeRange[] }): Sheet => ({
  name: sheet.name,
  rows: sheet.rows.map((row) => row.slice(0, MAX_SHEET_COLUMNS).map(cellText)),
  merges: sheet.merges ?? [],
});

async function readXlsxSheets(zip: Buffer): Promise<Sheet[]> {
  const workbook = await readXlsx(zip, {
    sheets: (info) => !info.hidden && !info.veryHidden,
    range: `A1:GR${MAX_SHEET_ROWS + 500}`,
  });
  return workbook.sheets.map(toSheet);
}

async function readOdsSheets(zip: Buffer, entries: readonly ZipEntry[]): Promise<Sheet[]> {
  const manifest = entries.find(({ name }) => name === 'META-INF/manifest.xml');
  if (manifest && unpackEntry(zip, manifest).includes('encryption-data')) throw encrypted();
  const workbook = await readOds(plainOds(zip, entries));
  return workbook.sheets.map(toSheet);
}

async function readZip(zip: Buffer): Promise<Sheet[]> {
  const entries = listZip(zip);
  checkZip(zip, entries);
  const has = (path: string) => entries.some(({ name }) => name === path);
  if (has('content.xml') && has('mimetype')) return readOdsSheets(zip, entries);
  if (has('[Content_Types].xml') && entries.some(({ name }) => /^xl\/.*\.xml$/i.test(name)))
    return readXlsxSheets(zip);
  throw unsupported();
}

const unsupported = () =>
  new ImportFileError(
    'imports.unsupported_file',
    'Berkas ini bukan lembar kerja yang dikenal. Unggah berkas .xlsx, .ods, atau .csv.',
  );

function trimSheet({ name, rows, merges }: Sheet): Sheet {
  const last = rows.findLastIndex((row) => row.some((cell) => cell !== ''));
  if (last >= MAX_SHEET_ROWS)
    throw new ImportFileError(
      'imports.too_many_rows',
      `Lembar "${name}" berisi lebih dari ${MAX_SHEET_ROWS.toLocaleString('id-ID')} baris. Bagi menjadi beberapa berkas, lalu unggah satu per satu.`,
    );
  return { name, rows: rows.slice(0, last + 1), merges };
}

const csvName = (fileName: string) => fileName.slice(0, fileName.length - extname(fileName).length) || 'CSV';

async function readSheets(bytes: Buffer, fileName: string): Promise<Sheet[]> {
  const kind = kindOf(bytes);
  if (kind === 'ole') refuseOle(bytes);
  if (kind === 'other') throw unsupported();
  if (kind === 'text')
    return [{ name: csvName(fileName), rows: readCsv(bytes).map((row) => row.map(cellText)), merges: [] }];
  try {
    return await readZip(bytes);
  } catch (error) {
    if (error instanceof ImportFileError) throw error;
    throw /limit|outside the supported/.test(String(error)) ? tooLarge(error) : unreadable(error);
  }
}

/** Every visible sheet of an XLSX, ODS or CSV file that holds something. */
export async function readWorkbook(bytes: Buffer, fileName: string): Promise<Sheet[]> {
  const sheets = (await readSheets(bytes, fileName)).map(trimSheet).filter(({ rows }) => rows.length > 0);
  if (sheets.length === 0)
    throw new ImportFileError(
      'imports.empty_file',
      'Berkas ini kosong. Pastikan daftar usulan ada di dalamnya dan sudah disimpan, lalu unggah kembali.',
    );
  return sheets;
}
