import { describe, expect, it } from 'vitest';
import { MOST_SAVED_VIEWS, type SavedView } from '@kerabat/shared/saved-views/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { newId } from '../../platform/columns.ts';
import { signAccessToken } from '../auth/access-token.service.ts';
import { apiClients } from '../clients/clients.table.ts';

const t = await startApp();
const view = (name: string) => ({
  name,
  list: 'proposals',
  query: 'jenis=KSDPK&lewat=ya',
  columns: ['title'],
});
const save = (by: Person, payload: object, headers = {}) =>
  by.call({ method: 'POST', url: '/saved-views', payload, headers });
const listOf = async (by: Person) =>
  (await by.call({ url: '/saved-views?list=proposals' })).json<{ items: SavedView[] }>().items;
const change = (by: Person, id: string, payload: object, ifMatch: string) =>
  by.call({ method: 'PATCH', url: `/saved-views/${id}`, payload, headers: { 'if-match': ifMatch } });

describe('saved views', () => {
  it('are kept, changed and deleted by whoever made them, by name', async () => {
    const me = await person(t, ['bureau_staff']);
    await save(me, view('Zona wisata'));
    const saved = await save(me, view('Lewat batas'));
    expect(saved.statusCode, saved.body).toBe(201);
    const made = saved.json<SavedView>();
    expect(saved.headers['location']).toBe(`/api/v1/saved-views/${made.id}`);
    expect((await me.call({ url: `/saved-views/${made.id}` })).json()).toEqual(made);
    expect((await listOf(me)).map(({ name }) => name)).toEqual(['Lewat batas', 'Zona wisata']);
    const changed = await change(me, made.id, { name: 'Lewat', columns: [] }, made.etag);
    expect(changed.json()).toMatchObject({ name: 'Lewat', query: made.query, columns: [] });
    expect((await change(me, made.id, { name: 'Lain' }, made.etag)).statusCode).toBe(412);
    const remove = (ifMatch: string) =>
      me.call({ method: 'DELETE', url: `/saved-views/${made.id}`, headers: { 'if-match': ifMatch } });
    expect((await remove(made.etag)).statusCode).toBe(412);
    expect((await remove(changed.json<SavedView>().etag)).statusCode).toBe(204);
    expect(await listOf(me)).toHaveLength(1);
  });

  it('are unknown to everybody else', async () => {
    const [me, other] = [await person(t, ['bureau_staff']), await person(t, ['section_head'])];
    const made = (await save(me, view('Milik saya'))).json<SavedView>();
    expect(await listOf(other)).toEqual([]);
    expect((await other.call({ url: `/saved-views/${made.id}` })).statusCode).toBe(404);
    expect((await change(other, made.id, { name: 'Curi' }, '*')).statusCode).toBe(404);
    expect((await save(other, view('Milik saya'))).statusCode).toBe(201);
    expect((await t.app.inject({ url: '/api/v1/saved-views?list=proposals' })).statusCode).toBe(401);
    const admin = await person(t, ['admin']);
    expect((await save(admin, view('Apa'))).statusCode).toBe(403);
  });

  it('carry each name once, also when saved twice at the same moment', async () => {
    const me = await person(t, ['agency_operator'], 'DISPANGAN');
    const answers = await Promise.all([save(me, view('Sama')), save(me, view('sama'))]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
    const other = (await save(me, view('Lain'))).json<SavedView>();
    expect((await change(me, other.id, { name: 'SAMA' }, '*')).json()).toMatchObject({
      status: 409,
      code: 'saved_views.name_taken',
    });
    expect((await change(me, other.id, { name: 'LAIN' }, '*')).statusCode).toBe(200);
  });

  it('end at thirty, and are made once for one key', async () => {
    const me = await person(t, ['bureau_staff']);
    const key = { 'idempotency-key': newId() };
    const first = await save(me, view('0'), key);
    expect((await save(me, view('0'), key)).json()).toEqual(first.json());
    for (let at = 1; at < MOST_SAVED_VIEWS; at += 1) await save(me, view(String(at)));
    expect((await save(me, view('satu lagi'))).json()).toMatchObject({
      status: 422,
      code: 'saved_views.too_many',
    });
  });

  it('refuse unknown lists and missing names', async () => {
    const me = await person(t, ['bureau_staff']);
    for (const wrong of [{ ...view('x'), list: 'users' }, { ...view(''), name: ' ' }, { name: 'x' }])
      expect((await save(me, wrong)).statusCode).toBe(400);
    expect((await me.call({ url: '/saved-views' })).statusCode).toBe(400);
  });

  it('are not for systems', async () => {
    const id = newId();
    await t.db.insert(apiClients).values({
      id,
      clientId: 'krb_views',
      name: 'Sistem',
      secretHash: 'x',
      scopes: ['proposal.read'],
      agencyId: null,
    });
    const headers = {
      authorization: `Bearer ${signAccessToken(t.app, { cid: id, scope: ['proposal.read'] })}`,
    };
    const list = await t.app.inject({ url: '/api/v1/saved-views?list=proposals', headers });
    expect(list.json()).toEqual({ items: [] });
    const made = await t.app.inject({
      method: 'POST',
      url: '/api/v1/saved-views',
      payload: view('x'),
      headers,
    });
    expect(made.json()).toMatchObject({ status: 403, code: 'saved_views.people_only' });
  });
});
