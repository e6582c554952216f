import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { account, signInAs } from '../../../test/accounts.ts';
import { startApp } from '../../../test/app.ts';
import { auditRecords } from '../../platform/audit.table.ts';
import { users } from '../users/users.table.ts';
import { throttleCounters } from './auth.table.ts';

const WRONG = 'kata sandi yang salah';
const MINUTE = 60_000;

describe('guessing passwords', () => {
  it('closes the account for 15 minutes after 10 failures, without saying so', async () => {
    const t = await startApp();
    const { id, email, password } = await account(t, ['leader']);
    const start = Date.now();
    for (let turn = 0; turn < 9; turn += 1) await signInAs(t, email, WRONG);
    const stranger = await signInAs(t, 'tidak.ada@kerabat.example', WRONG);
    await signInAs(t, email, WRONG);
    const locked = await signInAs(t, email, password);
    expect(locked.statusCode).toBe(401);
    expect({ ...locked.json<object>(), traceId: '' }).toEqual({ ...stranger.json<object>(), traceId: '' });
    const [row] = await t.db.select().from(users).where(eq(users.id, id));
    expect(new Date(row?.lockedUntil ?? 0).getTime()).toBeGreaterThan(start + 14 * MINUTE);
    const events = await t.db.select().from(auditRecords).where(eq(auditRecords.subjectId, id));
    expect(events.filter(({ event }) => event === 'user.locked')).toHaveLength(1);
    t.setNow(new Date(start + 14 * MINUTE));
    expect((await signInAs(t, email, password)).statusCode).toBe(401);
    t.setNow(new Date(start + 31 * MINUTE));
    expect((await signInAs(t, email, password)).statusCode).toBe(200);
    t.setNow(undefined);
  });

  it('counts anew after a success and after the window', async () => {
    const t = await startApp();
    const { email, password } = await account(t, ['leader']);
    const start = Date.now();
    for (let turn = 0; turn < 9; turn += 1) await signInAs(t, email, WRONG);
    expect((await signInAs(t, email, password)).statusCode).toBe(200);
    for (let turn = 0; turn < 9; turn += 1) await signInAs(t, email, WRONG);
    t.setNow(new Date(start + 16 * MINUTE));
    await signInAs(t, email, WRONG);
    expect((await signInAs(t, email, password)).statusCode).toBe(200);
    t.setNow(undefined);
  });

  it('gains nothing by guessing at the same moment', async () => {
    const t = await startApp();
    const { email, password } = await account(t, ['leader']);
    await Promise.all(Array.from({ length: 14 }, () => signInAs(t, email, WRONG)));
    expect((await signInAs(t, email, password)).statusCode).toBe(401);
  });

  it('lets many devices of one person in at the same moment', async () => {
    const t = await startApp();
    const { email, password } = await account(t, ['leader']);
    const answers = await Promise.all(Array.from({ length: 15 }, () => signInAs(t, email, password)));
    expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
  });

  it('closes the door for an address after 30 failures, whoever was tried, and opens it again', async () => {
    const t = await startApp();
    const { email, password } = await account(t, ['leader']);
    for (let turn = 0; turn < 30; turn += 1) await signInAs(t, `orang.${turn}@kerabat.example`, WRONG);
    const refused = await signInAs(t, email, password);
    expect(refused.json()).toMatchObject({ status: 429, code: 'auth.too_many_attempts' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    t.setNow(new Date(Date.now() + 11 * MINUTE));
    expect((await signInAs(t, email, password)).statusCode).toBe(200);
    t.setNow(undefined);
  });

  it('leaves neither address nor e-mail in the counters', async () => {
    const t = await startApp();
    const { email } = await account(t, ['leader']);
    await signInAs(t, email, WRONG);
    const rows = JSON.stringify(await t.db.select().from(throttleCounters));
    expect(rows).toContain('account:');
    expect(rows).not.toContain(email);
    expect(rows).not.toContain('127.0.0.1');
  });

  it('takes as long for somebody unknown as for a wrong password', async () => {
    const t = await startApp();
    const { email } = await account(t, ['leader']);
    const timed = async (who: string) => {
      const begin = performance.now();
      await signInAs(t, who, WRONG);
      return performance.now() - begin;
    };
    await timed('pemanasan@kerabat.example');
    // In turns, so that a busy machine slows both alike; the fastest of each is the work itself.
    const pairs: [number, number][] = [];
    for (let turn = 0; turn < 12; turn += 1)
      pairs.push([await timed(`orang.${turn}@kerabat.example`), await timed(email)]);
    const fastest = (which: 0 | 1) => Math.min(...pairs.map((pair) => pair[which]));
    expect(fastest(0) / fastest(1)).toBeGreaterThan(0.4);
    expect(fastest(0) / fastest(1)).toBeLessThan(2.5);
  });
});
