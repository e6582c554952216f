import { inflateRawSync } from 'node:zlib';
import { eq } from 'drizzle-orm';
import { agencies } from '../agencies/agencies.table.ts';
import { proposals, type NewProposalRow } from '../proposals/proposals.table.ts';
import type { TestApp } from '../../../test/app.ts';

let counter = 0;

/** Puts a row into the register as a finished import would; states only what matters. */
export async function register(t: TestApp, agency: string, values: Partial<NewProposalRow> = {}) {
  const [office] = await t.db.select().from(agencies).where(eq(agencies.numberCode, agency));
  if (!office) throw new Error(`no agency ${agency} in the seeds`);
  counter += 1;
  const at = values.submittedAt ?? '2022-06-17T02:30:00Z';
  const [row] = await t.db
    .insert(proposals)
    .values({
      agencyId: office.id,
      title: `Usulan ${counter}`,
      status: 'mapped',
      kind: 'KSDD_SUKARELA',
      affairCodes: ['2.09'],
      locationCodes: ['13.02'],
      number: `USL/2022/${agency}/${String(counter).padStart(4, '0')}`,
      submittedAt: at,
      listedAt: at,
      ...values,
    })
    .returning();
  if (!row) throw new Error('insert returned no row');
  return row;
}

const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll('\u00a0', ' ');

const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:p[ >].*?<\/w:p>|<w:p>.*?<\/w:p>/gs)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>(.*?)<\/w:t>/gs)]
        .map(([, text]) => unescaped(text ?? ''))
        .join(''),
    )
    .join('\n');

/** Opens a DOCX again: the cells of its table, and all its text. */
export function readDocument(file: Buffer): { rows: string[][]; text: string } {
  const xml = readZipEntry(file, 'word/document.xml');
  const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  );
  return { rows, text: textOf(xml) };
}

function readZipEntry(file: Buffer, name: string): string {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  let at = file.readUInt32LE(end + 16);
  while (file.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment] = [20, 28, 30, 32].map((offset) =>
      offset === 20 ? file.readUInt32LE(at + offset) : file.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    if (file.toString('utf8', at + 46, at + 46 + nameLength) === name) {
      const local = file.readUInt32LE(at + 42);
      const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
      const content = file.subarray(start, start + packed);
      return (file.readUInt16LE(at + 10) === 8 ? inflateRawSync(content) : content).toString('utf8');
    }
    at += 46 + nameLength + extra + comment;
  }
  throw new Error(`no ${name} in the file`);
}
