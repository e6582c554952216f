import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Offer } from '@kerabat/shared/cooperations/dealings.schema';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import type { Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, change, must, step } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { DOCX } from '../../platform/word.ts';

const t = await startApp();
const c = await cast(t);
const today = officeDay(new Date());
const ago = (days: number) => addDays(today, -days);
let made: Cooperation;
beforeAll(async () => {
  made = await caseOf(t, c, {
    background: 'Harga bawang jatuh pada panen raya & petani <merugi>.',
    objectives: 'Menstabilkan harga.',
    scope: ['Pertukaran data panen', 'Gudang bersama'],
    benefits: { region: 'Harga stabil', partner: 'Pasokan terjamin', public: null },
  });
});

const prepare = (by: Person, where: { id: string }, payload: Record<string, unknown> = {}) =>
  by.call({
    method: 'POST',
    url: `/cooperations/${where.id}/offers`,
    payload: { direction: 'outgoing', ...payload },
  });
const take = (
  where: { id: string },
  offer: Offer,
  action: string,
  payload: Record<string, unknown>,
  { by = c.biro, ifMatch = '*' }: { by?: Person; ifMatch?: string } = {},
) =>
  by.call({
    method: 'POST',
    url: `/cooperations/${where.id}/offers/${offer.id}/${action}`,
    headers: { 'if-match': ifMatch },
    payload,
  });
const offersOf = async (by: Person, { id }: { id: string }) =>
  (await by.call({ url: `/cooperations/${id}/offers` })).json<{ items: Offer[] }>().items;
const letterOf = (by: Person, where: { id: string }, { id }: { id: string }) =>
  by.call({ url: `/cooperations/${where.id}/offers/${id}/letter.docx` });

/** A letter that went out `days` ago. */
async function sent(where: { id: string }, days: number): Promise<Offer> {
  const offer = await must<Offer>(prepare(c.biro, where));
  await must(take(where, offer, 'sign', { on: ago(days), letterNumber: '120/7/Pem' }));
  return must<Offer>(take(where, offer, 'send', { on: ago(days), by: 'pos tercatat' }));
}

describe('an outgoing offer', () => {
  it('is signed by the governor, sent, negotiated and accepted; the reply is due by the setting', async () => {
    const offer = await must<Offer>(prepare(c.biro, made));
    expect(offer).toMatchObject({
      state: 'prepared',
      partner: { name: 'Pemerintah Provinsi Riau' },
      may: { edit: true, actions: ['sign'] },
    });
    expect((await take(made, offer, 'sign', { on: ago(5), letterNumber: '120/1/Pem' })).json()).toMatchObject(
      { state: 'signed', signedOn: ago(5), letterNumber: '120/1/Pem', letterDate: ago(5) },
    );
    expect((await take(made, offer, 'send', { on: ago(4), by: 'surel' })).json()).toMatchObject({
      state: 'sent',
      replyDueOn: addDays(ago(4), 30),
    });
    const round = { on: ago(2), by: 'partner', note: 'Mitra meminta gudang di Pekanbaru.' };
    expect((await take(made, offer, 'negotiate', round)).json()).toMatchObject({
      state: 'negotiating',
      rounds: [round],
      replyDueOn: addDays(ago(2), 30),
    });
    const accepted = await must<Offer>(
      take(made, offer, 'answer', { on: ago(1), answer: 'accepted', note: 'Diterima dengan gudang.' }),
    );
    expect(accepted).toMatchObject({
      state: 'accepted',
      answeredOn: ago(1),
      may: { edit: false, actions: [] },
    });
    const seen = await offersOf(c.operator, made);
    expect(seen).toMatchObject([{ id: offer.id, state: 'accepted', may: { edit: false, actions: [] } }]);
  });

  it('takes no step out of turn', async () => {
    const offer = await must<Offer>(prepare(c.biro, made));
    const early = await take(made, offer, 'answer', { on: today, answer: 'accepted' });
    expect(early.json()).toMatchObject({
      status: 409,
      code: 'cooperations.offer_wrong_state',
      currentState: 'prepared',
    });
    expect((await take(made, offer, 'send', { on: today, by: 'surel' })).statusCode).toBe(409);
  });

  it('is unanswered only after the limit; an answer that comes later still counts', async () => {
    const waiting = await sent(made, 3);
    const soon = await take(made, waiting, 'answer', { on: today, answer: 'unanswered' });
    expect(soon.json()).toMatchObject({ status: 422, code: 'cooperations.offer_still_waits' });
    const overdue = await sent(made, 40);
    const none = await take(made, overdue, 'answer', { on: today, answer: 'unanswered' });
    expect(none.json()).toMatchObject({ state: 'unanswered', may: { actions: ['negotiate', 'answer'] } });
    const late = await take(made, overdue, 'answer', {
      on: today,
      answer: 'declined',
      note: 'Tidak berminat.',
    });
    expect(late.json()).toMatchObject({ state: 'declined', may: { actions: [] } });
  });

  it('is changed only before it is signed', async () => {
    const offer = await must<Offer>(prepare(c.biro, made));
    const patch = (payload: Record<string, unknown>, ifMatch = '*') =>
      c.biro.call({
        method: 'PATCH',
        url: `/cooperations/${made.id}/offers/${offer.id}`,
        headers: { 'if-match': ifMatch },
        payload,
      });
    expect((await patch({ letterNumber: '120/2/Pem' })).json()).toMatchObject({ letterNumber: '120/2/Pem' });
    expect((await patch({ letterNumber: 'x' }, '"1"')).statusCode).toBe(412);
    await take(made, offer, 'sign', { on: today, letterNumber: '120/3/Pem' });
    expect((await patch({ letterNumber: 'x' })).json()).toMatchObject({
      status: 409,
      code: 'cooperations.offer_wrong_state',
    });
  });

  it.each([
    ['sign', { on: addDays(today, 2), letterNumber: '1' }, 422, '/on'],
    ['sign', { on: 'besok', letterNumber: '1' }, 400, '/on'],
    ['sign', { on: ago(1) }, 400, '/letterNumber'],
  ])('%s with %j is refused', async (action, payload, status, pointer) => {
    const offer = await must<Offer>(prepare(c.biro, made));
    const answer = await take(made, offer, action, payload);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ errors: [{ pointer }] });
  });

  it('was not sent before it was signed, nor answered before it was sent', async () => {
    const offer = await must<Offer>(prepare(c.biro, made));
    await take(made, offer, 'sign', { on: ago(3), letterNumber: '1' });
    const backwards = { status: 422, code: 'cooperations.offer_days_reversed' };
    expect((await take(made, offer, 'send', { on: ago(4), by: 'pos' })).json()).toMatchObject(backwards);
    await take(made, offer, 'send', { on: ago(3), by: 'pos' });
    expect((await take(made, offer, 'answer', { on: ago(5), answer: 'accepted' })).json()).toMatchObject(
      backwards,
    );
  });

  it('goes to a party of the case', async () => {
    const answer = await prepare(c.biro, made, { partnerId: '0197b1c2-0000-7000-8000-000000000000' });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/partnerId' }] });
  });
});

describe('an incoming offer', () => {
  it('waits for the answer of the province from the day it arrived', async () => {
    const offer = await must<Offer>(
      prepare(c.biro, made, { direction: 'incoming', receivedOn: ago(10), letterNumber: '45/RIAU/2026' }),
    );
    expect(offer).toMatchObject({
      direction: 'incoming',
      state: 'sent',
      receivedOn: ago(10),
      sentOn: null,
      replyDueOn: addDays(ago(10), 30),
      may: { edit: false, actions: ['negotiate', 'answer'] },
    });
    const letter = await letterOf(c.biro, made, offer);
    expect(letter.json()).toMatchObject({ status: 409, code: 'cooperations.offer_is_incoming' });
    expect((await take(made, offer, 'answer', { on: today, answer: 'declined' })).statusCode).toBe(200);
  });

  it('needs that day', async () => {
    const answer = await prepare(c.biro, made, { direction: 'incoming' });
    expect(answer.json()).toMatchObject({ status: 422, errors: [{ pointer: '/receivedOn' }] });
  });
});

describe('offers', () => {
  it('are the bureau’s to make and step; the agency reads, a stranger sees none', async () => {
    expect((await prepare(c.operator, made)).statusCode).toBe(403);
    const [offer] = await offersOf(c.operator, made);
    if (!offer) throw new Error('no offer');
    expect((await take(made, offer, 'sign', {}, { by: c.operator })).statusCode).toBe(403);
    expect((await c.stranger.call({ url: `/cooperations/${made.id}/offers` })).statusCode).toBe(404);
    expect((await letterOf(c.stranger, made, offer)).statusCode).toBe(404);
    const signedOut = await t.app.inject(`/api/v1/cooperations/${made.id}/offers`);
    expect(signedOut.statusCode).toBe(401);
  });

  it('are stepped by who has seen the latest version, and of their own case alone', async () => {
    const offer = await must<Offer>(prepare(c.biro, made));
    const body = { on: today, letterNumber: '9' };
    expect((await take(made, offer, 'sign', body, { ifMatch: '"9"' })).statusCode).toBe(412);
    const other = await caseOf(t, c, { title: 'Berkas lain' });
    expect((await take(other, offer, 'sign', body)).statusCode).toBe(404);
  });

  it('are none of a case that runs no longer', async () => {
    const own = await caseOf(t, c, { title: 'Berkas yang dihentikan' });
    const offer = await must<Offer>(prepare(c.biro, own));
    await must(step(c.kabag, own, 'withdraw', { reason: 'TANPA_JAWABAN', note: 'Tidak dijawab.' }));
    expect((await prepare(c.biro, own)).json()).toMatchObject({
      status: 409,
      code: 'cooperations.wrong_status',
    });
    expect((await take(own, offer, 'sign', { on: today, letterNumber: '1' })).statusCode).toBe(409);
  });

  it('let the case pass the offer once one is accepted', async () => {
    const own = await caseOf(t, c, { title: 'Berkas dengan penawaran' });
    const missingOf = async () =>
      (await c.biro.call({ url: `/cooperations/${own.id}/checklist` }))
        .json<{ items: { requirement: string; state: string }[] }>()
        .items.find(({ requirement }) => requirement === 'OFFER-ACCEPTED')?.state;
    expect(await missingOf()).toBe('missing');
    const offer = await sent(own, 2);
    await must(take(own, offer, 'answer', { on: today, answer: 'accepted' }));
    expect(await missingOf()).toBe('met');
  });
});

/** The words of a DOCX, paragraph by paragraph. */
function textOf(docx: Buffer): string[] {
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)]
      .map(([, text]) => text)
      .join('')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&'),
  );
}

describe('the letter of offer', () => {
  it('is a DOCX made of what the case says, to be signed by office', async () => {
    const offer = await sent(made, 1);
    const answer = await letterOf(c.operator, made, offer);
    expect(answer.headers).toMatchObject({
      'content-type': DOCX,
      'content-disposition': expect.stringContaining('Surat-penawaran-KS-'),
    });
    const lines = textOf(answer.rawPayload);
    expect(lines).toEqual(
      expect.arrayContaining([
        'PEMERINTAH PROVINSI SUMATERA BARAT',
        '120/7/Pem',
        'Penawaran Kerja Sama Distribusi bawang merah Alahan Panjang',
        'Yth. Pimpinan Pemerintah Provinsi Riau',
        'Harga bawang jatuh pada panen raya & petani <merugi>.',
        'Menstabilkan harga.',
        'Pertukaran data panen',
        'Gudang bersama',
        'Bagi daerah: Harga stabil',
        'Bagi mitra: Pasokan terjamin',
        'GUBERNUR SUMATERA BARAT,',
      ]),
    );
    expect(lines.join('\n')).toContain('paling lambat 30 hari');
    expect(lines.join('\n')).toContain('Kerangka Acuan Kerja');
  });

  it('leaves out what the case does not say, and room for number and date', async () => {
    const own = await caseOf(t, c, { title: 'Berkas ringkas' });
    await must(change(c.biro, own, { background: null, objectives: null, scope: [] }));
    const offer = await must<Offer>(prepare(c.biro, own));
    const lines = textOf((await letterOf(c.biro, own, offer)).rawPayload);
    expect(lines).not.toContain('Latar belakang');
    expect(lines).toContain('.............................');
  });
});
