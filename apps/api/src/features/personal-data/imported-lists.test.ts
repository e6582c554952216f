import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Erased, Occurrence } from '@kerabat/shared/personal-data/schema';
import type { ProposalImport } from '@kerabat/shared/imports/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { commit, correct, importOf, preview, remap, rowsOf } from '../imports/imports.fixture.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { proposalImportRows, proposalImports } from '../imports/imports.table.ts';

const t = await startApp();
let admin: Person;
let bureau: Person;
let list: ProposalImport;

const reason = 'Permohonan subjek data, surat nomor 12/2026';
const FILE = Buffer.from(
  [
    'OPD;Usulan;Mitra;Lokasi;PIC',
    'Dispangan;Lumbung nagari;Pemprov Riau;Agam;Contoh Narahubung (Analis) 0751 555-0199',
    'Dispar;Wisata kuliner;Pemprov Riau;Agam;Lain Orang',
    ';Mengetahui;;;',
    ';Kepala Dinas Pangan;;;',
    ';Contoh Narahubung;;;',
    ';NIP. 19800101 200501 1 001;;;',
  ].join('\n'),
);

const post = (path: string, payload: object) =>
  admin.call({ method: 'POST', url: `/personal-data/${path}`, payload });
const search = async (q: string) =>
  (await post('search', { q, reason })).json<{ items: Occurrence[] }>().items;
/** Without the proposals that were stored from it. */
const inLists = async (q: string) =>
  (await search(q)).filter(({ where }) => where.startsWith('proposal_import'));
const places = (items: Occurrence[]) => items.map(({ where, field }) => `${where}.${field}`).sort();
const erase = (items: readonly { where: string; recordId: string; field: string }[]) =>
  post('erase', {
    items: items.map(({ where, recordId, field }) => ({ where, recordId, field })),
    reason,
  });
const firstRow = async () => (await rowsOf(bureau, list.id)).items[0];
const found = async (q: string, field: string) => {
  const item = (await search(q)).find((occurrence) => occurrence.field === field);
  if (!item) throw new Error(`${q} is not found in ${field}`);
  return item;
};
const columnOf = (header: string) => list.columns.find((column) => column.header === header)?.index;

beforeAll(async () => {
  admin = await person(t, ['admin'], undefined, 'Pengelola Akun');
  bureau = await person(t, ['bureau_staff'], undefined, 'Petugas Biro');
});

beforeEach(async () => {
  await t.db.delete(proposals);
  await t.db.delete(proposalImports);
  list = await preview(bureau, FILE);
});

describe('a person in an uploaded list', () => {
  it('is found in the cells, in what was understood, in the sample of the column and under the list', async () => {
    const items = await search('narahubung contoh');
    expect(places(items).filter((place) => !place.includes('skippedRows'))).toEqual([
      'proposal_import_rows.cells.4',
      'proposal_import_rows.understood.contact.name',
      'proposal_imports.columns.4',
    ]);
    expect(items.map(({ record }) => record)).toContain('usulan.xlsx, baris 2');
    for (const { retention } of items) expect(retention).toBe('30 hari setelah diunggah');
    expect(places(await search('+62 751 5550199'))).toContain(
      'proposal_import_rows.understood.contact.phone',
    );
  });

  it('is found in a cell that somebody put right, and in the name of who stored the list', async () => {
    await correct(bureau, list.id, 2, { contactName: 'Pengganti Contoh' });
    expect(places(await search('pengganti contoh'))).toEqual([
      'proposal_import_rows.corrections.contactName',
      'proposal_import_rows.understood.contact.name',
    ]);
    await commit(bureau, list.id, `nama-${list.id}`);
    const item = await found('petugas biro', 'committer.name');
    expect((await erase([item])).json<{ items: Erased[] }>().items[0]?.outcome).toBe('replaced');
    expect((await importOf(bureau, list.id)).status).toBe('committed');
    await expect(found('petugas biro', 'committer.name')).rejects.toThrow();
  });

  it('is handed out with the export', async () => {
    const answer = await post('export', { q: 'narahubung contoh', reason });
    expect(places(answer.json<{ items: Occurrence[] }>().items)).toContain('proposal_import_rows.cells.4');
  });
});

describe('correcting a list', () => {
  it('corrects the contact of a preview, which keeps it through the next reading and into the proposal', async () => {
    const item = await found('narahubung contoh', 'understood.contact.name');
    const { where, recordId, field } = item;
    const before = await importOf(bureau, list.id);
    const answer = await post('correct', { where, recordId, field, value: 'Nama Benar', reason });
    expect(answer.statusCode, answer.body).toBe(200);
    const contact = { name: 'Nama Benar', position: 'Analis', phone: '0751 555-0199', email: null };
    expect((await firstRow())?.understood.contact).toEqual(contact);
    expect((await importOf(bureau, list.id)).etag).not.toBe(before.etag);
    await remap(bureau, list.id, [{ index: columnOf('Lokasi'), field: null }]);
    expect(await firstRow()).toMatchObject({ state: 'ready', understood: { contact, locationCodes: [] } });
    const [stored] = await t.db.select().from(proposalImportRows).where(eq(proposalImportRows.row, 2));
    expect(stored?.cells[4]).toContain('Contoh Narahubung');

    await commit(bureau, list.id, `benar-${list.id}`);
    const url = `/proposals/${(await firstRow())?.proposalId}`;
    expect((await bureau.call({ url })).json()).toMatchObject({ contact });
    const records = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, list.id));
    expect(records.map(({ event }) => event)).toContain('personal-data.corrected');
    expect(JSON.stringify(records)).not.toContain('Nama Benar');
  });

  it('refuses what is evidence, what is no address, and what has become a proposal', async () => {
    const { where, recordId } = await found('narahubung contoh', 'understood.contact.name');
    const fix = async (field: string, value: string) =>
      (await post('correct', { where, recordId, field, value, reason })).statusCode;
    expect(await fix('cells.4', 'Lain')).toBe(422);
    expect(await fix('understood.contact.email', 'bukan surel')).toBe(422);
    await commit(bureau, list.id, `beku-${list.id}`);
    expect(await fix('understood.contact.name', 'Lain')).toBe(409);
  });
});

describe('erasing from a list', () => {
  it('leaves nothing of the person in the preview, and the rest can still be stored', async () => {
    for (const q of ['narahubung contoh', '0751 5550199']) await erase(await search(q));
    for (const q of ['narahubung contoh', '0751 5550199']) expect(await search(q)).toEqual([]);
    await remap(bureau, list.id, [{ index: columnOf('Lokasi'), field: null }]);
    expect(await search('narahubung contoh')).toEqual([]);
    expect((await firstRow())?.state).toBe('ready');

    await commit(bureau, list.id, `tanpa-${list.id}`);
    expect(await search('narahubung contoh')).toEqual([]);
    const record = (
      await t.db.select().from(auditRecords).where(eq(auditRecords.event, 'personal-data.erased'))
    ).at(-1);
    expect(JSON.stringify(record)).not.toMatch(/narahubung contoh|contoh narahubung/i);
  });

  it('empties one part of the contact, which does not come back out of its cell', async () => {
    await erase([await found('0751 5550199', 'understood.contact.phone')]);
    await remap(bureau, list.id, [{ index: columnOf('Lokasi'), field: null }]);
    expect((await firstRow())?.understood.contact).toEqual({
      name: 'Contoh Narahubung',
      position: 'Analis',
      phone: null,
      email: null,
    });
  });

  it('reads a preview again: a row whose title named the person cannot be stored without another title', async () => {
    await correct(bureau, list.id, 2, { title: 'Pelatihan oleh Siti Contoh' });
    await erase([await found('siti contoh', 'corrections.title')]);
    const row = await firstRow();
    expect(row).toMatchObject({ state: 'error', understood: { title: null } });
    expect(row?.errors.map(({ code }) => code)).toEqual(['imports.title_missing']);
  });

  it('leaves a stored row stored', async () => {
    await commit(bureau, list.id, `simpan-${list.id}`);
    const before = await firstRow();
    const rows = (await search('narahubung contoh')).filter(({ where }) => where === 'proposal_import_rows');
    await erase(rows);
    expect(await firstRow()).toMatchObject({
      state: 'committed',
      proposalId: before?.proposalId,
      understood: { title: 'Lumbung nagari', contact: { name: null, phone: '0751 555-0199' } },
    });
    expect((await importOf(bureau, list.id)).counts).toMatchObject({ ready: 2, withErrors: 0 });
    expect(places(await search('narahubung contoh'))).toContain('proposals.contact.name');
  });

  it('waits for work that goes on behind the answer', async () => {
    const items = await inLists('narahubung contoh');
    for (const status of ['reading', 'committing'] as const) {
      await t.db.update(proposalImports).set({ status }).where(eq(proposalImports.id, list.id));
      for (const item of items)
        expect((await erase([item])).json()).toMatchObject({ status: 409, code: 'imports.still_running' });
    }
    expect(await inLists('narahubung contoh')).toEqual(items);
  });

  it('is done by two at once without losing either, and passes over what is gone', async () => {
    const [samples, rows] = [await inLists('narahubung contoh'), await inLists('lain orang')];
    const answers = await Promise.all([erase(samples), erase(rows), erase(samples)]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    expect([...(await inLists('narahubung contoh')), ...(await inLists('lain orang'))]).toEqual([]);
    expect((await erase(samples)).json()).toEqual({ items: [] });
  });
});
