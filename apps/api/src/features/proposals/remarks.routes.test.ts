import { describe, expect, it } from 'vitest';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { mailsTo } from '../../../test/mails.ts';
import { act, cast, draft, reach } from '../../../test/proposals.ts';

const t = await startApp({ PUBLIC_URL: 'https://kerabat.example' });
const c = await cast(t);

interface Remark {
  id: string;
  body: string;
  internal: boolean;
  replyToId: string | null;
  mentions: { id: string; name: string }[];
  from: { id: string; number: string | null; title: string } | null;
}

const say = (by: Person, id: string, payload: object) =>
  by.call({ method: 'POST', url: `/proposals/${id}/remarks`, payload });
const said = async (by: Person, id: string, payload: object): Promise<Remark> => {
  const answer = await say(by, id, payload);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Remark>();
};
const read = async (by: Person, id: string) =>
  (await by.call({ url: `/proposals/${id}/remarks` })).json<{ items: Remark[] }>().items;

describe('a remark', () => {
  it('has an address of its own, for the same people who see it in the list', async () => {
    const { id } = await reach(t, c, 'submitted');
    const open = await say(c.biro, id, { body: 'Mohon dilengkapi.', internal: false });
    const address = String(open.headers['location']).replace('/api/v1', '');
    expect(address).toBe(`/proposals/${id}/remarks/${open.json<{ id: string }>().id}`);
    expect((await c.operator.call({ url: address })).json()).toEqual(open.json());
    const internal = await say(c.biro, id, { body: 'Hanya untuk kita.', internal: true });
    const hidden = String(internal.headers['location']).replace('/api/v1', '');
    expect((await c.kabag.call({ url: hidden })).statusCode).toBe(200);
    expect((await c.operator.call({ url: hidden })).statusCode).toBe(404);
    expect((await c.stranger.call({ url: address })).statusCode).toBe(404);
    const other = await reach(t, c, 'submitted');
    expect((await c.biro.call({ url: address.replace(id, other.id) })).statusCode).toBe(404);
  });

  it('of a merged proposal goes on in the other, with where it comes from; internal ones for the bureau alone', async () => {
    const source = await reach(t, c, 'submitted', { title: 'Pasokan bawang merah' });
    const target = await reach(t, c, 'submitted', { title: 'Distribusi bawang merah' });
    await said(c.operator, source.id, { body: 'Dari sumber.' });
    await said(c.biro, source.id, { body: 'Rahasia sumber.', internal: true });
    await said(c.operator, target.id, { body: 'Dari tujuan.' });
    const merged = await act(c.biro, source, 'merge', { note: 'Sama.', intoId: target.id });
    expect(merged.statusCode, merged.body).toBe(200);
    const seen = await read(c.operator, target.id);
    expect(seen.map(({ body, from }) => [body, from?.title ?? null])).toEqual([
      ['Dari sumber.', 'Pasokan bawang merah'],
      ['Dari tujuan.', null],
    ]);
    expect(seen[0]?.from).toMatchObject({ id: source.id });
    expect((await read(c.biro, target.id)).map(({ body }) => body)).toContain('Rahasia sumber.');
    const foreign = await say(c.operator, target.id, { body: 'Balas.', replyToId: seen[0]?.id });
    expect(foreign.json()).toMatchObject({ status: 422, code: 'proposals.unknown_remark' });
  });
});

describe('a reply', () => {
  it('belongs to a remark of the same proposal that its writer sees', async () => {
    const [here, there] = [await reach(t, c, 'submitted'), await reach(t, c, 'submitted')];
    const first = await said(c.biro, here.id, { body: 'Siapa mitranya?' });
    const reply = await said(c.operator, here.id, { body: 'Provinsi Riau.', replyToId: first.id });
    expect(reply).toMatchObject({ replyToId: first.id, internal: false });
    const internal = await said(c.biro, here.id, { body: 'Rahasia.', internal: true });
    const elsewhere = await say(c.operator, there.id, { body: 'Balas.', replyToId: first.id });
    const hidden = await say(c.operator, here.id, { body: 'Balas.', replyToId: internal.id });
    for (const refused of [elsewhere, hidden])
      expect(refused.json()).toMatchObject({ status: 422, errors: [{ pointer: '/replyToId' }] });
  });

  it('to an internal note is internal, whatever it says of itself', async () => {
    const { id } = await reach(t, c, 'submitted');
    const note = await said(c.biro, id, { body: 'Ragu.', internal: true });
    const reply = await said(c.kabag, id, { body: 'Saya juga.', replyToId: note.id, internal: false });
    expect(reply.internal).toBe(true);
    expect(await read(c.operator, id)).toEqual([]);
  });
});

describe('who can be mentioned', () => {
  const names = async (by: Person, id: string, query = '') => {
    const answer = await by.call({ url: `/proposals/${id}/mentionable${query}` });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json<{ items: { id: string; name: string }[] }>().items.map((one) => one.id);
  };

  it('the agency and, once it is handed in, the province, as far as they may answer', async () => {
    const leader = await person(t, ['leader']);
    const idea = await draft(t, c.operator);
    expect(await names(c.operator, idea.id)).toEqual([c.head.id]);
    const sent = await reach(t, c, 'submitted');
    const seen = await names(c.operator, sent.id);
    for (const someone of [c.head, c.biro, c.kabag, c.kabiro, c.chair]) expect(seen).toContain(someone.id);
    for (const someone of [c.operator, c.stranger, leader]) expect(seen).not.toContain(someone.id);
  });

  it('for an internal note only the bureau, asked by the bureau', async () => {
    const { id } = await reach(t, c, 'submitted');
    expect(new Set(await names(c.biro, id, '?internal=true'))).toEqual(new Set([c.kabag.id, c.kabiro.id]));
    const refused = await c.operator.call({ url: `/proposals/${id}/mentionable?internal=true` });
    expect(refused.json()).toMatchObject({ status: 403, code: 'proposals.internal_remark' });
  });

  it('is found by name and office, at most twenty, without an address', async () => {
    const { id } = await reach(t, c, 'submitted');
    const wanted = await person(t, ['legal_reviewer'], undefined, 'Penelaah 100% Hukum');
    expect(await names(c.operator, id, '?q=100%25%20hukum')).toEqual([wanted.id]);
    expect(await names(c.operator, id, '?q=Dinas%20Pangan')).toEqual([c.head.id]);
    for (let count = 0; count < 20; count += 1) await person(t, ['tkksd_member']);
    expect(await names(c.operator, id)).toHaveLength(20);
    const answer = await c.operator.call({ url: `/proposals/${id}/mentionable` });
    expect(answer.body).not.toContain('@');
    const long = await c.operator.call({ url: `/proposals/${id}/mentionable?q=${'a'.repeat(101)}` });
    expect(long.statusCode).toBe(400);
  });

  it('is for those who may remark on what they see', async () => {
    const url = `/proposals/${(await reach(t, c, 'submitted')).id}/mentionable`;
    expect((await t.app.inject({ url: `/api/v1${url}` })).statusCode).toBe(401);
    expect((await (await person(t, ['leader'])).call({ url })).statusCode).toBe(403);
    expect((await c.stranger.call({ url })).statusCode).toBe(404);
  });
});

describe('a mention', () => {
  const mailsOf = ({ id }: Person) => mailsTo(t, `${id}@kerabat.example`);

  it('is told by mail, once each and never to its writer', async () => {
    const { id, title } = await reach(t, c, 'submitted', { title: 'Sebutan cabai' });
    const member = await person(t, ['tkksd_member'], undefined, 'Anggota Disebut');
    const remark = await said(c.biro, id, {
      body: `Mohon pendapat. ${'panjang '.repeat(100)}akhir`,
      mentionIds: [member.id, c.biro.id, member.id],
    });
    expect(remark.mentions).toEqual([{ id: member.id, name: 'Anggota Disebut' }]);
    expect((await read(c.operator, id)).at(-1)?.mentions).toEqual(remark.mentions);
    const [mail, ...more] = await mailsOf(member);
    expect(more).toEqual([]);
    const text = String(mail).replace(/=\r?\n/g, '');
    expect(text).toContain(title);
    expect(text).toContain('Pegawai bureau_staff');
    expect(text).toContain('Mohon pendapat.');
    expect(text).not.toContain('akhir');
    expect(text).toContain(`https://kerabat.example/usulan/${id}`);
    expect(await mailsOf(c.biro)).toEqual([]);
  });

  it('of somebody who would not see the remark is refused, and nothing is said', async () => {
    const { id } = await reach(t, c, 'submitted');
    const leader = await person(t, ['leader']);
    const idea = await draft(t, c.operator);
    for (const [by, on, payload] of [
      [c.biro, id, { mentionIds: [c.stranger.id] }],
      [c.biro, id, { mentionIds: [c.head.id, leader.id] }],
      [c.biro, id, { mentionIds: [c.head.id], internal: true }],
      [c.operator, idea.id, { mentionIds: [c.biro.id] }],
    ] as const) {
      const refused = await say(by, on, { body: 'Halo.', ...payload });
      const pointer = `/mentionIds/${payload.mentionIds.length - 1}`;
      expect(refused.json()).toMatchObject({ status: 422, errors: [{ pointer }] });
      expect(await read(c.operator, on)).toEqual([]);
    }
    expect(await mailsOf(c.stranger)).toEqual([]);
  });
});
