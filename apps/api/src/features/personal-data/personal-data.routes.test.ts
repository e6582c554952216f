import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Erased, Occurrence } from '@kerabat/shared/personal-data/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { recordAudit } from '../../platform/audit.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { newId } from '../../platform/columns.ts';
import { sessions } from '../auth/auth.table.ts';
import { proposalHistory, proposals } from '../proposals/proposals.table.ts';
import { users } from '../users/users.table.ts';

const t = await startApp();
let admin: Person;
let bureau: Person;
let proposalId: string;
let historyId: string;

const reason = 'Permohonan subjek data, surat nomor 12/2026';
const contact = {
  name: 'Contoh Narahubung',
  position: 'Analis',
  phone: '0751 555-0199',
  email: 'narahubung@contoh.example',
};
const source = {
  importId: newId(),
  fileName: 'contoh.xlsx',
  sheet: 'Sheet1',
  row: 7,
  cells: [
    { header: 'Usulan', text: 'Distribusi bawang' },
    { header: 'PIC', text: 'Contoh Narahubung (+62 751 5550199)' },
  ],
  warnings: [],
};

beforeAll(async () => {
  admin = await person(t, ['admin']);
  bureau = await person(t, ['bureau_staff']);
});

beforeEach(async () => {
  await t.db.delete(proposals);
  const { agencyId } = await person(t, ['agency_operator'], 'DISPANGAN');
  const [row] = await t.db
    .insert(proposals)
    .values({ title: 'Distribusi bawang merah', agencyId: agencyId!, contact, source })
    .returning();
  proposalId = row!.id;
  const [step] = await t.db
    .insert(proposalHistory)
    .values({
      proposalId,
      action: 'submit',
      toStatus: 'submitted',
      actorName: 'Kepala Contoh',
      version: 1,
      rowVersion: 1,
      content: { title: 'Distribusi bawang merah', contact },
    })
    .returning();
  historyId = step!.id;
});

const post = (path: string, payload: object, who = admin) =>
  who.call({ method: 'POST', url: `/personal-data/${path}`, payload });
const search = async (q: string) =>
  (await post('search', { q, reason })).json<{ items: Occurrence[]; isTruncated: boolean }>();
const places = (items: Occurrence[]) => items.map(({ where, field }) => `${where}.${field}`).sort();
const lastAudit = async (event: string) =>
  (await t.db.select().from(auditRecords).where(eq(auditRecords.event, event))).at(-1);
const proposal = async () => (await t.db.select().from(proposals).where(eq(proposals.id, proposalId)))[0]!;
const snapshot = async () =>
  (await t.db.select().from(proposalHistory).where(eq(proposalHistory.id, historyId)))[0]!;
const user = async (id: string) => (await t.db.select().from(users).where(eq(users.id, id)))[0];

describe('finding a person', () => {
  it('meets the contact, the handed-in copy and the original row, with purpose and retention', async () => {
    const { items, isTruncated } = await search('narahubung CONTOH');
    expect(places(items)).toEqual([
      'proposal_history.content.contact.email',
      'proposal_history.content.contact.name',
      'proposals.contact.email',
      'proposals.contact.name',
      'proposals.source.cells.1',
    ]);
    expect(isTruncated).toBe(false);
    for (const item of items) expect(item.purpose && item.retention && item.legalBasis).toBeTruthy();
    expect(items.find((item) => item.where === 'proposals')?.record).toBe('Distribusi bawang merah');
  });

  it.each(['0751 5550199', '+62 751 555 0199', '07515550199'])('by the number %s', async (q) => {
    expect(places((await search(q)).items)).toEqual([
      'proposal_history.content.contact.phone',
      'proposals.contact.phone',
      'proposals.source.cells.1',
    ]);
  });

  it('by NIP and by the name under a step', async () => {
    const someone = await person(t, ['bureau_staff']);
    await t.db.update(users).set({ nip: '198001012005011001' }).where(eq(users.id, someone.id));
    expect((await search('19800101 200501 1 001')).items).toMatchObject([{ where: 'users', field: 'nip' }]);
    expect(places((await search('kepala contoh')).items)).toContain('proposal_history.actorName');
  });

  it('treats marks as plain text', async () => {
    expect((await search('%%%')).items).toEqual([]);
    expect((await search('___')).items).toEqual([]);
  });

  it('is audited with its reason and what was found, never with the words', async () => {
    await post('search', { q: 'narahubung', reason: 'Diminta oleh NARAHUBUNG sendiri' });
    const record = await lastAudit('personal-data.searched');
    expect(record).toMatchObject({
      actorId: admin.id,
      detail: { reason: 'Diminta oleh […] sendiri', found: { proposals: 3, proposal_history: 2 } },
    });
    expect(JSON.stringify(record)).not.toMatch(/narahubung/i);
  });

  it('is for the administrator of personal data only, with a reason and three letters', async () => {
    for (const path of ['search', 'export', 'correct', 'erase']) {
      expect((await post(path, { q: 'contoh', reason }, bureau)).statusCode).toBe(403);
      expect(
        (await t.app.inject({ method: 'POST', url: `/api/v1/personal-data/${path}`, payload: {} }))
          .statusCode,
      ).toBe(401);
      expect((await post(path, {})).statusCode).toBe(400);
    }
    expect((await post('search', { q: 'ab', reason })).statusCode).toBe(400);
    expect((await post('search', { q: 'contoh' })).statusCode).toBe(400);
  });

  it('can be taken away as a file, which is audited of its own', async () => {
    const answer = await post('export', { q: contact.email, reason });
    expect(answer.headers['content-disposition']).toBe('attachment; filename="data-pribadi.json"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json<{ items: Occurrence[] }>().items).toHaveLength(2);
    expect(await lastAudit('personal-data.exported')).toMatchObject({ detail: { reason } });
  });
});

describe('correcting', () => {
  const correct = (payload: object) =>
    post('correct', { where: 'proposals', recordId: proposalId, reason, ...payload });

  it('changes the contact, its version and its history, and leaves the handed-in copy', async () => {
    const answer = await correct({ field: 'contact.phone', value: '0751 555-0200' });
    expect(answer.statusCode, answer.body).toBe(200);
    expect(await proposal()).toMatchObject({
      contact: { ...contact, phone: '0751 555-0200' },
      rowVersion: 2,
    });
    expect((await snapshot()).content?.contact).toEqual(contact);
    const record = await lastAudit('personal-data.corrected');
    expect(record).toMatchObject({ subjectId: proposalId, detail: { field: 'contact.phone', reason } });
    expect(JSON.stringify(record)).not.toContain('0200');
  });

  it('changes an account under the rules of accounts', async () => {
    const someone = await person(t, ['bureau_staff']);
    const other = await user(bureau.id);
    const account = { where: 'users', recordId: someone.id };
    expect((await correct({ ...account, field: 'nip', value: '198001012005011002' })).statusCode).toBe(200);
    expect(await user(someone.id)).toMatchObject({ nip: '198001012005011002', rowVersion: 2 });
    expect((await correct({ ...account, field: 'nip', value: '1980' })).statusCode).toBe(422);
    expect((await correct({ ...account, field: 'email', value: other!.email })).statusCode).toBe(409);
  });

  it.each([
    [422, { field: 'contact.email', value: 'bukan surel' }],
    [422, { field: 'source.cells.1', value: 'lain' }],
    [422, { field: 'title', value: 'lain' }],
    [404, { field: 'contact.name', value: 'Lain', recordId: '0197b1c2-0000-7000-8000-000000000000' }],
  ])('is refused with %i', async (status, payload) => {
    expect((await correct(payload)).statusCode).toBe(status);
  });
});

describe('erasing', () => {
  const erase = async (...items: object[]) => post('erase', { items, reason });
  const outcomes = async (...items: object[]) =>
    (await erase(...items)).json<{ items: Erased[] }>().items.map((item) => item.outcome);

  it('leaves nothing of the person, neither in the record nor in what was handed in', async () => {
    const { items } = await search('narahubung');
    await erase(...items.map(({ where, recordId, field }) => ({ where, recordId, field })));
    expect((await search('narahubung')).items).toEqual([]);
    expect(await proposal()).toMatchObject({
      contact: { name: null, email: null, phone: contact.phone },
      source: { cells: [source.cells[0], { header: 'PIC', text: '[dihapus]' }] },
    });
    const record = await lastAudit('personal-data.erased');
    expect(JSON.stringify(record)).not.toMatch(/narahubung/i);
    expect(record?.detail).toMatchObject({ reason });
  });

  it('drops a contact of which nothing is left', async () => {
    await erase(
      ...['name', 'position', 'phone', 'email'].map((field) => ({
        where: 'proposals',
        recordId: proposalId,
        field: `contact.${field}`,
      })),
    );
    expect((await proposal()).contact).toBeNull();
  });

  it('replaces the name under a step', async () => {
    expect(await outcomes({ where: 'proposal_history', recordId: historyId, field: 'actorName' })).toEqual([
      'replaced',
    ]);
    expect((await snapshot()).actorName).toBe('[dihapus]');
  });

  it('deletes an account that never did anything, and anonymises one that did', async () => {
    const idle = await person(t, ['bureau_staff'], undefined, 'Pegawai Baru');
    expect(await outcomes({ where: 'users', recordId: idle.id, field: 'name' })).toEqual(['deleted']);
    expect(await user(idle.id)).toBeUndefined();

    const busy = await person(t, ['bureau_staff'], undefined, 'Pegawai Lama');
    const actor = { id: busy.id, name: 'Pegawai Lama', kind: 'user' as const };
    await recordAudit(
      t.db,
      { ...actor, office: null, agencyId: null, sessionId: null, permissions: new Set<never>() },
      null,
      { event: 'test.done', subjectType: 'test', subjectId: null },
    );
    expect(
      await outcomes(
        { where: 'users', recordId: busy.id, field: 'name' },
        { where: 'users', recordId: busy.id, field: 'email' },
      ),
    ).toEqual(['anonymised']);
    expect(await user(busy.id)).toMatchObject({ name: '[dihapus]', nip: null, status: 'disabled' });
    expect((await user(busy.id))!.email).toMatch(/^dihapus-.*\.invalid$/);
    expect(await t.db.select().from(sessions).where(eq(sessions.userId, busy.id))).toEqual([]);
    expect((await busy.call({ url: '/agencies' })).statusCode).toBe(401);
    expect((await search('pegawai lama')).items.map((item) => [item.where, item.mayErase])).toEqual([
      ['audit_records', false],
    ]);
  });

  it('clears one field of an account without closing it', async () => {
    const someone = await person(t, ['bureau_staff']);
    expect(await outcomes({ where: 'users', recordId: someone.id, field: 'office' })).toEqual(['cleared']);
    expect(await user(someone.id)).toMatchObject({ office: null, status: 'active' });
  });

  it('does all or nothing: the audit trail and fields of no person are refused', async () => {
    const good = { where: 'proposals', recordId: proposalId, field: 'contact.name' };
    for (const bad of [
      { where: 'audit_records', recordId: newId(), field: 'actorName' },
      { where: 'proposals', recordId: proposalId, field: 'title' },
      { where: 'proposals', recordId: proposalId, field: 'source.cells' },
      { where: 'proposals', recordId: proposalId, field: 'contact.name.1' },
    ]) {
      const answer = await erase(good, bad);
      expect(answer.statusCode).toBe(422);
      expect(answer.json()).toMatchObject({ errors: [{ pointer: '/items/1' }] });
    }
    expect((await erase(good, { where: 'users', recordId: admin.id, field: 'name' })).statusCode).toBe(409);
    expect((await proposal()).contact).toEqual(contact);
  });

  it('passes over what is gone already', async () => {
    expect(await outcomes({ where: 'users', recordId: newId(), field: 'name' })).toEqual([]);
  });
});
