import { eq } from 'drizzle-orm';
import { strFromU8, unzipSync } from 'fflate';
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
    .replaceAll('&amp;', '&');

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
  const xml = strFromU8(unzipSync(file)['word/document.xml'] ?? new Uint8Array());
  const rows = [...xml.matchAll(/<w:tr[ >].*?<\/w:tr>/gs)].map(([row]) =>
    [...row.matchAll(/<w:tc>.*?<\/w:tc>/gs)].map(([cell]) => textOf(cell)),
  );
  return { rows, text: textOf(xml) };
}
