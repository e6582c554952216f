import { eq } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import type { User } from '@kerabat/shared/users/schema';
import { account, signInAs } from '../../../test/accounts.ts';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { mailsTo } from '../../../test/mails.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { newId } from '../../platform/columns.ts';
import { users } from './users.table.ts';

const t = await startApp();
const admin = await person(t, ['admin']);

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const turnOff = (id: string, etag: string | undefined, by = admin) =>
  by.call({
    method: 'POST',
    url: `/users/${id}/totp/disable`,
    headers: etag === undefined ? {} : { 'if-match': etag },
  });
const read = async (id: string) => (await admin.call({ url: `/users/${id}` })).json<User>();

/** Somebody who signed in with both steps, and then lost the telephone. */
async function forgetful() {
  const owner = await account(t, ['section_head']);
  const token = (await signInAs(t, owner.email, owner.password)).json<{ accessToken: string }>().accessToken;
  const post = (url: string, payload: object) =>
    t.app.inject({ method: 'POST', url: `/api/v1/auth/${url}`, payload, headers: bearer(token) });
  const { secret } = (await post('totp', { password: owner.password })).json<{ secret: string }>();
  const confirmed = await post('totp/confirm', {
    code: new TOTP({ secret: Secret.fromBase32(secret) }).generate(),
  });
  const { recoveryCodes } = confirmed.json<{ recoveryCodes: string[] }>();
  const me = () => t.app.inject({ url: '/api/v1/auth/me', headers: bearer(token) });
  return { ...owner, recoveryCodes, me };
}

describe('the second step of a person who lost the telephone', () => {
  it('is turned off by an administrator: sessions end, the password alone lets in, and a mail says so', async () => {
    const owner = await forgetful();
    expect((await owner.me()).statusCode).toBe(200);
    expect((await signInAs(t, owner.email, owner.password)).statusCode).toBe(401);
    const before = await read(owner.id);
    expect(before.totpEnabled).toBe(true);

    const answer = await turnOff(owner.id, before.etag);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json<User>()).toMatchObject({ totpEnabled: false, status: 'active' });
    expect(answer.json<User>().etag).not.toBe(before.etag);
    expect((await owner.me()).statusCode).toBe(401);
    const [row] = await t.db.select().from(users).where(eq(users.id, owner.id));
    expect(row).toMatchObject({ totpSecret: null, totpLastStep: null, recoveryCodeHashes: [] });
    expect((await signInAs(t, owner.email, owner.password)).statusCode).toBe(200);
    const mails = await mailsTo(t, owner.email);
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain('Autentikasi dua langkah KERABAT Anda telah dimatikan');
  });

  it('is on the audit trail with who did it', async () => {
    const owner = await forgetful();
    await turnOff(owner.id, '*');
    const records = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, owner.id));
    expect(records.filter(({ event }) => event === 'user.totp_disabled')).toMatchObject([
      { actorId: admin.id, subjectType: 'user', detail: { by: 'administrator' } },
    ]);
  });

  it('stays on for others, for a stale or missing If-Match, and for oneself without the password', async () => {
    const owner = await forgetful();
    for (const role of ['bureau_head', 'auditor'] as const)
      expect((await turnOff(owner.id, '*', await person(t, [role]))).statusCode).toBe(403);
    expect((await turnOff(owner.id, undefined)).statusCode).toBe(428);
    expect((await turnOff(owner.id, '"99"')).statusCode).toBe(412);
    expect((await turnOff(admin.id, '*')).json()).toMatchObject({ status: 409, code: 'users.own_totp' });
    expect((await read(owner.id)).totpEnabled).toBe(true);
    expect(await mailsTo(t, owner.email)).toEqual([]);
  });

  it('cannot be turned off where it is not on, or where there is nobody', async () => {
    const { id } = await account(t, ['leader']);
    expect((await turnOff(id, '*')).json()).toMatchObject({ status: 409, code: 'auth.totp_not_on' });
    expect((await turnOff(newId(), '*')).statusCode).toBe(404);
  });
});
