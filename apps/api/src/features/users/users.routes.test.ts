import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { User } from '@kerabat/shared/users/schema';
import { account, signInAs } from '../../../test/accounts.ts';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { users } from './users.table.ts';

const t = await startApp();
const admin = await person(t, ['admin'], undefined, 'Zulaikha Administrator');
const operator = await person(t, ['agency_operator'], 'DISPANGAN', 'Operator Pangan');

const newcomer = (email: string, more: object = {}) => ({
  name: 'Rangga Baru',
  email,
  roles: ['bureau_staff'],
  ...more,
});
const create = (payload: object, headers = {}) =>
  admin.call({ method: 'POST', url: '/users', payload, headers });
const post = (url: string, etag: string) =>
  admin.call({ method: 'POST', url, headers: { 'if-match': etag } });
const patch = (user: Pick<User, 'id' | 'etag'>, payload: object, who = admin) =>
  who.call({ method: 'PATCH', url: `/users/${user.id}`, payload, headers: { 'if-match': user.etag } });

describe('administering people', () => {
  it('invites a person, who has no password yet', async () => {
    const answer = await create(newcomer('Baru@kerabat.example', { nip: '198001012005011001' }));
    expect(answer.statusCode).toBe(201);
    const user = answer.json<User>();
    expect(answer.headers['location']).toBe(`/api/v1/users/${user.id}`);
    expect(answer.headers['etag']).toBe(user.etag);
    expect(user).toMatchObject({ email: 'baru@kerabat.example', status: 'invited', totpEnabled: false });
    const again = await admin.call({ url: `/users/${user.id}`, headers: { 'if-none-match': user.etag } });
    expect(again.statusCode).toBe(304);
  });

  it('answers a repeated request with the first answer', async () => {
    const headers = { 'idempotency-key': 'undang-1' };
    const first = await create(newcomer('dua.kali@kerabat.example'), headers);
    const second = await create(newcomer('dua.kali@kerabat.example'), headers);
    expect(second.statusCode).toBe(201);
    expect(second.json<User>().id).toBe(first.json<User>().id);
  });

  it('is for administrators only', async () => {
    const some = await account(t, ['leader']);
    for (const role of ['bureau_head', 'auditor', 'section_head'] as const) {
      const other = await person(t, [role]);
      expect((await other.call({ url: '/users' })).statusCode, role).toBe(403);
    }
    expect((await operator.call({ url: `/users/${some.id}` })).statusCode).toBe(403);
    const refused = await operator.call({
      method: 'POST',
      url: '/users',
      payload: newcomer('x@kerabat.example'),
    });
    expect(refused.statusCode).toBe(403);
    expect((await t.app.inject({ url: '/api/v1/users' })).statusCode).toBe(401);
  });

  it('refuses an e-mail that somebody has, whatever its capitals', async () => {
    await create(newcomer('satu@kerabat.example'));
    const answer = await create(newcomer('SATU@kerabat.example'));
    expect(answer.json()).toMatchObject({ status: 409, code: 'users.email_taken' });
    const other = (await create(newcomer('lain@kerabat.example'))).json<User>();
    expect((await patch(other, { email: 'satu@kerabat.example' })).json()).toMatchObject({
      status: 409,
      code: 'users.email_taken',
    });
  });

  it('says which field is wrong', async () => {
    const bad = await create({ name: '', email: 'bukan-surel', roles: [], nip: '12', gelar: 'Dr.' });
    expect(bad.statusCode).toBe(400);
    const pointers = bad.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer);
    expect(pointers.sort()).toEqual(['/email', '/gelar', '/name', '/nip', '/roles']);
    const nowhere = await create(
      newcomer('hilang@kerabat.example', { agencyId: '0197b1c2-0000-7000-8000-000000000000' }),
    );
    expect(nowhere.json()).toMatchObject({ status: 422, code: 'users.unknown_agency' });
  });

  it('demands an agency for agency roles, also when only one of both changes', async () => {
    const without = await create(newcomer('opd@kerabat.example', { roles: ['agency_head'] }));
    expect(without.statusCode).toBe(400);
    const user = (await create(newcomer('opd@kerabat.example'))).json<User>();
    expect((await patch(user, { roles: ['agency_operator'] })).json()).toMatchObject({
      status: 422,
      code: 'users.agency_required',
      errors: [{ pointer: '/agencyId' }],
    });
    const bound = await patch(user, { roles: ['agency_operator'], agencyId: operator.agencyId });
    expect(bound.json()).toMatchObject({ agency: { numberCode: 'DISPANGAN' } });
    expect((await patch(bound.json<User>(), { agencyId: null })).json()).toMatchObject({ status: 422 });
  });

  it('keeps others from overwriting: 428 without If-Match, 412 when stale, 404 when unknown', async () => {
    const user = (await create(newcomer('versi@kerabat.example'))).json<User>();
    const url = `/users/${user.id}`;
    expect((await admin.call({ method: 'PATCH', url, payload: { name: 'A' } })).statusCode).toBe(428);
    const changed = await patch(user, { name: 'Rangga Diubah' });
    expect(changed.json()).toMatchObject({ name: 'Rangga Diubah', etag: '"2"' });
    const refused = (await patch(user, { name: 'B' })).json<{ changes: unknown[] }>();
    expect(refused).toMatchObject({
      status: 412,
      currentEtag: '"2"',
      changes: [{ actor: 'Zulaikha Administrator', fields: ['name'] }],
    });
    const unknown = { id: '0197b1c2-0000-7000-8000-000000000000', etag: '"1"' };
    expect((await patch(unknown, { name: 'C' })).statusCode).toBe(404);
    expect((await admin.call({ url: `/users/${unknown.id}` })).statusCode).toBe(404);
    expect((await admin.call({ url: '/users/bukan-uuid' })).statusCode).toBe(400);
  });

  it('tells who comes late every step that was taken meanwhile', async () => {
    const user = (await create(newcomer('terlambat@kerabat.example'))).json<User>();
    const disabled = (await post(`/users/${user.id}/disable`, user.etag)).json<User>();
    await post(`/users/${user.id}/enable`, disabled.etag);
    const late = await post(`/users/${user.id}/disable`, user.etag);
    expect(late.json<{ changes: unknown[] }>().changes).toMatchObject([
      { actor: 'Zulaikha Administrator', fields: ['status'] },
      { actor: 'Zulaikha Administrator', fields: ['status', 'lockedUntil'] },
    ]);
  });

  it('gives new roles at once', async () => {
    const staff = await person(t, ['leader']);
    expect((await staff.call({ url: '/users' })).statusCode).toBe(403);
    const row = (await admin.call({ url: `/users/${staff.id}` })).json<User>();
    await patch(row, { roles: ['leader', 'admin'] });
    expect((await staff.call({ url: '/users' })).statusCode).toBe(200);
    const [stored] = await t.db.select().from(users).where(eq(users.id, staff.id));
    expect(stored?.roles).toEqual(['leader', 'admin']);
    await t.db
      .update(users)
      .set({ roles: ['leader'] })
      .where(eq(users.id, staff.id));
  });

  it('records which fields changed, never their values', async () => {
    const user = (await create(newcomer('audit@kerabat.example'))).json<User>();
    await patch(user, { name: 'Nama Sangat Rahasia', office: 'Kepala Bidang' });
    const records = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, user.id));
    expect(records.map(({ event, detail }) => [event, detail])).toEqual([
      ['user.created', {}],
      ['user.updated', { fields: ['name', 'office'], rowVersion: 2 }],
    ]);
  });
});

describe('closing and opening accounts', () => {
  it('ends sessions at once, and opens the account again', async () => {
    const { id, email, password } = await account(t, ['leader']);
    const token = (await signInAs(t, email, password)).json<{ accessToken: string }>().accessToken;
    const me = () => t.app.inject({ url: '/api/v1/auth/me', headers: { authorization: `Bearer ${token}` } });
    expect((await me()).statusCode).toBe(200);
    const disabled = await post(`/users/${id}/disable`, '*');
    expect(disabled.json()).toMatchObject({ status: 'disabled' });
    expect((await me()).statusCode).toBe(401);
    expect((await signInAs(t, email, password)).statusCode).toBe(401);
    expect((await post(`/users/${id}/disable`, '*')).json()).toMatchObject({
      code: 'users.already_disabled',
    });
    const enabled = await post(`/users/${id}/enable`, disabled.json<User>().etag);
    expect(enabled.json()).toMatchObject({ status: 'active' });
    expect((await me()).statusCode).toBe(401);
    expect((await signInAs(t, email, password)).statusCode).toBe(200);
    expect((await post(`/users/${id}/enable`, '*')).statusCode).toBe(409);
  });

  it('unlocks a locked account', async () => {
    const { id, email, password } = await account(t, ['leader']);
    for (let turn = 0; turn < 10; turn += 1) await signInAs(t, email, 'kata sandi yang salah');
    const locked = await admin.call({ url: '/users?locked=true' });
    expect(locked.json<{ items: User[] }>().items.map((user) => user.id)).toContain(id);
    expect((await post(`/users/${id}/enable`, '*')).json()).toMatchObject({
      status: 'active',
      lockedUntil: null,
    });
    expect((await signInAs(t, email, password)).statusCode).toBe(200);
  });

  it('resends an invitation only to people without a password', async () => {
    const user = (await create(newcomer('undang@kerabat.example'))).json<User>();
    expect((await admin.call({ method: 'POST', url: `/users/${user.id}/invite` })).statusCode).toBe(200);
    const active = await account(t, ['leader']);
    const refused = await admin.call({ method: 'POST', url: `/users/${active.id}/invite` });
    expect(refused.json()).toMatchObject({ status: 409, code: 'users.not_invited' });
  });

  it('never lets the last administrator go', async () => {
    const own = (await admin.call({ url: `/users/${admin.id}` })).json<User>();
    for (const answer of [
      await post(`/users/${admin.id}/disable`, own.etag),
      await patch(own, { roles: ['leader'] }),
    ])
      expect(answer.json()).toMatchObject({ status: 409, code: 'users.last_admin' });
    const second = await person(t, ['admin']);
    const answers = await Promise.all([
      second.call({ method: 'POST', url: `/users/${admin.id}/disable`, headers: { 'if-match': '*' } }),
      post(`/users/${second.id}/disable`, '*'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    for (const id of [admin.id, second.id])
      await t.db.update(users).set({ status: 'active' }).where(eq(users.id, id));
  });
});

describe('the list of people', () => {
  it('pages by name without losing anybody', async () => {
    const seen: string[] = [];
    let cursor = '';
    const admins = await person(t, ['admin']);
    do {
      const answer = await admins.call({ url: `/users?limit=3&includeTotal=true${cursor}` });
      const page = answer.json<{ items: User[]; nextCursor: string | null; total: number }>();
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ? `&cursor=${page.nextCursor}` : '';
      if (!page.nextCursor) expect(seen).toHaveLength(page.total);
    } while (cursor !== '');
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('finds by words, status and role, and takes % as a plain letter', async () => {
    const admins = await person(t, ['admin']);
    const find = async (query: string) =>
      (await admins.call({ url: `/users?${query}` })).json<{ items: User[] }>().items;
    const payload = newcomer('khusus@kerabat.example', {
      name: 'Siti 100% Khusus',
      roles: ['legal_reviewer'],
    });
    expect((await admins.call({ method: 'POST', url: '/users', payload })).statusCode).toBe(201);
    expect((await find('q=100%25')).map(({ name }) => name)).toEqual(['Siti 100% Khusus']);
    expect(await find('q=zzz%25')).toEqual([]);
    for (const user of await find('role=admin&status=active')) expect(user.roles).toContain('admin');
    expect((await admins.call({ url: '/users?urut=nama' })).statusCode).toBe(400);
    expect((await admins.call({ url: '/users?cursor=ngawur' })).statusCode).toBe(400);
  });
});
