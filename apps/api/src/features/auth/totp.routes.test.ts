import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { account, cookieOf, signInAs } from '../../../test/accounts.ts';
import { startApp } from '../../../test/app.ts';
import { users } from '../users/users.table.ts';

const t = await startApp();
const STEP = 30_000;

const codeAt = (secret: string, at: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });
const post = (token: string, url: string, payload: object) =>
  t.app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload,
    headers: { authorization: `Bearer ${token}` },
  });
const tokenOf = (answer: { json<T>(): T }) => answer.json<{ accessToken: string }>().accessToken;

/** The clock stands at the middle of a step, so that no test runs over its edge. */
const NOW = Math.floor(Date.now() / STEP) * STEP + STEP / 2;

async function withTotp() {
  t.setNow(new Date(NOW));
  const owner = await account(t, ['section_head']);
  const token = tokenOf(await signInAs(t, owner.email, owner.password));
  const setup = (await post(token, '/auth/totp', { password: owner.password })).json<{
    secret: string;
    uri: string;
  }>();
  const confirmed = await post(token, '/auth/totp/confirm', { code: codeAt(setup.secret, NOW) });
  const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
  return { ...owner, ...setup, token, recoveryCodes };
}

describe('the second step', () => {
  it('is set up with the password and a first code, and gives ten recovery codes once', async () => {
    const owner = await withTotp();
    expect(owner.uri).toMatch(/^otpauth:\/\/totp\/KERABAT:/);
    expect(new Set(owner.recoveryCodes).size).toBe(10);
    const [row] = await t.db.select().from(users).where(eq(users.id, owner.id));
    expect(row?.totpSecret).not.toContain(owner.secret);
    expect(row?.recoveryCodeHashes).not.toContain(owner.recoveryCodes[0]);
    const again = await post(owner.token, '/auth/totp', { password: owner.password });
    expect(again.json()).toMatchObject({ status: 409, code: 'auth.totp_already_on' });
  });

  it('is not on before the first code is right, and asks for the password first', async () => {
    t.setNow(new Date(NOW));
    const owner = await account(t, ['leader']);
    const token = tokenOf(await signInAs(t, owner.email, owner.password));
    expect((await post(token, '/auth/totp/confirm', { code: '123456' })).json()).toMatchObject({
      code: 'auth.totp_not_started',
    });
    expect((await post(token, '/auth/totp', { password: 'salah' })).json()).toMatchObject({
      status: 422,
      code: 'auth.wrong_password',
      errors: [{ pointer: '/password' }],
    });
    await post(token, '/auth/totp', { password: owner.password });
    expect((await post(token, '/auth/totp/confirm', { code: '000000' })).json()).toMatchObject({
      status: 422,
      code: 'auth.wrong_totp',
    });
    expect((await signInAs(t, owner.email, owner.password)).statusCode).toBe(200);
  });

  it('is asked for only after the right password', async () => {
    const { email, password } = await withTotp();
    expect((await signInAs(t, email, 'kata sandi yang salah')).json()).toMatchObject({
      code: 'auth.invalid_credentials',
    });
    expect((await signInAs(t, email, password)).json()).toMatchObject({
      status: 401,
      code: 'auth.totp_required',
    });
  });

  it('takes each code once, also within its half minute', async () => {
    const { email, password, secret } = await withTotp();
    const used = codeAt(secret, NOW);
    expect((await signInAs(t, email, password, {}, { totp: used })).json()).toMatchObject({
      code: 'auth.wrong_totp',
    });
    const totp = codeAt(secret, NOW + STEP);
    t.setNow(new Date(NOW + STEP));
    expect((await signInAs(t, email, password, {}, { totp })).statusCode).toBe(200);
    expect((await signInAs(t, email, password, {}, { totp })).json()).toMatchObject({
      code: 'auth.wrong_totp',
    });
    t.setNow(new Date(NOW + 4 * STEP));
    expect((await signInAs(t, email, password, {}, { totp })).statusCode).toBe(401);
    const next = codeAt(secret, NOW + 4 * STEP);
    const answers = await Promise.all([1, 2, 3].map(() => signInAs(t, email, password, {}, { totp: next })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 401, 401]);
  });

  it('accepts each recovery code once, however it is typed', async () => {
    const { email, password, recoveryCodes } = await withTotp();
    const [first = '', second = ''] = recoveryCodes;
    expect((await signInAs(t, email, password, {}, { totp: first })).statusCode).toBe(200);
    expect((await signInAs(t, email, password, {}, { totp: first })).json()).toMatchObject({
      code: 'auth.wrong_totp',
    });
    const typed = second.toLowerCase().replaceAll('-', ' ');
    expect((await signInAs(t, email, password, {}, { totp: typed })).statusCode).toBe(200);
  });

  it('counts wrong codes as failures', async () => {
    const { email, password, secret } = await withTotp();
    t.setNow(new Date(NOW + STEP));
    for (let turn = 0; turn < 10; turn += 1) await signInAs(t, email, password, {}, { totp: '000000' });
    const answer = await signInAs(t, email, password, {}, { totp: codeAt(secret, NOW + STEP) });
    expect(answer.json()).toMatchObject({ code: 'auth.invalid_credentials' });
  });

  it('ends the other sessions when it comes on, and goes off with the password', async () => {
    t.setNow(new Date(NOW));
    const owner = await account(t, ['leader']);
    const other = await signInAs(t, owner.email, owner.password);
    const token = tokenOf(await signInAs(t, owner.email, owner.password));
    const setup = (await post(token, '/auth/totp', { password: owner.password })).json<{ secret: string }>();
    await post(token, '/auth/totp/confirm', { code: codeAt(setup.secret, NOW) });
    const headers = { cookie: cookieOf(other) };
    expect((await t.app.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers })).statusCode).toBe(
      401,
    );
    expect((await post(token, '/auth/totp/disable', { password: owner.password })).statusCode).toBe(204);
    expect((await post(token, '/auth/totp/disable', { password: owner.password })).statusCode).toBe(409);
    expect((await signInAs(t, owner.email, owner.password)).statusCode).toBe(200);
  });
});
