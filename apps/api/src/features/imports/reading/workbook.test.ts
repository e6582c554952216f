import { deflateRawSync } from 'node:zlib';
import { writeOds } from 'hucre/ods';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { storedZip } from './ods-content.ts';
import { readProposalSheet, valuesOf } from './proposal-sheet.ts';
import { listZip, unpackEntry } from './zip-entries.ts';

const HEADER = ['No', 'Perangkat Daerah', 'Usulan', 'Calon Mitra', 'Perkiraan Biaya', 'Jangka Waktu'];
const ROW = [1, 'Dinas Pangan', 'Cadangan pangan', 'Pemprov Riau', 200000000, '2 tahun'];

const xlsx = async (rows: CellValue[][], more: object = {}) =>
  Buffer.from(await writeXlsx({ sheets: [{ name: 'Usulan', rows, ...more }] }));
const ods = async (rows: CellValue[][], more: object = {}) =>
  Buffer.from(await writeOds({ sheets: [{ name: 'Usulan', rows, ...more }] }));
const csv = (text: string) => Buffer.from(text);

async function firstRow(file: Buffer) {
  const { rows, columns } = await readProposalSheet(file, 'usulan');
  return valuesOf(rows[0]?.cells ?? [], columns);
}
const problemOf = (file: Buffer) =>
  readProposalSheet(file, 'usulan').then(
    () => null,
    (error: { code: string }) => error.code,
  );

const EXPECTED = {
  sequence: '1',
  agency: 'Dinas Pangan',
  title: 'Cadangan pangan',
  partners: 'Pemprov Riau',
  cost: '200000000',
  term: '2 tahun',
};

describe('files that offices send', () => {
  it('reads XLSX', async () => {
    expect(await firstRow(await xlsx([HEADER, ROW]))).toEqual(EXPECTED);
  });

  it('reads ODS, also the rows that LibreOffice repeats on each page', async () => {
    const file = await ods([HEADER, ROW]);
    expect(await firstRow(file)).toEqual(EXPECTED);
    const entries = listZip(file);
    const parts = entries.map((entry) => [entry.name, unpackEntry(file, entry)] as const);
    const wrapped = parts.map(([name, data]) => {
      const xml = data.toString('utf8').replace(/<table:table-row[^]*?<\/table:table-row>/, (row) => {
        return `<table:table-header-rows>${row}</table:table-header-rows>`;
      });
      return [name, name === 'content.xml' ? Buffer.from(xml) : data] as const;
    });
    expect(String(wrapped.find(([name]) => name === 'content.xml')?.[1])).toContain('table-header-rows');
    expect(await firstRow(storedZip(wrapped))).toEqual(EXPECTED);
  });

  it.each([
    ['semicolons', `${HEADER.join(';')}\n${ROW.join(';')}\n`],
    ['commas', `${HEADER.join(',')}\r\n${ROW.join(',')}\r\n`],
    ['tabs', `${HEADER.join('\t')}\n${ROW.join('\t')}`],
    ['a byte order mark', `\ufeff${HEADER.join(';')}\n${ROW.join(';')}`],
    ['a declared separator', `sep=;\n${HEADER.join(';')}\n${ROW.join(';')}`],
    ['title rows above', `DAFTAR USULAN, HASIL FGD\n\n${HEADER.join(';')}\n${ROW.join(';')}\n`],
  ])('reads CSV with %s', async (_, text) => {
    expect(await firstRow(csv(text))).toEqual(EXPECTED);
  });

  it('reads quoted cells with separators, quotes and line breaks', async () => {
    const text = `No;OPD;Usulan;Mitra\n1;Dinas Pangan;"Pangan; ""segar""\nkedua";Riau\n`;
    expect(await firstRow(csv(text))).toMatchObject({ title: 'Pangan; "segar"\nkedua', partners: 'Riau' });
  });

  it('reads UTF-8 and Windows-1252 alike', async () => {
    const text = `OPD;Usulan\nDinas Pangan;Kafé – rendang\n`;
    expect(await firstRow(csv(text))).toMatchObject({ title: 'Kafé – rendang' });
    const windows = Buffer.from(text.replace('–', '\x96'), 'latin1');
    expect(await firstRow(windows)).toMatchObject({ title: 'Kafé – rendang' });
  });

  it('never executes a cell: formulas give their stored value, markup stays text', async () => {
    const rows: CellValue[][] = [
      ['OPD', 'Usulan', 'Mitra', 'Anggaran', 'Keterangan'],
      ['Dinas Pangan', '=cmd|calc', '<img src=x onerror=alert(1)>', null, null],
    ];
    const cells = new Map<string, object>([
      ['1,3', { value: 500000000, type: 'formula', formula: 'SUM(1,2)', formulaResult: 500000000 }],
      ['1,4', { value: null, type: 'formula', formula: 'WEBSERVICE("https://example.invalid")' }],
    ]);
    expect(await firstRow(await xlsx(rows, { cells }))).toEqual({
      agency: 'Dinas Pangan',
      title: '=cmd|calc',
      partners: '<img src=x onerror=alert(1)>',
      cost: '500000000',
    });
  });

  it('writes dates as ISO, decimals as in Indonesia, and leaves out what nobody sees', async () => {
    const rows: CellValue[][] = [
      ['OPD', 'Usulan', 'Mulai', 'Anggaran'],
      ['Dinas\u00a0Pangan\u200b', ' Cadangan ', new Date('2022-06-17T00:00:00Z'), 12.5],
    ];
    const columns = [{}, {}, { numFmt: 'dd/mm/yyyy' }, {}];
    expect(await firstRow(await xlsx(rows, { columns }))).toEqual({
      agency: 'Dinas Pangan',
      title: 'Cadangan',
      startDate: '2022-06-17',
      cost: '12,5',
    });
  });

  it('takes the sheet that holds the list, not the first one', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: 'Petunjuk', rows: [['Isi lembar berikutnya.']] },
        { name: 'Data', rows: [HEADER, ROW] },
      ],
    });
    expect((await readProposalSheet(Buffer.from(file), 'x.xlsx')).sheet).toBe('Data');
  });

  it('names the other sheets that hold a list too', async () => {
    const file = await writeXlsx({
      sheets: [
        { name: 'Tahap 1', rows: [HEADER, ROW] },
        { name: 'Tahap 2', rows: [HEADER.slice(0, 4), ROW.slice(0, 4)] },
        { name: 'Kosong', rows: [HEADER] },
        {
          name: 'Rujukan',
          rows: [
            ['Perangkat Daerah', 'Urusan'],
            ['Dinas Pangan', 'Pangan'],
          ],
        },
      ],
    });
    const { sheet, otherSheets } = await readProposalSheet(Buffer.from(file), 'x.xlsx');
    expect([sheet, otherSheets]).toEqual(['Tahap 1', ['Tahap 2']]);
  });
});

const fakeOle = (marker: string) =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(600),
    Buffer.from(marker, 'utf16le'),
  ]);

/** One entry that claims to be small. */
function bomb(claimed: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(20 * 1024 * 1024));
  const name = Buffer.from('[Content_Types].xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(claimed, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}

describe('files that cannot be read say why', () => {
  it('asks to save the old XLS anew', async () => {
    expect(await problemOf(fakeOle('Workbook'))).toBe('imports.old_xls');
  });

  it('asks for a copy without password', async () => {
    expect(await problemOf(fakeOle('EncryptedPackage'))).toBe('imports.encrypted');
    const locked = await writeXlsx({
      sheets: [{ name: 'A', rows: [HEADER, ROW] }],
      encryption: { password: 'rahasia', spinCount: 1000 },
    });
    expect(await problemOf(Buffer.from(locked))).toBe('imports.encrypted');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'imports.empty_file'],
    ['blank lines', csv('\n ; ;\n'), 'imports.empty_file'],
    ['no heading', csv('halo;dunia\n1;2\n'), 'imports.no_header'],
    ['a PDF', csv('%PDF-1.7 ...'), 'imports.unsupported_file'],
    ['a web page named .xls', csv('<html><table><tr><td>OPD</td></tr></table>'), 'imports.unsupported_file'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]), 'imports.unsupported_file'],
    ['a broken archive', Buffer.from('PK\x03\x04 tidak lengkap'), 'imports.unreadable'],
    ['a ZIP bomb', bomb(1000), 'imports.too_large'],
    ['an honest ZIP bomb', bomb(3_000_000_000), 'imports.too_large'],
  ])('%s', async (_, file, code) => {
    expect(await problemOf(file)).toBe(code);
  });

  it('a truncated workbook', async () => {
    const file = await xlsx([HEADER, ROW]);
    expect(await problemOf(file.subarray(0, file.length - 40))).toBe('imports.unreadable');
  });

  it('more rows than a list of proposals can have', async () => {
    const rows = [HEADER, ...Array.from({ length: 20_001 }, () => ROW)];
    expect(await problemOf(csv(rows.map((row) => row.join(';')).join('\n')))).toBe('imports.too_many_rows');
  });

  it('one cell at the far corner costs nothing', async () => {
    const cells = new Map([['1048575,16383', { value: 'jauh', type: 'string' }]]);
    expect(await firstRow(await xlsx([HEADER, ROW], { cells }))).toEqual(EXPECTED);
  });
});
