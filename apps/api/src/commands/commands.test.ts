import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { asc } from 'drizzle-orm';
import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { signInAs } from '../../test/accounts.ts';
import { startApp } from '../../test/app.ts';
import { linkAudit } from '../platform/audit.ts';
import { auditLinks } from '../platform/audit.table.ts';

const t = await startApp();

/** Runs a command as an administrator of the server does, against the database of this test. */
const run = (command: string, options: string[], input = '') =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const file = fileURLToPath(new URL(`./${command}.ts`, import.meta.url));
    const env = {
      ...process.env,
      NODE_ENV: 'test',
      DATABASE_URL: t.appUrl,
      // The schema is there; nothing to migrate.
      DATABASE_OWNER_URL: '',
      DATA_DIR: t.dataDir,
    };
    const child = execFile(process.execPath, [file, ...options], { env }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    );
    child.stdin?.end(input);
  });

describe('commands on the server', { timeout: 120_000 }, () => {
  it('make an administrator with a link, or with a password that is strong enough', async () => {
    const invited = await run('admin-create', ['--email', 'Satu@kerabat.example', '--name', 'Admin Satu']);
    const [, token] = /atur-sandi\?token=(\S+)/.exec(invited.out) ?? [];
    const newPassword = 'sepeda biru hujan kopi';
    const payload = { token, newPassword };
    const set = await t.app.inject({ method: 'POST', url: '/api/v1/auth/password-reset/confirm', payload });
    expect(set.statusCode).toBe(204);
    const signedIn = await signInAs(t, 'satu@kerabat.example', newPassword);
    expect(signedIn.json()).toMatchObject({ user: { roles: ['admin'] } });

    const other = ['--email', 'dua@kerabat.example', '--name', 'Admin Dua', '--password-stdin'];
    expect(await run('admin-create', other, 'pendek\n')).toMatchObject({ code: 1 });
    expect(await run('admin-create', other, `${newPassword}\n`)).toMatchObject({ code: 0 });
    expect((await signInAs(t, 'dua@kerabat.example', newPassword)).statusCode).toBe(200);
    const taken = await run('admin-create', other, `${newPassword}\n`);
    expect(taken).toMatchObject({ code: 1, err: expect.stringContaining('sudah dipakai') as string });
  });

  it('make an API client of one agency, whose secret works', async () => {
    const options = [
      '--name',
      'Satu Data',
      '--scopes',
      'reference.read,proposal.read',
      '--agency',
      'DISPANGAN',
    ];
    const { out } = await run('client-create', options);
    const [, id, secret] = /CLIENT_ID=(\S+)\nCLIENT_SECRET=(\S+)/.exec(out) ?? [];
    const answer = await t.app.inject({
      method: 'POST',
      url: '/api/v1/oauth/token',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
      },
      payload: 'grant_type=client_credentials',
    });
    expect(answer.json()).toMatchObject({ scope: 'reference.read proposal.read' });
    const wrong = await run('client-create', ['--name', 'X', '--scopes', 'user.manage']);
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('Usage:') as string });
  });

  it('find the first audit record that somebody changed', async () => {
    await linkAudit(t.db);
    expect(await run('audit-verify', [])).toMatchObject({ code: 0 });
    const links = await t.db.select().from(auditLinks).orderBy(asc(auditLinks.seq));
    const victim = links[1];
    const owner = postgres(t.ownerUrl, { max: 1, onnotice: () => {} });
    await owner`update audit_records set actor_name = 'Orang Lain' where id = ${victim?.auditId ?? ''}`;
    await owner.end();
    const broken = await run('audit-verify', []);
    expect(broken.code).toBe(1);
    expect(broken.err).toContain(`BROKEN at link 2, audit record ${victim?.auditId}`);
  });
});
