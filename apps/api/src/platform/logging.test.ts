import { sql } from 'drizzle-orm';
import pino from 'pino';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { person } from '../../test/actors.ts';
import { startApp } from '../../test/app.ts';
import { makeJobs } from './jobs.ts';
import { logging, summarise } from './logging.ts';
import { startTicker } from './ticker.ts';

const t = await startApp({ LOG_LEVEL: 'info' });
const lines: string[] = [];
Reflect.set(t.app.log, pino.symbols.streamSym, { write: (line: string) => lines.push(line) });

/** What the database answers to a value that it cannot take. */
const failure = () =>
  t.db.execute(sql`select ${'budi.rahasia@contoh.go.id'}::int`).then(
    () => undefined,
    (error: unknown) => error,
  );
type Logged = { err: Record<string, string> };

it('a failed query is logged by code and place, without the values that it was about', async () => {
  const admin = await person(t, ['admin']);
  const owner = postgres(t.ownerUrl, { max: 1 });
  await owner`alter table agencies rename to agencies_elsewhere`;
  const answer = await admin.call({ url: '/users?q=budi.rahasia%40contoh.go.id' });
  await owner`alter table agencies_elsewhere rename to agencies`;
  await owner.end();
  expect(answer.json()).toMatchObject({ status: 500, code: 'common.internal' });
  const { err } = JSON.parse(lines.find((line) => line.includes('request failed')) ?? '{}') as Logged;
  expect(err).toMatchObject({ message: 'database query failed', code: '42P01' });
  expect(err['routine']).toMatch(/^\w+$/);
  expect(err['stack']).toMatch(/^\s+at /);
  expect(lines.join('')).not.toMatch(/rahasia/);
});

it('so is the bare error of the driver, whatever hangs on it', async () => {
  const { cause } = (await failure()) as { cause: object };
  t.app.log.error({ err: Object.assign(cause, { detail: 'Key (email)=(budi.rahasia@contoh.go.id)' }) }, 'x');
  const { err } = JSON.parse(lines.at(-1) ?? '{}') as Logged;
  expect(err).toMatchObject({ message: 'database query failed', code: '22P02' });
  expect(lines.join('')).not.toMatch(/rahasia/);
});

it('so is what a ticker meets, and what the queue says of itself', async () => {
  const error = (await failure()) as Error & { cause: Error };
  const stop = startTicker(5, () => Promise.reject(error), t.app.log);
  await expect.poll(() => lines.join('')).toContain('ticker task failed');
  await stop();
  const told: string[] = [];
  const log = pino(logging('error'), { write: (line: string) => void told.push(line) });
  const jobs = makeJobs('postgres://budi:rahasia@127.0.0.1:1/nothing', log, { supervise: false });
  await jobs.start().catch(() => {});
  // The queue spreads an error into a plain object before it tells of it.
  log.error({ err: { ...error.cause, message: error.cause.message, stack: error.cause.stack } }, 'x');
  expect(told.join('')).toContain('22P02');
  expect(lines.join('') + told.join('')).not.toMatch(/rahasia/);
});

it('so is the last word of a program that could not start', async () => {
  expect(summarise(await failure())).toMatch(/^database query failed \(22P02, \w+\)$/);
  expect(summarise(new Error('PORT is in use'))).toBe('PORT is in use');
});

it('so is a job that failed: the queue keeps its kind and code, and neither the log nor the queue its words', async () => {
  const told: string[] = [];
  const log = pino(logging('error'), { write: (line: string) => void told.push(line) });
  const jobs = makeJobs(t.appUrl, log, { supervise: false });
  const refusal = Object.assign(new Error('550 no such user: budi.rahasia@contoh.go.id'), {
    code: 'EENVELOPE',
  });
  jobs.handle('mail', () => Promise.reject(refusal));
  await jobs.enqueue(t.db, 'mail', { to: 'x@kerabat.example', subject: 'x', text: 'x' });
  await jobs.start();
  await expect.poll(() => told.join(''), { timeout: 10_000 }).toContain('job failed');
  await jobs.stop();
  expect(JSON.parse(told[0] ?? '{}')).toMatchObject({ queue: 'mail', type: 'Error', code: 'EENVELOPE' });
  expect(told.join('')).not.toMatch(/rahasia/);
  const kept = await t.db.execute<{ output: unknown }>(
    sql`select output from pgboss.job where name = 'mail' and output is not null`,
  );
  expect(JSON.stringify(kept)).toContain('EENVELOPE');
  expect(JSON.stringify(kept)).not.toMatch(/rahasia/);
});
