import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { addWorkingDays } from '@kerabat/shared/time/working-days';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseOf, must, step } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';
import { readHolidays } from '../settings/settings.service.ts';
import { cooperationHistory, cooperationTasks } from './cooperations.table.ts';

const t = await startApp();
const c = await cast(t);
const admin = await person(t, ['admin'], undefined, 'Admin Kantor');
const OPENED = '2026-03-02';
t.setNow(new Date(`${OPENED}T03:00:00Z`));
const made = await caseOf(t, c);
const ended = await caseOf(t, c, { title: 'Yang dihentikan' });
await must(step(c.kabag, ended, 'withdraw', { reason: 'DITARIK_PEMRAKARSA', note: 'Batal.' }));

const put = (
  url: string,
  payload: Record<string, unknown>,
  headers: Record<string, string> = { 'if-match': '*' },
) => admin.call({ method: 'PUT', url, payload, headers });
const read = ({ id }: Cooperation) => must(c.biro.call({ url: `/cooperations/${id}` }));
/** The limit wherever it stands. */
async function dueOf(one: Cooperation) {
  const { dueOn, openStages, etag } = await read(one);
  const tasks = await t.db
    .select({ dueOn: cooperationTasks.dueOn })
    .from(cooperationTasks)
    .where(eq(cooperationTasks.cooperationId, one.id));
  return {
    days: [
      ...new Set([dueOn, ...openStages.map((stage) => stage.dueOn), ...tasks.map((task) => task.dueOn)]),
    ],
    etag,
  };
}
const limit = async (days: number) => addWorkingDays(OPENED, days, await readHolidays(t.db));
const drain = () => t.app.platform.jobs.drain();

it('the limits of open stages follow a new holiday, one that is taken away, and the limit that the office sets', async () => {
  const before = await dueOf(made);
  expect(before.days).toEqual([await limit(20)]);

  expect(
    (await put('/holidays/2026-03-04', { name: 'Cuti bersama' }, { 'if-none-match': '*' })).statusCode,
  ).toBe(201);
  await drain();
  const later = await dueOf(made);
  expect(later.days).toEqual([await limit(20)]);
  expect(later.days).not.toEqual(before.days);
  expect(later.etag).not.toBe(before.etag);

  const headers = { 'if-match': '*' };
  await admin.call({ method: 'DELETE', url: '/holidays/2026-03-04', headers });
  await drain();
  expect((await dueOf(made)).days).toEqual(before.days);

  await put('/settings/preparationDays', { value: 5 });
  await drain();
  expect((await dueOf(made)).days).toEqual([await limit(5)]);
  await put('/settings/preparationDays', { value: null });
  await drain();
  expect((await dueOf(made)).days).toEqual([null]);
});

it('tells it in the history of the case, once for each change, and leaves what has ended alone', async () => {
  await drain();
  const actions = async ({ id }: Cooperation) =>
    (
      await t.db
        .select({ action: cooperationHistory.action, actor: cooperationHistory.actorName })
        .from(cooperationHistory)
        .where(eq(cooperationHistory.cooperationId, id))
    ).filter(({ action }) => action === 'redated');
  const before = await actions(made);
  expect(before).toHaveLength(4);
  await put('/settings/stallDays', { value: 9 });
  await put('/settings/signingDays', { value: 9 });
  await drain();
  expect(await actions(made)).toEqual(before);
  expect(await actions(ended)).toEqual([]);
});
