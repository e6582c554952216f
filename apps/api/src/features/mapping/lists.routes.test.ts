import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MappingDifferences, MappingItem, MappingList } from '@kerabat/shared/mapping/schema';
import { MAPPING_COLUMN_LABELS, MAPPING_COLUMNS } from '@kerabat/shared/mapping/vocabulary';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { proposalPeriods } from '../periods/periods.table.ts';
import { proposals, type NewProposalRow } from '../proposals/proposals.table.ts';
import { getReferenceBook } from '../reference/reference.service.ts';
import { readDocument, register } from './mapping.fixture.ts';
import { mappingListLines, mappingLists } from './mapping.table.ts';

const t = await startApp();
t.setNow(new Date('2022-09-01T03:00:00Z'));
let biro: Person;
let kabag: Person;
let kepala: Person;
let pangan: Person;
let dispar: Person;
let first: NewProposalRow & { id: string };
let inOther: NewProposalRow & { id: string };

beforeAll(async () => {
  biro = await person(t, ['bureau_staff']);
  kabag = await person(t, ['section_head'], undefined, 'Kepala Bagian');
  kepala = await person(t, ['bureau_head']);
  pangan = await person(t, ['agency_operator'], 'DISPANGAN');
  dispar = await person(t, ['agency_head'], 'DISPAR');
  const [period] = await t.db
    .insert(proposalPeriods)
    .values({
      name: 'Pengusulan 2022',
      year: 2022,
      planYear: 2023,
      opensAt: '2022-05-01T00:00:00Z',
      closesAt: '2022-06-20T16:59:59Z',
    })
    .returning();
  const periodId = period!.id;
  const book = await getReferenceBook(t.db);
  const officeOf = (code: string) => [...book.agencies.values()].find((row) => row.numberCode === code)!.id;
  const program = book.planningTargetsByCode.get('RPJMD-2021-2026/M1/P1')!.id;
  await register(t, 'DISPAR', { periodId, affairCodes: ['3.26'], status: 'recommended' });
  first = await register(t, 'DISPANGAN', {
    periodId,
    title: '=Distribusi bawang merah',
    affairCodes: ['2.09', '3.27'],
    locationCodes: ['13.02', '13.06'],
    supportingAgencyIds: [officeOf('DISPAR')],
    planningTargetIds: [program],
    candidatePartners: [
      { name: 'Pemerintah Provinsi Riau', type: 'PEMDA_PROV', regionCode: '14', readiness: null },
      { name: 'PT Contoh', type: null, regionCode: null, readiness: null },
    ],
    benefits: { region: 'Harga stabil', partner: null, public: 'Pasokan tetap' },
    scope: ['Data pasokan', 'Pengangkutan'],
    funding: [{ source: 'APBD_PROV', amount: 250_000_000, year: 2027, budgeted: true }],
    estimatedCost: 1_250_000_000,
    startDate: '2027-02-01',
    endDate: '2028-12-31',
    planLink: { rkpdYear: 2027, renja: null, dpaCode: null },
    priority: 1,
    targetDocument: 'KB',
    exceptionReason: 'PSN',
  });
  await register(t, 'DISPANGAN', { affairCodes: ['2.09'], kind: 'KSDPK', status: 'in_review' });
  inOther = await register(t, 'DISPAR', { periodId, status: 'merged', mergedIntoId: first.id });
  await register(t, 'DISPAR', { periodId, status: 'merged', mergedIntoId: inOther.id });
  for (const status of ['submitted', 'in_verification', 'deferred', 'rejected', 'withdrawn'] as const)
    await register(t, 'DISPAR', { periodId, status });
  await register(t, 'DISPAR', { submittedAt: '2023-02-01T00:00:00Z' });
});

type Page = { items: MappingItem[]; total: number | null; nextCursor: string | null };
const get = (who: Person, url: string) => who.call({ method: 'GET', url });
const read = async <T>(who: Person, url: string): Promise<T> => {
  const answer = await get(who, url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<T>();
};
const living = async (who: Person) => (await read<Page>(who, '/mapping/items?year=2022&limit=100')).items;

async function rowsOfWorkbook(who: Person, url: string): Promise<string[][]> {
  const answer = await get(who, url);
  expect(answer.statusCode, answer.body).toBe(200);
  const { sheets } = await readXlsx(answer.rawPayload);
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell)));
}
const printed = (items: MappingItem[]) => [
  MAPPING_COLUMNS.map((column) => MAPPING_COLUMN_LABELS[column]),
  ...items.map((item) => MAPPING_COLUMNS.map((column) => String(item[column]))),
];

describe('the Daftar Pemetaan', () => {
  it('holds what is mapped or further, each once, by affair and number', async () => {
    const items = await living(biro);
    expect(
      items.map(({ no, affairCodes, kindCode, status }) => [no, affairCodes[0], kindCode, status]),
    ).toEqual([
      [1, '2.09', 'KSDD_SUKARELA', 'mapped'],
      [2, '2.09', 'KSDPK', 'in_review'],
      [3, '3.26', 'KSDD_SUKARELA', 'recommended'],
    ]);
  });

  it('prints words, names, dates and money as offices write them', async () => {
    const [item, second] = await living(biro);
    expect(item).toMatchObject({
      affair: 'Pangan; Pertanian',
      subAffair: '–',
      object: '=Distribusi bawang merah',
      kind: 'KSDD sukarela',
      agency: 'Dinas Pangan; pendukung: Dinas Pariwisata',
      partners: 'Pemerintah Provinsi Riau; PT Contoh',
      locations: 'Kabupaten Solok; Kabupaten Agam',
      planning: 'Misi 1: SDM sehat, berpengetahuan, terampil, dan berdaya saing · Sumbar Sehat dan Cerdas',
      rkpdYear: '2027',
      scope: 'Data pasokan; Pengangkutan',
      benefits: 'Daerah: Harga stabil; Masyarakat: Pasokan tetap',
      funding: 'APBD Provinsi Rp 250.000.000 (2027); seluruhnya Rp 1.250.000.000',
      term: '1 Februari 2027 s.d. 31 Desember 2028',
      priority: '1',
      targetDocument: 'Kesepakatan Bersama',
      followUp: 'Dipetakan',
    });
    expect(item?.remark).toMatch(
      /^Gabungan dari USL\/2022\/DISPAR\/\d{4}, USL\/2022\/DISPAR\/\d{4}; Pengecualian: Program strategis nasional$/,
    );
    expect(second).toMatchObject({ partners: '–', planning: '–', funding: '–', term: '–', remark: '–' });
  });

  it('goes on from page to page and counts on', async () => {
    const one = await read<Page>(biro, '/mapping/items?year=2022&limit=2&includeTotal=true');
    expect(one.total).toBe(3);
    const two = await read<Page>(biro, `/mapping/items?year=2022&limit=2&cursor=${one.nextCursor}`);
    expect([...one.items, ...two.items]).toEqual(await living(biro));
    expect(two.nextCursor).toBeNull();
    for (const cursor of ['abc', Buffer.from('["affair","x",null]').toString('base64url')])
      expect((await get(biro, `/mapping/items?year=2022&cursor=${cursor}`)).statusCode).toBe(400);
  });

  it('shows an agency its own lines and those it supports', async () => {
    expect((await living(pangan)).map(({ no }) => no)).toEqual([1, 2]);
    expect((await living(dispar)).map(({ object }) => object)).toEqual([
      first.title,
      expect.stringMatching(/^Usulan/),
    ]);
  });

  it('demands a year, a permission and a session', async () => {
    expect((await get(biro, '/mapping/items')).statusCode).toBe(400);
    const admin = await person(t, ['admin']);
    expect((await get(admin, '/mapping/items?year=2022')).statusCode).toBe(403);
    expect((await t.app.inject('/api/v1/mapping/items?year=2022')).statusCode).toBe(401);
  });

  it('is the same as workbook and document, and a title is never a formula', async () => {
    for (const who of [biro, pangan]) {
      const expected = printed(await living(who));
      expect(await rowsOfWorkbook(who, '/mapping/items.xlsx?year=2022')).toEqual(expected);
      const document = await get(who, '/mapping/items.docx?year=2022');
      expect(document.headers['content-disposition']).toContain('daftar-pemetaan-2022.docx');
      const { rows, text } = readDocument(document.rawPayload);
      expect(rows).toEqual(expected);
      expect(text).toContain('DAFTAR PEMETAAN KERJA SAMA DAERAH TAHUN 2022');
      expect(text).not.toContain('Ditetapkan');
    }
  });
});

describe('a list fixed by a decree', () => {
  const decree = { year: 2022, decreeNumber: '120-345-2022', decreeDate: '2022-08-30' };
  const freeze = (who: Person, payload: Record<string, unknown>, key?: string) =>
    who.call({
      method: 'POST',
      url: '/mapping/lists',
      payload,
      ...(key ? { headers: { 'idempotency-key': key } } : {}),
    });
  let list: MappingList;
  let then: MappingItem[];

  it('is refused to whom it does not belong, and where there is nothing to fix', async () => {
    for (const who of [biro, pangan]) expect((await freeze(who, decree)).statusCode).toBe(403);
    const empty = await freeze(kabag, { ...decree, year: 2021 });
    expect(empty.statusCode).toBe(422);
    expect(empty.json()).toMatchObject({ code: 'mapping.nothing_mapped' });
    const early = await freeze(kabag, { ...decree, decreeDate: '2022-09-02' });
    expect(early.json()).toMatchObject({ status: 422, code: 'mapping.decree_in_future' });
    expect((await freeze(kabag, { ...decree, decreeDate: '30 Agustus' })).statusCode).toBe(400);
    expect((await freeze(kabag, { year: 2022 })).statusCode).toBe(400);
    expect(await read(kabag, '/mapping/lists')).toEqual({ items: [], mayFreeze: true });
  });

  it('stores each line as it stands, with a seal that anybody can compute again', async () => {
    then = await living(biro);
    const answer = await freeze(kabag, decree, 'freeze-once');
    expect(answer.statusCode, answer.body).toBe(201);
    list = answer.json<MappingList>();
    expect(answer.headers['location']).toBe(`/api/v1/mapping/lists/${list.id}`);
    expect(list).toMatchObject({ ...decree, itemCount: 3, frozenBy: 'Kepala Bagian' });
    const again = await freeze(kabag, decree, 'freeze-once');
    expect(again.headers['idempotency-replayed']).toBe('true');
    const { items } = await read<Page>(biro, `/mapping/lists/${list.id}/items`);
    expect(items).toEqual(then);
    const lines = items.map((item) => JSON.stringify(item)).join('\n');
    expect(createHash('sha256').update(lines).digest('hex')).toBe(list.sha256);
    const [audit] = await t.db.select().from(auditRecords).where(eq(auditRecords.event, 'mapping.frozen'));
    expect(audit).toMatchObject({ subjectId: list.id, actorId: kabag.id });
  });

  it('answers with an ETag that holds for ever', async () => {
    const url = `/mapping/lists/${list.id}`;
    const { headers } = await get(biro, url);
    const same = await biro.call({
      method: 'GET',
      url,
      headers: { 'if-none-match': String(headers['etag']) },
    });
    expect(same.statusCode).toBe(304);
  });

  it('is fixed once per decree, and again only by another one', async () => {
    const same = await freeze(kepala, { ...decree, decreeNumber: ' 120-345-2022 ' });
    expect(same.statusCode).toBe(409);
    expect(same.json()).toMatchObject({ code: 'mapping.already_frozen' });
  });

  it('never changes, whatever happens to its proposals; the differences say what happened', async () => {
    const none = await read<MappingDifferences>(biro, `/mapping/lists/${list.id}/differences`);
    expect(none).toEqual({ added: [], removed: [], changed: [] });
    await t.db
      .update(proposals)
      .set({ locationCodes: ['13.71'] })
      .where(eq(proposals.id, first.id));
    const gone = then[1]!.proposalId;
    await t.db.update(proposals).set({ status: 'deferred' }).where(eq(proposals.id, gone));
    const come = await register(t, 'DISPAR', { affairCodes: ['1.01'] });

    expect((await read<Page>(biro, `/mapping/lists/${list.id}/items`)).items).toEqual(then);
    const now = await read<MappingDifferences>(biro, `/mapping/lists/${list.id}/differences`);
    expect(now.added.map(({ proposalId }) => proposalId)).toEqual([come.id]);
    expect(now.removed.map(({ proposalId }) => proposalId)).toEqual([gone]);
    expect(now.changed.map(({ item, changes }) => [item.proposalId, changes])).toEqual([
      [first.id, [{ column: 'locations', before: 'Kabupaten Solok; Kabupaten Agam', after: 'Kota Padang' }]],
    ]);
  });

  it('shows an agency its own lines and differences only', async () => {
    const own = await read<Page>(pangan, `/mapping/lists/${list.id}/items?includeTotal=true`);
    expect(own.items.map(({ no }) => no)).toEqual([1, 2]);
    expect(own.total).toBe(2);
    expect(await read<MappingList>(pangan, `/mapping/lists/${list.id}`)).toMatchObject({ itemCount: 2 });
    const { added, removed, changed } = await read<MappingDifferences>(
      pangan,
      `/mapping/lists/${list.id}/differences`,
    );
    expect([added.length, removed.length, changed.length]).toEqual([0, 1, 1]);
    const foreign = await read<MappingDifferences>(dispar, `/mapping/lists/${list.id}/differences`);
    expect([foreign.added.length, foreign.removed.length, foreign.changed.length]).toEqual([1, 0, 1]);
    const { mayFreeze } = await read<{ mayFreeze: boolean }>(pangan, '/mapping/lists?year=2022');
    expect(mayFreeze).toBe(false);
  });

  it('pages, and is printed with its decree', async () => {
    const one = await read<Page>(biro, `/mapping/lists/${list.id}/items?limit=2`);
    const two = await read<Page>(biro, `/mapping/lists/${list.id}/items?limit=2&cursor=${one.nextCursor}`);
    expect([...one.items, ...two.items]).toEqual(then);
    expect(await rowsOfWorkbook(biro, `/mapping/lists/${list.id}/items.xlsx`)).toEqual(printed(then));
    const document = await get(biro, `/mapping/lists/${list.id}/items.docx`);
    expect(document.headers['content-disposition']).toContain('daftar-pemetaan-2022-120-345-2022.docx');
    const { rows, text } = readDocument(document.rawPayload);
    expect(rows).toEqual(printed(then));
    expect(text).toContain('Ditetapkan dengan Keputusan Nomor 120-345-2022 tanggal 30 Agustus 2022');
  });

  it('is found again by a change decree beside the first one', async () => {
    const change = await freeze(kepala, { ...decree, decreeNumber: '120-400-2022' });
    expect(change.statusCode, change.body).toBe(201);
    const { items } = await read<{ items: MappingList[] }>(biro, '/mapping/lists?year=2022');
    expect(items.map(({ decreeNumber, itemCount }) => [decreeNumber, itemCount])).toEqual([
      ['120-400-2022', 3],
      ['120-345-2022', 3],
    ]);
    expect((await read<{ items: [] }>(biro, '/mapping/lists?year=2020')).items).toEqual([]);
  });

  it('cannot be rewritten by the application at all', async () => {
    const refused = (statement: PromiseLike<unknown>) =>
      expect(statement.then(() => 'written')).rejects.toMatchObject({ cause: { code: '42501' } });
    await refused(t.db.update(mappingListLines).set({ no: 99 }));
    await refused(t.db.delete(mappingListLines));
    await refused(t.db.update(mappingLists).set({ year: 2020 }));
    await refused(t.db.execute(sql`truncate mapping_list_lines`));
  });

  it('is 404 where there is none', async () => {
    for (const part of ['', '/items', '/differences', '/items.xlsx', '/items.docx'])
      expect((await get(biro, `/mapping/lists/${first.id}${part}`)).statusCode, part).toBe(404);
  });
});
