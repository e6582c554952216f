import { describe, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import type { InquiryStatusPage } from '@kerabat/shared/inquiries/public.schema';
import type { Inquiry } from '@kerabat/shared/inquiries/schema';
import type { Partner } from '@kerabat/shared/partners/schema';
import { startApp } from '../../../test/app.ts';
import { person, type Person } from '../../../test/actors.ts';
import { PDF } from '../../../test/proposals.ts';
import { newId } from '../../platform/columns.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { cooperationPapers } from '../cooperations/papers.table.ts';
import { lastMail, publicly, received, upload } from './inquiries.fixture.ts';

const t = await startApp();
const biro = await person(t, ['bureau_staff']);
const kabag = await person(t, ['section_head']);
const operator = await person(t, ['agency_operator'], 'DISPANGAN');
const dishub = (await t.db.select().from(agencies)).find(({ numberCode }) => numberCode === 'DISHUB');

const act = (
  by: Person,
  { id, etag }: Inquiry,
  action: string,
  payload?: Record<string, unknown>,
  ifMatch = etag,
) =>
  by.call({
    method: 'POST',
    url: `/inquiries/${id}/${action}`,
    headers: { 'if-match': ifMatch },
    ...(payload ? { payload } : {}),
  });
const statusOf = async ({ number, code }: { number: string; code: string }) =>
  (await publicly(t, '/status', { number, code })).json<InquiryStatusPage>();
const read = async (id: string) => (await biro.call({ url: `/inquiries/${id}` })).json<Inquiry>();
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;

describe('an offer on the desk of the bureau', () => {
  it('shows what was offered, by whom, the papers, and what can be done', async () => {
    const { inquiry } = await received(t, biro, 'a@x.example', { files: [await upload(t)] });
    expect(inquiry).toMatchObject({
      status: 'received',
      partnerTypeName: 'Badan usaha swasta berbadan hukum',
      advisedKind: 'KSDPK',
      contact: { email: 'a@x.example' },
      files: [{ fileName: 'profil.pdf', mediaType: 'application/pdf' }],
      allowedActions: ['take', 'decline', 'turn-into-case'],
    });
    const file = await biro.call({ url: `/inquiries/${inquiry.id}/files/${inquiry.files[0]?.id}/content` });
    expect(file.rawPayload.equals(PDF)).toBe(true);
    expect((await biro.call({ url: `/inquiries/${inquiry.id}/files/${newId()}/content` })).statusCode).toBe(
      404,
    );
  });

  it('is found by words, by state and page by page', async () => {
    await received(t, biro, 'b@x.example', { title: 'Beasiswa sawit untuk nagari' });
    const find = async (query: string) =>
      (await biro.call({ url: `/inquiries?${query}` })).json<{
        items: Inquiry[];
        nextCursor: string | null;
        total: number | null;
      }>();
    expect((await find('q=beasiswa')).items).toHaveLength(1);
    expect((await find('q=beasiswaa nagari')).items).toHaveLength(1);
    expect((await find('status=declined')).items).toEqual([]);
    const first = await find('limit=1&includeTotal=true');
    const second = await find(`limit=1&cursor=${first.nextCursor ?? ''}`);
    expect(first.total).toBe(2);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    expect((await biro.call({ url: '/inquiries?cursor=x' })).statusCode).toBe(400);
    expect((await biro.call({ url: '/inquiries?status=unconfirmed' })).statusCode).toBe(400);
  });

  it('is not for agencies, nor for nobody', async () => {
    const { inquiry } = await received(t, biro, 'c@x.example');
    expect((await operator.call({ url: '/inquiries' })).statusCode).toBe(403);
    expect((await operator.call({ url: `/inquiries/${inquiry.id}` })).statusCode).toBe(403);
    expect((await act(operator, inquiry, 'decline', { note: 'X' })).statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/inquiries' })).statusCode).toBe(401);
    expect((await biro.call({ url: `/inquiries/${newId()}` })).statusCode).toBe(404);
  });
});

describe('taking and answering', () => {
  it('whoever takes it is named, and the sender sees that it is looked at', async () => {
    const found = await received(t, biro, 'd@x.example');
    const taken = await act(biro, found.inquiry, 'take');
    expect(taken.json<Inquiry>()).toMatchObject({
      status: 'in_progress',
      takenBy: 'Pegawai bureau_staff',
      allowedActions: ['decline', 'turn-into-case'],
    });
    expect((await statusOf(found)).status).toBe('in_progress');
    expect((await act(kabag, found.inquiry, 'take')).statusCode).toBe(412);
    expect(codeOf(await act(kabag, taken.json<Inquiry>(), 'take'))).toBe('inquiries.wrong_status');
  });

  it('an answer reaches the sender by mail and on the status page, and closes the offer', async () => {
    const found = await received(t, biro, 'e@x.example');
    expect((await act(biro, found.inquiry, 'decline', {})).statusCode).toBe(400);
    const blind = await biro.call({
      method: 'POST',
      url: `/inquiries/${found.inquiry.id}/decline`,
      payload: { note: 'X' },
    });
    expect(blind.statusCode).toBe(428);
    const note = 'Anggaran rute ini belum tersedia tahun ini.';
    const declined = (await act(biro, found.inquiry, 'decline', { note })).json<Inquiry>();
    expect(declined).toMatchObject({ status: 'declined', answer: note, allowedActions: [] });
    expect(await lastMail(t, 'e@x.example')).toContain(note);
    expect(await statusOf(found)).toMatchObject({ status: 'declined', answer: note });
    expect((await act(biro, declined, 'decline', { note })).statusCode).toBe(409);
  });
});

describe('turning an offer into a case', () => {
  it('opens a case by initiative of the partner, registers the partner, and takes the papers along', async () => {
    const found = await received(t, biro, 'f@x.example', {
      organisation: 'PT Terbang Jauh',
      files: [await upload(t)],
    });
    const turned = await act(biro, found.inquiry, 'turn-into-case', {
      note: 'Sejalan dengan RPJMD.',
      leadAgencyId: dishub?.id,
    });
    expect(turned.statusCode, turned.body).toBe(200);
    const inquiry = turned.json<Inquiry>();
    expect(inquiry).toMatchObject({ status: 'turned_into_case', partner: { name: 'PT Terbang Jauh' } });
    const made = (await biro.call({ url: `/cooperations/${inquiry.cooperation?.id}` })).json<Cooperation>();
    expect(made).toMatchObject({
      number: inquiry.cooperation?.number,
      origin: 'TAWARAN_MITRA',
      initiator: 'MITRA',
      kind: 'KSDPK',
      scope: ['Penerbangan tiga kali seminggu', 'Promosi bersama'],
    });
    expect(made.originReason).toContain(found.number);
    expect(made.parties.map(({ name }) => name)).toContain('PT Terbang Jauh');
    const papers = (await t.db.select().from(cooperationPapers)).filter(
      ({ cooperationId }) => cooperationId === made.id,
    );
    expect(papers).toMatchObject([{ state: 'uploaded', title: 'Lampiran tawaran: profil.pdf' }]);
    const partner = (await biro.call({ url: `/partners/${inquiry.partner?.id}` })).json<Partner>();
    expect(partner.contacts[0]?.email).toBe('f@x.example');
    expect(await statusOf(found)).toMatchObject({ status: 'turned_into_case', answer: null });
    expect(await lastMail(t, 'f@x.example')).toContain('kami proses sebagai rencana kerja sama');
    expect((await act(biro, inquiry, 'decline', { note: 'X' })).statusCode).toBe(409);
  });

  it('uses the partner that the bureau recognises, and names those who look alike', async () => {
    const found = await received(t, biro, 'g@x.example', { organisation: 'PT. Terbang Jauh Tbk' });
    const [alike] = found.inquiry.similarPartners;
    expect(alike?.name).toBe('PT Terbang Jauh');
    const turned = await act(biro, found.inquiry, 'turn-into-case', {
      note: 'Lanjutan.',
      leadAgencyId: dishub?.id,
      partnerId: alike?.id,
    });
    expect(turned.json<Inquiry>().partner?.id).toBe(alike?.id);
  });

  it('leaves everything as it was when the case is refused', async () => {
    const { inquiry } = await received(t, biro, 'h@x.example', { organisation: 'PT Batal' });
    const wrong = await act(biro, inquiry, 'turn-into-case', { note: 'X', leadAgencyId: newId() });
    expect(wrong.statusCode).toBe(422);
    const stranger = { note: 'X', leadAgencyId: dishub?.id, partnerId: newId() };
    expect(codeOf(await act(biro, inquiry, 'turn-into-case', stranger))).toBe('inquiries.unknown_partner');
    expect((await read(inquiry.id)).status).toBe('received');
    const { items } = (await biro.call({ url: '/partners?q=pt batal' })).json<{ items: Partner[] }>();
    expect(items.map(({ name }) => name)).not.toContain('PT Batal');
  });
});
