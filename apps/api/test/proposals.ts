import { Buffer } from 'node:buffer';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { referenceEntries } from '../src/features/reference/reference.table.ts';
import { and, eq } from 'drizzle-orm';
import type { TestApp } from './app.ts';
import { person, type Person } from './actors.ts';

/** The people of one office story. */
export interface Cast {
  operator: Person;
  head: Person;
  biro: Person;
  kabag: Person;
  kabiro: Person;
  chair: Person;
  stranger: Person;
}

export async function cast(t: TestApp): Promise<Cast> {
  return {
    operator: await person(t, ['agency_operator'], 'DISPANGAN'),
    head: await person(t, ['agency_head'], 'DISPANGAN'),
    biro: await person(t, ['bureau_staff']),
    kabag: await person(t, ['section_head']),
    kabiro: await person(t, ['bureau_head']),
    chair: await person(t, ['tkksd_chair']),
    stranger: await person(t, ['agency_operator', 'agency_head'], 'DISPAR'),
  };
}

export async function targetId({ db }: TestApp, code = 'RPJMD-2021-2026/M3'): Promise<string> {
  const [row] = await db
    .select()
    .from(referenceEntries)
    .where(and(eq(referenceEntries.set, 'planning-target'), eq(referenceEntries.code, code)));
  if (!row) throw new Error(`no planning target ${code}`);
  return row.id;
}

/** Everything a hand-in needs. */
export const complete = async (t: TestApp) => ({
  title: 'Distribusi bawang merah Alahan Panjang',
  kind: 'KSDD_SUKARELA',
  affairCodes: ['2.09'],
  problem: 'Harga jatuh pada panen raya.',
  planningTargetIds: [await targetId(t)],
  candidatePartners: [
    { name: 'Pemerintah Provinsi Riau', type: 'PEMDA_PROV', regionCode: '14', readiness: 'DIJAJAKI' },
  ],
});

export async function draft(t: TestApp, by: Person, more: Record<string, unknown> = {}): Promise<Proposal> {
  const answer = await by.call({
    method: 'POST',
    url: '/proposals',
    payload: { ...(await complete(t)), ...more },
  });
  if (answer.statusCode !== 201) throw new Error(answer.body);
  return answer.json<Proposal>();
}

/** One step; `*` unless the test is about the version. */
export const act = (
  by: Person,
  proposal: { id: string },
  action: string,
  payload: Record<string, unknown> = {},
  ifMatch = '*',
) =>
  by.call({
    method: 'POST',
    url: `/proposals/${proposal.id}/${action}`,
    headers: { 'if-match': ifMatch },
    payload,
  });

async function must(answer: ReturnType<typeof act>): Promise<Proposal> {
  const got = await answer;
  if (got.statusCode !== 200) throw new Error(got.body);
  return got.json<Proposal>();
}

const PASSED = { morality: true, publicOrder: true, nationalInterest: true, law: true };

/** Brings a fresh proposal to a state by the ordinary way. */
export async function reach(
  t: TestApp,
  c: Cast,
  status: string,
  more: Record<string, unknown> = {},
): Promise<Proposal> {
  const made = await draft(t, c.operator, more);
  const steps: Record<string, () => Promise<Proposal>> = {
    draft: async () => made,
    awaiting_head: () => must(act(c.operator, made, 'request-approval')),
    submitted: async () => (await steps['awaiting_head']?.(), must(act(c.head, made, 'submit'))),
    in_verification: async () => (
      await steps['submitted']?.(),
      must(act(c.biro, made, 'start-verification'))
    ),
    returned: async () => (
      await steps['in_verification']?.(),
      must(act(c.biro, made, 'return', { note: 'Lengkapi mitra.' }))
    ),
    mapped: async () => {
      await steps['in_verification']?.();
      await c.biro.call({
        method: 'PATCH',
        url: `/proposals/${made.id}`,
        headers: { 'if-match': '*' },
        payload: { lawCheck: PASSED },
      });
      return must(act(c.biro, made, 'map'));
    },
    in_review: async () => {
      await steps['mapped']?.();
      await attach(c.operator, made, 'KAK');
      return must(act(c.kabag, made, 'schedule-review'));
    },
    recommended: async () => {
      await steps['in_review']?.();
      await attach(c.chair, made, 'TELAAH');
      return must(act(c.chair, made, 'recommend'));
    },
    deferred: async () => (
      await steps['in_verification']?.(),
      must(act(c.biro, made, 'defer', { note: 'Menunggu RKPD.' }))
    ),
    rejected: async () => (
      await steps['in_verification']?.(),
      must(act(c.kabag, made, 'reject', { note: 'Bukan wewenang daerah.' }))
    ),
    withdrawn: async () => (
      await steps['submitted']?.(),
      must(act(c.head, made, 'withdraw', { note: 'Tidak jadi.' }))
    ),
  };
  const road = steps[status];
  if (!road) throw new Error(`no road to ${status}`);
  return road();
}

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');

/** A multipart body as a browser sends it. */
export function form(file: Buffer, fileName: string, fields: Record<string, string> = {}) {
  const boundary = '----kerabat-test';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return {
    payload: Buffer.concat([
      Buffer.from(parts.join('') + head),
      file,
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  };
}

export const attach = (
  by: Person,
  proposal: { id: string },
  documentKind: string,
  file = PDF,
  name = 'berkas.pdf',
) =>
  by.call({
    method: 'POST',
    url: `/proposals/${proposal.id}/attachments`,
    ...form(file, name, { documentKind }),
  });
