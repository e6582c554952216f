import { beforeAll, describe, expect, it } from 'vitest';
import type { Inquiry } from '@kerabat/shared/inquiries/schema';
import type { Partner } from '@kerabat/shared/partners/schema';
import type { Erased, Occurrence } from '@kerabat/shared/personal-data/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { received } from '../inquiries/inquiries.fixture.ts';

const t = await startApp();
const reason = 'Permohonan subjek data, surat nomor 12/2026';
let admin: Person;
let biro: Person;
let partner: Partner;
let inquiry: Inquiry;

const ask = (path: string, payload: Record<string, unknown>) =>
  admin.call({ method: 'POST', url: `/personal-data/${path}`, payload: { reason, ...payload } });
const search = async (q: string) => (await ask('search', { q })).json<{ items: Occurrence[] }>().items;
const placesOf = (items: Occurrence[]) => items.map(({ where, field }) => `${where} ${field}`);

beforeAll(async () => {
  admin = await person(t, ['admin']);
  biro = await person(t, ['bureau_staff']);
  const answer = await biro.call({
    method: 'POST',
    url: '/partners',
    payload: {
      name: 'Yayasan Contoh',
      typeCode: 'YAYASAN',
      representatives: [{ name: 'Upik Wakil', position: 'Ketua' }],
      contacts: [
        { name: 'Buyung Kontak', position: null, phone: '0751 700001', email: null },
        { name: 'Upik Wakil', position: null, phone: '0751 700002', email: 'upik@contoh.example' },
      ],
    },
  });
  partner = answer.json<Partner>();
  ({ inquiry } = await received(t, biro, 'upik@contoh.example'));
});

const reread = async () => ({
  partner: (await biro.call({ url: `/partners/${partner.id}` })).json<Partner>(),
  inquiry: (await biro.call({ url: `/inquiries/${inquiry.id}` })).json<Inquiry>(),
});

describe('people of partners and senders of offers', () => {
  it('are found by name, number and address, each with where and why it is kept', async () => {
    expect(placesOf(await search('Upik Wakil'))).toEqual([
      'partners contacts.1.name',
      'partners representatives.0.name',
    ]);
    expect(placesOf(await search('0751700002'))).toEqual(['partners contacts.1.phone']);
    const found = await search('upik@contoh');
    expect(placesOf(found)).toEqual(['partners contacts.1.email', 'inquiries contact.email']);
    expect(found[1]).toMatchObject({ record: inquiry.title, mayCorrect: true, mayErase: true });
    expect(found[1]?.legalBasis).toContain('persetujuan');
  });

  it('are corrected by the rules of their forms', async () => {
    const correct = (field: string, value: string, where = 'partners', recordId = partner.id) =>
      ask('correct', { where, recordId, field, value });
    expect((await correct('contacts.0.phone', '0751 999')).statusCode).toBe(200);
    expect((await correct('contacts.0.phone', 'bukan nomor')).statusCode).toBe(422);
    expect((await correct('contacts.5.phone', '0751 999')).statusCode).toBe(404);
    expect((await correct('contacts.phone', '0751 999')).statusCode).toBe(422);
    expect((await correct('contact.name', 'Upik Benar', 'inquiries', inquiry.id)).statusCode).toBe(200);
    const now = await reread();
    expect(now.partner.contacts[0]?.phone).toBe('0751 999');
    expect(now.inquiry.contact.name).toBe('Upik Benar');
    expect(now.partner.etag).not.toBe(partner.etag);
  });

  it('are erased where they stand, and what needs a name says that it was erased', async () => {
    const items = [
      { where: 'partners', recordId: partner.id, field: 'contacts.1.name' },
      { where: 'partners', recordId: partner.id, field: 'contacts.1.phone' },
      { where: 'partners', recordId: partner.id, field: 'contacts.1.email' },
      { where: 'partners', recordId: partner.id, field: 'representatives.0.name' },
      { where: 'inquiries', recordId: inquiry.id, field: 'contact.email' },
    ];
    const answer = await ask('erase', { items });
    expect(
      answer
        .json<{ items: Erased[] }>()
        .items.map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['cleared', 'cleared', 'cleared', 'cleared', 'replaced']);
    const now = await reread();
    expect(now.partner.contacts.map(({ name }) => name)).toEqual(['Buyung Kontak']);
    expect(now.partner.representatives[0]?.name).toBe('[dihapus]');
    expect(now.inquiry.contact.email).toBeNull();
    expect(await search('upik@contoh')).toEqual([]);
  });

  it('an offer whose sender is erased can still be answered', async () => {
    const { inquiry: open } = await reread();
    const answer = await biro.call({
      method: 'POST',
      url: `/inquiries/${open.id}/decline`,
      headers: { 'if-match': open.etag },
      payload: { note: 'Belum sesuai.' },
    });
    expect(answer.json<Inquiry>().status).toBe('declined');
  });

  it('leave no value in the audit trail', async () => {
    const text = JSON.stringify(await t.db.select().from(auditRecords));
    expect(text).toContain('contacts.1.email');
    for (const value of ['Upik', 'Buyung', '700002']) expect(text).not.toContain(value);
  });
});
