import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InquiryForm, InquiryStatusPage } from '@kerabat/shared/inquiries/public.schema';
import { startApp } from '../../../test/app.ts';
import { person } from '../../../test/actors.ts';
import { mailsTo } from '../../../test/mails.ts';
import { PDF } from '../../../test/proposals.ts';
import { housekeep } from '../../housekeeping.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { storedFiles } from '../documents/documents.table.ts';
import { inquiries } from './inquiries.table.ts';
import { OFFER, publicly, received, send, ticketOf, tokenFor, upload } from './inquiries.fixture.ts';

const t = await startApp();
const biro = await person(t, ['bureau_staff']);
const codeOf = (answer: { json<T>(): T }) => answer.json<{ code: string }>().code;
const to = (email: string) => ({ contact: { ...OFFER.contact, email } });
const listed = async () =>
  (await biro.call({ url: '/inquiries?limit=100' })).json<{ items: { title: string }[] }>().items;
const askStatus = (number: string, code: string, address?: string) =>
  publicly(t, '/status', { number, code }, address);

describe('the public form', () => {
  it('offers the types of third parties and never the government', async () => {
    const answer = await t.app.inject({ url: '/api/v1/public/inquiries/form' });
    const { partnerTypes, provinces } = answer.json<InquiryForm>();
    const codes = partnerTypes.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['SWASTA_BH', 'PTN_BH', 'ORG_INTL', 'ASOSIASI']));
    for (const code of ['KL', 'PEMDA_PROV', 'PEMERINTAH_LN', 'PTN_SATKER']) expect(codes).not.toContain(code);
    expect(provinces).toHaveLength(38);
  });

  it('keeps an offer that nobody sees until the link of the mail is followed', async () => {
    const email = 'satu@maskapai.example';
    const sent = await send(t, { ...to(email), files: [await upload(t)] });
    expect(sent.statusCode).toBe(202);
    expect(sent.json()).toMatchObject({ email });
    expect(await listed()).toEqual([]);
    const confirmed = await publicly(t, '/confirm', { token: await tokenFor(t, email) });
    expect(confirmed.statusCode).toBe(200);
    const { number, code } = confirmed.json<{ number: string; code: string }>();
    expect(number).toMatch(/^TWR\/\d{4}\/0001$/);
    expect(code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect((await mailsTo(t, email)).at(-1)).toContain(code);
    expect((await listed()).map(({ title }) => title)).toEqual([OFFER.title]);
  });

  it('the link works once', async () => {
    const email = 'dua@maskapai.example';
    await send(t, to(email));
    const token = await tokenFor(t, email);
    expect((await publicly(t, '/confirm', { token })).statusCode).toBe(200);
    const again = await publicly(t, '/confirm', { token });
    expect(again.statusCode).toBe(422);
    expect(codeOf(again)).toBe('inquiries.invalid_token');
  });

  it('the link works for 48 hours, and an offer without confirmation is forgotten after a week with its files', async () => {
    const email = 'tiga@maskapai.example';
    await send(t, { ...to(email), files: [await upload(t)] });
    const token = await tokenFor(t, email);
    const filesBefore = await t.db.$count(storedFiles);
    t.setNow(new Date(Date.now() + 49 * 3_600_000));
    expect((await publicly(t, '/confirm', { token })).statusCode).toBe(422);
    const rowsBefore = await t.db.$count(inquiries);
    t.setNow(new Date(Date.now() + 8 * 86_400_000));
    await housekeep(t.app.platform);
    t.setNow(undefined);
    expect(await t.db.$count(inquiries)).toBe(rowsBefore - 1);
    expect(await t.db.$count(storedFiles)).toBe(filesBefore - 1);
    const shelves = readdirSync(path.join(t.dataDir, 'files'), { recursive: true, withFileTypes: true });
    expect(shelves.filter((entry) => entry.isFile())).toHaveLength(filesBefore - 1);
  });

  it('nothing of the sender stands in the audit trail', async () => {
    const text = JSON.stringify(await t.db.select().from(auditRecords));
    expect(text).toContain('inquiry.received');
    for (const secret of ['Rahmi', 'maskapai.example', '0812']) expect(text).not.toContain(secret);
  });

  it('an offer that is sent twice with the same key is kept once', async () => {
    const payload = { ...OFFER, ...to('kunci@maskapai.example'), ticket: await ticketOf(t) };
    const call = () =>
      t.app.inject({
        method: 'POST',
        url: '/api/v1/public/inquiries',
        headers: { 'idempotency-key': 'kunci-1' },
        payload,
      });
    expect((await call()).json()).toEqual((await call()).json());
    expect(await mailsTo(t, 'kunci@maskapai.example')).toHaveLength(1);
  });
});

describe('what the form refuses', () => {
  it('fields that are missing or wrong, each with its place', async () => {
    const answer = await send(t, {
      title: 'X',
      consent: false,
      contact: { ...OFFER.contact, email: 'bukan' },
    });
    expect(answer.statusCode).toBe(400);
    const pointers = answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    expect(pointers).toEqual(expect.arrayContaining(['/title', '/consent', '/contact/email']));
  });

  it('a type that is no third party and a region that is not known', async () => {
    expect(codeOf(await send(t, { partnerTypeCode: 'KL' }))).toBe('inquiries.unknown_type');
    expect(codeOf(await send(t, { regionCode: '99' }))).toBe('inquiries.unknown_region');
  });

  it('a form that was filled in faster than a person can, or was opened a day ago, or by nobody', async () => {
    const { ticket } = (await t.app.inject({ url: '/api/v1/public/inquiries/form' })).json<InquiryForm>();
    expect(codeOf(await send(t, { ticket }))).toBe('inquiries.too_fast');
    expect(codeOf(await send(t, { ticket: 'palsu' }))).toBe('inquiries.form_expired');
    t.setNow(new Date(Date.now() + 25 * 3_600_000));
    expect(codeOf(await publicly(t, '', { ...OFFER, ticket }))).toBe('inquiries.form_expired');
    t.setNow(undefined);
  });

  it('a machine that fills in what nobody sees is told that all went well, and nothing is kept', async () => {
    const before = await t.db.$count(inquiries);
    const answer = await send(t, { ...to('robot@bot.example'), website: 'http://spam.example' });
    expect(answer.statusCode).toBe(202);
    expect(await t.db.$count(inquiries)).toBe(before);
    expect(await mailsTo(t, 'robot@bot.example')).toEqual([]);
  });

  it('papers that are not what they claim, too many of them, and those that are gone', async () => {
    await expect(upload(t, Buffer.from('MZ program'), 'profil.pdf')).rejects.toThrow(
      'files.type_not_allowed',
    );
    await expect(upload(t, Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]))).rejects.toThrow(
      'files.too_large',
    );
    const many = await send(t, { files: ['a', 'b', 'c', 'd'] });
    expect(many.statusCode).toBe(400);
    expect(codeOf(await send(t, { files: ['palsu'] }, '203.0.113.20'))).toBe('inquiries.file_gone');
    const receipt = await upload(t);
    expect((await send(t, { ...to('a@x.example'), files: [receipt] }, '203.0.113.21')).statusCode).toBe(202);
    expect(codeOf(await send(t, { ...to('b@x.example'), files: [receipt] }, '203.0.113.21'))).toBe(
      'inquiries.file_gone',
    );
  });

  it('the fourth offer of one address within the hour, and whatever floods from one network', async () => {
    const flood = (email: string, address: string) => send(t, to(email), address);
    for (let count = 0; count < 3; count += 1)
      expect((await flood('banjir@x.example', `192.0.2.${count}`)).statusCode).toBe(202);
    const stopped = await flood('Banjir@x.example', '192.0.2.9');
    expect(stopped.statusCode).toBe(429);
    expect(stopped.headers['retry-after']).toBeDefined();
    for (let count = 0; count < 20; count += 1) await flood(`orang${count}@x.example`, '192.0.2.77');
    expect((await flood('lain@x.example', '192.0.2.77')).statusCode).toBe(429);
  });
});

describe('the status page without an account', () => {
  it('shows state and dates and nothing of the content', async () => {
    const { number, code } = await received(t, biro, 'status@x.example');
    const answer = await askStatus(number.toLowerCase(), ` ${code.replaceAll('-', ' ').toLowerCase()} `);
    expect(answer.statusCode).toBe(200);
    expect(Object.keys(answer.json<InquiryStatusPage>()).sort()).toEqual(
      ['answer', 'answeredAt', 'number', 'receivedAt', 'status', 'takenAt'].sort(),
    );
    expect(answer.json()).toMatchObject({ number, status: 'received', answer: null });
  });

  it('answers a wrong code and an unknown number alike, and stops who goes on guessing', async () => {
    const { number, code } = await received(t, biro, 'tebak@x.example');
    const wrong = await askStatus(number, 'AAAA-AAAA-AAAA', '192.0.2.100');
    const unknown = await askStatus('TWR/2026/9999', code, '192.0.2.100');
    expect([wrong.statusCode, unknown.statusCode]).toEqual([404, 404]);
    expect({ ...wrong.json<object>(), traceId: '' }).toEqual({ ...unknown.json<object>(), traceId: '' });
    for (let count = 0; count < 20; count += 1) await askStatus(number, 'AAAA', '192.0.2.100');
    expect((await askStatus(number, code, '192.0.2.100')).statusCode).toBe(429);
    expect((await askStatus(number, code, '192.0.2.101')).statusCode).toBe(200);
  });
});
