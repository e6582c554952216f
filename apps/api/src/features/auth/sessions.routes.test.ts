import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import { account, cookieOf, signInAs } from '../../../test/accounts.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { sessions } from './auth.table.ts';
import { forgetOldSignIns } from './retention.service.ts';

const t = await startApp();

const refresh = (cookie: string, headers: Record<string, string> = {}) =>
  t.app.inject({ method: 'POST', url: '/api/v1/auth/refresh', headers: { cookie, ...headers } });
const me = (token: string) =>
  t.app.inject({ url: '/api/v1/auth/me', headers: { authorization: `Bearer ${token}` } });

describe('signing in', () => {
  it('gives a short access token, an httpOnly cookie and the person', async () => {
    const { email, password } = await account(t, ['section_head']);
    const answer = await signInAs(t, email.toUpperCase(), password);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toMatchObject({
      expiresIn: 600,
      user: { email, roles: ['section_head'], agency: null, totpEnabled: false },
    });
    expect(answer.json<{ user: { permissions: string[] } }>().user.permissions).toContain('proposal.reject');
    expect(answer.headers['set-cookie']).toMatch(/^kerabat_refresh=.+Path=\/;.+HttpOnly; SameSite=Lax$/);
    expect(answer.body).not.toContain(cookieOf(answer).split('=')[1]);
    const [, payload = ''] = answer.json<{ accessToken: string }>().accessToken.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, number>;
    expect(Object.keys(claims).sort()).toEqual(['exp', 'iat', 'sid']);
    expect(claims['exp']! - claims['iat']!).toBeLessThanOrEqual(600);
  });

  it('uses a __Host- cookie when people come over https', async () => {
    const https = await startApp({ PUBLIC_URL: 'https://kerabat.example' });
    const { email, password } = await account(https, ['leader']);
    const answer = await signInAs(https, email, password);
    expect(answer.headers['set-cookie']).toMatch(/^__Host-kerabat_refresh=.+Path=\/;.+Secure/);
    const again = await https.app.inject({
      method: 'POST',
      url: '/api/v1/auth/refresh',
      headers: { cookie: cookieOf(answer), origin: 'https://kerabat.example' },
    });
    expect(again.statusCode).toBe(200);
  });

  it('answers unknown, wrong, invited and disabled accounts alike', async () => {
    const { email } = await account(t, ['leader']);
    const disabled = await account(t, ['leader'], { status: 'disabled' });
    const invited = await account(t, ['leader'], { status: 'invited', passwordHash: null });
    const answers = await Promise.all([
      signInAs(t, 'tidak.ada@kerabat.example', 'kata sandi yang salah'),
      signInAs(t, email, 'kata sandi yang salah'),
      signInAs(t, disabled.email, disabled.password),
      signInAs(t, invited.email, invited.password),
    ]);
    const bodies = answers.map((answer) => ({ ...answer.json<object>(), traceId: '' }));
    expect(answers.map((answer) => answer.statusCode)).toEqual([401, 401, 401, 401]);
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
    expect(bodies[0]).toMatchObject({ code: 'auth.invalid_credentials' });
  });

  it('names the field that is missing', async () => {
    const answer = await t.app.inject({ method: 'POST', url: '/api/v1/auth/login', payload: { email: 'x' } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json<{ errors: { pointer: string }[] }>().errors.map(({ pointer }) => pointer)).toEqual([
      '/email',
      '/password',
    ]);
  });
});

describe('refreshing', () => {
  it('rotates the cookie; the new one works on', async () => {
    const { email, password } = await account(t, ['leader']);
    const first = cookieOf(await signInAs(t, email, password));
    const answer = await refresh(first);
    expect(answer.statusCode).toBe(200);
    expect(cookieOf(answer)).not.toBe(first);
    expect((await refresh(cookieOf(answer))).statusCode).toBe(200);
  });

  it('ends the session for everybody when an older token comes back, and audits it', async () => {
    const { id, email, password } = await account(t, ['leader']);
    const first = await signInAs(t, email, password);
    const second = await refresh(cookieOf(first));
    expect((await me(second.json<{ accessToken: string }>().accessToken)).statusCode).toBe(200);
    expect((await refresh(cookieOf(first))).json()).toMatchObject({ status: 401, code: 'auth.session_over' });
    expect((await refresh(cookieOf(second))).statusCode).toBe(401);
    expect((await me(second.json<{ accessToken: string }>().accessToken)).statusCode).toBe(401);
    const events = await t.db.select().from(auditRecords).where(eq(auditRecords.actorId, id));
    expect(events.map(({ event }) => event)).toContain('session.reuse_detected');
  });

  it('lets one of two tabs refresh and asks the other to try again, without ending the session', async () => {
    const { email, password } = await account(t, ['leader']);
    const cookie = cookieOf(await signInAs(t, email, password));
    const answers = await Promise.all([refresh(cookie), refresh(cookie)]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
    const winner = answers.find((answer) => answer.statusCode === 200)!;
    expect((await refresh(cookieOf(winner))).statusCode).toBe(200);
  });

  it('ends a session after 12 idle hours and after 7 days of use', async () => {
    const { email, password } = await account(t, ['leader']);
    const idle = cookieOf(await signInAs(t, email, password));
    let used = cookieOf(await signInAs(t, email, password));
    const begin = Date.now();
    const hour = 3_600_000;
    try {
      for (let hours = 11; hours < 168; hours += 11) {
        t.setNow(new Date(begin + hours * hour));
        const answer = await refresh(used);
        expect(answer.statusCode, `after ${hours} hours`).toBe(200);
        used = cookieOf(answer);
      }
      expect((await refresh(idle)).statusCode).toBe(401);
      t.setNow(new Date(begin + 169 * hour));
      expect((await refresh(used)).statusCode).toBe(401);
    } finally {
      t.setNow(undefined);
    }
  });

  it('refuses foreign pages, and takes our own', async () => {
    const { email, password } = await account(t, ['leader']);
    const cookie = cookieOf(await signInAs(t, email, password));
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://lain.example' },
      { 'sec-fetch-site': 'same-site', origin: 'https://lain.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://lain.example' },
      { origin: 'null' },
    ] as Record<string, string>[])
      expect((await refresh(cookie, headers)).json(), JSON.stringify(headers)).toMatchObject({
        status: 403,
        code: 'auth.foreign_origin',
      });
    const own = await refresh(cookie, {
      origin: 'http://kerabat.example:3000',
      host: 'kerabat.example:3000',
    });
    expect(own.statusCode).toBe(200);
  });

  it('answers 401 without a cookie', async () => {
    expect((await refresh('')).statusCode).toBe(401);
    expect((await refresh('kerabat_refresh=ngawur.ngawur')).statusCode).toBe(401);
  });
});

describe('sessions', () => {
  it('end with sign-out at once, and signing out twice is fine', async () => {
    const { email, password } = await account(t, ['leader']);
    const signedIn = await signInAs(t, email, password);
    const token = signedIn.json<{ accessToken: string }>().accessToken;
    expect((await me(token)).statusCode).toBe(200);
    for (let turn = 0; turn < 2; turn += 1) {
      const answer = await t.app.inject({
        method: 'POST',
        url: '/api/v1/auth/logout',
        headers: { cookie: cookieOf(signedIn) },
      });
      expect(answer.statusCode).toBe(204);
      expect(answer.headers['set-cookie']).toContain('kerabat_refresh=;');
    }
    expect((await me(token)).statusCode).toBe(401);
    expect((await refresh(cookieOf(signedIn))).statusCode).toBe(401);
  });

  it('are listed with their device, and the person can end another of their own', async () => {
    const { email, password } = await account(t, ['leader']);
    const here = await signInAs(t, email, password, { 'user-agent': 'Peramban A' });
    const there = await signInAs(t, email, password, { 'user-agent': 'Peramban B' });
    const headers = { authorization: `Bearer ${here.json<{ accessToken: string }>().accessToken}` };
    const list = await t.app.inject({ url: '/api/v1/auth/sessions', headers });
    const items = list.json<{ items: { id: string; current: boolean; device: string }[] }>().items;
    expect(items.map(({ device, current }) => [device, current]).sort()).toEqual([
      ['Peramban A', true],
      ['Peramban B', false],
    ]);
    const other = items.find(({ current }) => !current)!;
    const url = `/api/v1/auth/sessions/${other.id}`;
    expect((await t.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    expect((await me(there.json<{ accessToken: string }>().accessToken)).statusCode).toBe(401);
    expect((await t.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
  });

  it("of somebody else don't exist for me", async () => {
    const mine = await account(t, ['admin']);
    const theirs = await account(t, ['leader']);
    await signInAs(t, theirs.email, theirs.password);
    const [row] = await t.db.select().from(sessions).where(eq(sessions.userId, theirs.id));
    const token = (await signInAs(t, mine.email, mine.password)).json<{ accessToken: string }>().accessToken;
    const headers = { authorization: `Bearer ${token}` };
    const url = `/api/v1/auth/sessions/${row?.id}`;
    expect((await t.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
  });

  it('that ended a month ago are forgotten, open ones are not', async () => {
    const { id, email, password } = await account(t, ['leader']);
    await signInAs(t, email, password);
    await t.db.insert(sessions).values({
      userId: id,
      familyHash: 'lama',
      refreshHash: 'lama',
      expiresAt: new Date(Date.now() - 31 * 24 * 3_600_000).toISOString(),
    });
    await forgetOldSignIns(t.db);
    const left = await t.db.select().from(sessions).where(eq(sessions.userId, id));
    expect(left.map(({ familyHash }) => familyHash)).toEqual([expect.not.stringMatching('lama')]);
  });
});
