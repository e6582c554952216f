import { describe, expect, it } from 'vitest';
import type { Me } from '@kerabat/shared/users/schema';
import { account, PASSWORD, signInAs } from '../../../test/accounts.ts';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';

const t = await startApp();
const admin = await person(t, ['admin'], undefined, 'Zulaikha Administrator');

async function signedIn() {
  const { id, email } = await account(t, ['bureau_staff']);
  const grant = (await signInAs(t, email, PASSWORD)).json<{ accessToken: string; user: Me }>();
  const call = (method: 'GET' | 'PATCH' | 'POST', url: string, payload?: object, ifMatch?: string) =>
    t.app.inject({
      method,
      url: `/api/v1${url}`,
      headers: {
        authorization: `Bearer ${grant.accessToken}`,
        ...(ifMatch === undefined ? {} : { 'if-match': ifMatch }),
      },
      ...(payload && { payload }),
    });
  return { id, ...grant, call };
}

describe("a person's own profile", () => {
  it('changes only as it was last seen, and says who changed it meanwhile', async () => {
    const { id, user, call } = await signedIn();
    const patch = (payload: object, ifMatch?: string) => call('PATCH', '/auth/me', payload, ifMatch);
    expect((await patch({ name: 'Rina' })).json()).toMatchObject({ code: 'common.if_match_required' });
    const changed = await patch({ name: 'Rina' }, user.etag);
    expect(changed.json()).toMatchObject({ name: 'Rina', etag: changed.headers['etag'] });
    const { etag } = changed.json<Me>();
    expect(etag).not.toBe(user.etag);
    await admin.call({
      method: 'PATCH',
      url: `/users/${id}`,
      payload: { office: 'Analis Kerja Sama' },
      headers: { 'if-match': etag },
    });
    expect((await patch({ office: 'Analis' }, etag)).json()).toMatchObject({
      status: 412,
      code: 'common.stale',
      changes: [{ actor: 'Zulaikha Administrator', fields: ['office'] }],
    });
    expect((await call('GET', '/auth/me')).json()).toMatchObject({ office: 'Analis Kerja Sama' });
  });

  it('stays as it was seen when only a password or an unconfirmed second step changes', async () => {
    const { user, call } = await signedIn();
    const newPassword = 'delapan itik di sawah';
    await call('POST', '/auth/password', { currentPassword: PASSWORD, newPassword });
    await call('POST', '/auth/totp', { password: newPassword });
    expect((await call('PATCH', '/auth/me', { name: 'Rina' }, user.etag)).statusCode).toBe(200);
  });
});

it('the scheme of the token is read in any case', async () => {
  const { accessToken } = await signedIn();
  for (const scheme of ['bearer', 'BEARER']) {
    const headers = { authorization: `${scheme} ${accessToken}` };
    expect((await t.app.inject({ url: '/api/v1/auth/me', headers })).statusCode).toBe(200);
  }
});
