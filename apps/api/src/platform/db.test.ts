import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { startApp } from '../../test/app.ts';
import type { DbOrTx } from './db.ts';

const { db } = await startApp();
const MANY = 80;

const who = async (sqlOf: DbOrTx) => {
  const [row] = await sqlOf.execute<{ who: string | null }>(
    sql`select nullif(current_setting('kerabat.who', true), '') as who, ${'.'}::text as dot, pg_sleep(0.002)`,
  );
  return row?.who ?? null;
};

/** Writes its own name into the transaction and reads it again, with time between for others to come in. */
const signed = (name: string) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('kerabat.who', ${name}, true)`);
    await who(tx);
    return who(tx);
  });

/** Requests come when they come: a few each millisecond. */
const arriving = async <Answer>(at: number, ask: () => Promise<Answer>): Promise<Answer> => {
  await sleep(at % 20);
  return ask();
};

describe('the database under many requests at once', () => {
  it('never lets a query of somebody else into a transaction', async () => {
    const writers = Array.from({ length: MANY }, (_unused, index) => index);
    const round = () =>
      Promise.all(
        writers.flatMap((writer) => [
          arriving(writer, () => who(db)),
          arriving(writer, () => signed(`writer ${writer}`)),
          arriving(writer, () => who(db)),
        ]),
      );
    // Only a statement that the connection knows already may have another sent behind it.
    for (let warm = 0; warm < 3; warm += 1)
      expect(await round()).toEqual(writers.flatMap((writer) => [null, `writer ${writer}`, null]));
  });
});
