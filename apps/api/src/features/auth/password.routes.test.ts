import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { eq } from 'drizzle-orm';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterAll, describe, expect, it } from 'vitest';
import { account, cookieOf, PASSWORD, signInAs } from '../../../test/accounts.ts';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { mailsTo } from '../../../test/mails.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { users } from '../users/users.table.ts';

const t = await startApp();
const NEW = 'sepeda biru hujan kopi';
const HOUR = 3_600_000;

const readable = (message: string) =>
  message
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
const linkIn = (message: string) => /http\S+\/atur-sandi\?token=(\S+)/.exec(readable(message));

const post = (url: string, payload: object, headers: Record<string, string> = {}) =>
  t.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers });
const confirm = (token: string, newPassword = NEW) =>
  post('/auth/password-reset/confirm', { token, newPassword });
const bearer = (answer: { json<T>(): T }) => ({
  authorization: `Bearer ${answer.json<{ accessToken: string }>().accessToken}`,
});

async function askedLink(email: string): Promise<string> {
  await post('/auth/password-reset', { email });
  return linkIn((await mailsTo(t, email)).at(-1) ?? '')?.[1] ?? '';
}

describe('changing the password', () => {
  it('ends the other sessions, keeps this one and tells the person by mail', async () => {
    const { email, password } = await account(t, ['leader']);
    const other = await signInAs(t, email, password);
    const here = await signInAs(t, email, password);
    const input = { currentPassword: password, newPassword: NEW };
    expect((await post('/auth/password', input, bearer(here))).statusCode).toBe(204);
    expect((await t.app.inject({ url: '/api/v1/auth/me', headers: bearer(here) })).statusCode).toBe(200);
    expect((await t.app.inject({ url: '/api/v1/auth/me', headers: bearer(other) })).statusCode).toBe(401);
    expect((await post('/auth/refresh', {}, { cookie: cookieOf(other) })).statusCode).toBe(401);
    expect((await signInAs(t, email, password)).statusCode).toBe(401);
    expect((await signInAs(t, email, NEW)).statusCode).toBe(200);
    expect(await mailsTo(t, email)).toHaveLength(1);
  });

  it('needs the current one, and closes after ten wrong ones', async () => {
    const { email, password } = await account(t, ['leader']);
    const headers = bearer(await signInAs(t, email, password));
    const wrong = { currentPassword: 'kata sandi yang salah', newPassword: NEW };
    expect((await post('/auth/password', wrong, headers)).json()).toMatchObject({
      status: 422,
      code: 'auth.wrong_password',
      errors: [{ pointer: '/currentPassword' }],
    });
    for (let turn = 0; turn < 9; turn += 1) await post('/auth/password', wrong, headers);
    expect((await post('/auth/password', wrong, headers)).statusCode).toBe(429);
    expect((await post('/auth/password', wrong)).statusCode).toBe(401);
  });

  it('stores Argon2id with the parameters of OWASP', async () => {
    const { id } = await account(t, ['leader']);
    const [row] = await t.db.select().from(users).where(eq(users.id, id));
    expect(row?.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe('a forgotten password', () => {
  it('is set anew with the link of the mail, once; all sessions end and the change is audited', async () => {
    const { id, email, password } = await account(t, ['leader']);
    const open = await signInAs(t, email, password);
    const token = await askedLink(email);
    expect((await confirm(token)).statusCode).toBe(204);
    expect((await post('/auth/refresh', {}, { cookie: cookieOf(open) })).statusCode).toBe(401);
    expect((await t.app.inject({ url: '/api/v1/auth/me', headers: bearer(open) })).statusCode).toBe(401);
    expect((await signInAs(t, email, NEW)).statusCode).toBe(200);
    expect((await confirm(token)).json()).toMatchObject({ status: 422, code: 'auth.invalid_token' });
    const events = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, id));
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['user.reset_requested', 'user.password_set']),
    );
    expect(JSON.stringify(events)).not.toContain(token);
  });

  it('answers alike whether the address is known or not, and writes to nobody unknown', async () => {
    const { email } = await account(t, ['leader']);
    const disabled = await account(t, ['leader'], { status: 'disabled' });
    const answers = await Promise.all(
      [email, disabled.email, 'tidak.ada@kerabat.example'].map((to) =>
        post('/auth/password-reset', { email: to }),
      ),
    );
    expect(answers.map((answer) => [answer.statusCode, answer.body])).toEqual([
      [204, ''],
      [204, ''],
      [204, ''],
    ]);
    expect(await mailsTo(t, email)).toHaveLength(1);
    expect(await mailsTo(t, disabled.email)).toHaveLength(0);
    expect(await mailsTo(t, 'tidak.ada@kerabat.example')).toHaveLength(0);
  });

  it('has links that end after an hour, and only the newest works', async () => {
    const { email } = await account(t, ['leader']);
    const older = await askedLink(email);
    const newer = await askedLink(email);
    expect((await confirm(older)).statusCode).toBe(422);
    t.setNow(new Date(Date.now() + HOUR + 1000));
    expect((await confirm(newer)).statusCode).toBe(422);
    t.setNow(undefined);
    expect((await confirm(newer)).statusCode).toBe(204);
  });

  it('fills nobody’s mailbox', async () => {
    const { email } = await account(t, ['leader']);
    for (let turn = 0; turn < 8; turn += 1) await askedLink(email);
    expect(await mailsTo(t, email)).toHaveLength(5);
  });

  it('refuses weak passwords with what to do, and leaves the link usable', async () => {
    const { email } = await account(t, ['leader'], {
      name: 'Budiman Saputra',
      email: 'budi.s@kerabat.example',
    });
    const token = await askedLink(email);
    for (const weak of [
      'pendek',
      'budi.s hujan kopi',
      'aku SAPUTRA kopi',
      'Password123!',
      '123456789012',
      'aaaaaaaaaaaaaa',
    ])
      expect((await confirm(token, weak)).json(), weak).toMatchObject({
        status: 422,
        code: 'auth.weak_password',
        errors: [{ pointer: '/newPassword' }],
      });
    expect((await confirm(token)).statusCode).toBe(204);
  });
});

describe('an invitation', () => {
  const taken: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let text = '';
      stream.on('data', (part: Buffer) => (text += part.toString()));
      stream.on('end', () => {
        taken.push(text);
        done();
      });
    },
  });

  it('arrives by SMTP, opens the account and is used up', async () => {
    const listening = server.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
    const { port } = listening.address() as AddressInfo;
    const own = await startApp({
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      PUBLIC_URL: 'https://kerabat.example',
    });
    const admin = await person(own, ['admin']);
    const created = await admin.call({
      method: 'POST',
      url: '/users',
      payload: { name: 'Rangga Baru', email: 'rangga@kerabat.example', roles: ['leader'] },
    });
    await own.app.platform.jobs.drain();
    expect(taken).toHaveLength(1);
    expect(taken[0]).toContain('To: rangga@kerabat.example');
    expect(readable(taken[0] ?? '')).toContain('Yth. Bapak/Ibu Rangga Baru');
    const [url = '', token = ''] = linkIn(taken[0] ?? '') ?? [];
    expect(url).toMatch(/^https:\/\/kerabat\.example\/atur-sandi\?token=/);
    const set = () =>
      own.app.inject({
        method: 'POST',
        url: '/api/v1/auth/password-reset/confirm',
        payload: { token, newPassword: NEW },
      });
    own.setNow(new Date(Date.now() + 71 * HOUR));
    const answers = await Promise.all([set(), set()]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([204, 422]);
    own.setNow(undefined);
    expect((await signInAs(own, 'rangga@kerabat.example', NEW)).statusCode).toBe(200);
    const shown = await admin.call({ url: `/users/${created.json<{ id: string }>().id}` });
    expect(shown.json()).toMatchObject({ status: 'active' });
  });
});

describe('the log', () => {
  it('never holds passwords, tokens, cookies, secrets or addresses of people', async () => {
    const own = await startApp({ LOG_LEVEL: 'trace' });
    const lines: string[] = [];
    Reflect.set(own.app.log, pino.symbols.streamSym, { write: (line: string) => lines.push(line) });
    const { email } = await account(own, ['admin']);
    const signedIn = await signInAs(own, email, PASSWORD);
    await signInAs(own, email, 'salah-tapi-rahasia');
    const headers = { cookie: cookieOf(signedIn), ...bearer(signedIn) };
    const inject = (url: string, payload: object) =>
      own.app.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers });
    const refreshed = await inject('/auth/refresh', {});
    const totp = (await inject('/auth/totp', { password: PASSWORD })).json<{ secret: string }>();
    const client = (await inject('/api-clients', { name: 'Klien', scopes: ['reference.read'] })).json<{
      clientSecret: string;
    }>();
    await inject('/auth/password-reset', { email });
    const [mail = ''] = await mailsTo(own, email);
    await inject('/auth/password-reset/confirm?token=di-alamat-rahasia', {
      token: 'x'.repeat(30),
      newPassword: NEW,
    });
    const log = lines.join('\n');
    expect(lines.length).toBeGreaterThan(10);
    const secrets = [
      email,
      PASSWORD,
      NEW,
      'salah-tapi-rahasia',
      'di-alamat-rahasia',
      cookieOf(signedIn).split('=')[1],
      cookieOf(refreshed).split('=')[1],
      signedIn.json<{ accessToken: string }>().accessToken,
      totp.secret,
      client.clientSecret,
      linkIn(mail)?.[1],
    ];
    for (const secret of secrets) {
      expect(secret).toBeTruthy();
      expect(log).not.toContain(secret);
    }
  });
});
