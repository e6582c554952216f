import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { afterAll, expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { startServer } from '../../../bench/processes.ts';
import { startApp, TEST_SECRET } from '../../../test/app.ts';
import { caseOf, crewOf, pass, read } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';

/** A real process of the API that is killed in the middle of a step leaves all of it or nothing. */

const t = await startApp();
const c = await cast(t);
const crew = await crewOf(t, c);
const sql = postgres(t.ownerUrl, { max: 2, onnotice: () => {} });
afterAll(() => sql.end());

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function startProcess() {
  const port = await freePort();
  const server = await startServer('./app-server.ts', [t.appUrl, String(port), TEST_SECRET, t.dataDir]);
  return {
    advance: (made: Cooperation, stage: string) =>
      fetch(`http://127.0.0.1:${port}/api/v1/cooperations/${made.id}/advance`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${c.operator.token}`,
          'content-type': 'application/json',
          'if-match': made.etag,
        },
        body: JSON.stringify({ stage }),
      }).then(
        ({ status }) => status,
        () => 'cut off' as const,
      ),
    kill: async () => {
      const ended = once(server.child, 'exit');
      server.child.kill('SIGKILL');
      await ended;
    },
  };
}

/** What a step writes: the state, the tasks, the history, the audit record and the mail. */
async function traces({ id, number }: Cooperation) {
  const [row] = await sql<Record<string, number | string>[]>`
    select
      (select row_version from cooperations where id = ${id}) as version,
      (select array_to_string(open_stage_codes, ',') from cooperations where id = ${id}) as open,
      (select string_agg(code, ',' order by code) from cooperation_stages where cooperation_id = ${id} and passed_at is null) as stages,
      (select string_agg(distinct stage, ',') from cooperation_tasks where cooperation_id = ${id}) as tasks,
      (select count(*)::int from cooperation_history where cooperation_id = ${id}) as history,
      (select count(*)::int from audit_records where subject_id = ${id}) as audit,
      (select count(*)::int from pgboss.job where name = 'mail' and data->>'text' like ${`%${number}%Telaah TKKSD%`}) as mails`;
  return row;
}

/** Sessions that have written to a case and not yet ended; `waiting`: for a lock. */
async function writing(): Promise<{ open: number; waiting: number }> {
  const [row] = await sql<{ open: number; waiting: number }[]>`
    select count(*)::int as open,
      (count(*) filter (where exists (select from pg_locks other where other.pid = mine.pid and not other.granted)))::int as waiting
    from pg_locks mine where mine.relation = 'cooperations'::regclass and mine.mode = 'RowExclusiveLock' and mine.granted`;
  return row ?? { open: 0, waiting: 0 };
}

async function until(holds: (state: Awaited<ReturnType<typeof writing>>) => boolean): Promise<void> {
  for (let round = 0; round < 2_400; round += 1) {
    if (holds(await writing())) return;
    await sleep(25);
  }
  throw new Error(`still ${JSON.stringify(await writing())}`);
}
/** The server rolls back once it has noticed that the other end is gone. */
const settled = () => until(({ open }) => open === 0);

it('killed while it writes, it leaves nothing; killed after its answer, everything', async () => {
  const made = await caseOf(t, c);
  const before = await traces(made);
  const first = await startProcess();
  let answer: Promise<number | string> = Promise.resolve('not sent');
  // The queue is the last thing that the step writes to: it has to wait there with all the rest written.
  await sql.begin(async (lock) => {
    await lock`lock table pgboss.job in access exclusive mode`;
    answer = first.advance(made, 'T1_PERSIAPAN');
    await until(({ waiting }) => waiting > 0);
    await first.kill();
  });
  expect(await answer).toBe('cut off');
  await settled();
  expect(await traces(made)).toEqual(before);

  const second = await startProcess();
  expect(await second.advance(made, 'T1_PERSIAPAN')).toBe(200);
  await second.kill();
  await settled();
  expect(await traces(made)).toEqual({
    version: Number(before?.['version']) + 1,
    open: 'T1_TELAAH',
    stages: 'T1_TELAAH',
    tasks: 'T1_TELAAH',
    history: Number(before?.['history']) + 1,
    audit: Number(before?.['audit']) + 1,
    mails: Number(before?.['mails']) + 1,
  });
  await pass(t, crew, made, 'T1_TELAAH');
}, 300_000);

it('killed at any moment, it leaves a whole state', async () => {
  for (const delay of [0, 6, 15]) {
    const made = await caseOf(t, c);
    const before = await traces(made);
    const server = await startProcess();
    const answer = server.advance(made, 'T1_PERSIAPAN');
    await sleep(delay);
    await server.kill();
    const status = await answer;
    await settled();
    const after = await traces(made);
    const isDone = after?.['version'] !== before?.['version'];
    if (status === 200) expect(isDone).toBe(true);
    expect(after).toEqual(
      isDone
        ? {
            version: Number(before?.['version']) + 1,
            open: 'T1_TELAAH',
            stages: 'T1_TELAAH',
            tasks: 'T1_TELAAH',
            history: Number(before?.['history']) + 1,
            audit: Number(before?.['audit']) + 1,
            mails: Number(before?.['mails']) + 1,
          }
        : before,
    );
    expect((await read(c.biro, made)).status).toBe('running');
  }
}, 300_000);
