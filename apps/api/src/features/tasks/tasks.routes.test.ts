import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { TaskList } from '@kerabat/shared/tasks/schema';
import { officeDay } from '@kerabat/shared/time/working-days';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { cast, draft, reach } from '../../../test/proposals.ts';
import { proposals } from '../proposals/proposals.table.ts';

const t = await startApp();
const c = await cast(t);

const STATES = [
  'draft',
  'awaiting_head',
  'returned',
  'submitted',
  'in_verification',
  'mapped',
  'in_review',
  'recommended',
  'deferred',
  'rejected',
] as const;
const made = {} as Record<(typeof STATES)[number], string>;

const tasks = async (by: Person, query = ''): Promise<TaskList> => {
  const answer = await by.call({ url: `/tasks${query}` });
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json<TaskList>();
};
const seen = async (by: Person, query = '') =>
  (await tasks(by, query)).items.map(({ id, place, holder }) => [id, place.stage, holder]);
const change = (id: string, values: Partial<typeof proposals.$inferInsert>) =>
  t.db.update(proposals).set(values).where(eq(proposals.id, id));

beforeAll(async () => {
  for (const state of STATES) made[state] = (await reach(t, c, state)).id;
  await draft(t, c.stranger);
});

describe('what waits for somebody', () => {
  it('is the step of their office, by the nearest limit; drafts have none and come last', async () => {
    expect(await seen(c.operator)).toEqual([
      [made.returned, 'request-approval', 'me'],
      [made.draft, 'request-approval', 'me'],
    ]);
    expect(await seen(c.head)).toEqual([[made.awaiting_head, 'submit', 'office']]);
    expect(new Set(await seen(c.biro))).toEqual(
      new Set([
        [made.submitted, 'start-verification', 'office'],
        [made.in_verification, 'map', 'office'],
      ]),
    );
    expect(await seen(c.kabag)).toContainEqual([made.mapped, 'schedule-review', 'office']);
    expect(await seen(c.chair)).toEqual([[made.in_review, 'recommend', 'office']]);
    expect(await seen(await person(t, ['leader']))).toEqual([]);
  });

  it('says since when and until when', async () => {
    const [task] = (await tasks(c.head)).items;
    expect(task).toMatchObject({
      source: 'proposal',
      step: 'Periksa dan setujui',
      detail: 'Menunggu kepala',
      agency: { numberCode: 'DISPANGAN' },
      number: null,
      ageDays: 0,
      delegatedFrom: null,
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      dueOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  it('is a colleague’s too, but only what nobody holds in person is open to all', async () => {
    const colleague = await person(t, ['agency_operator'], 'DISPANGAN');
    expect((await seen(colleague)).map(([, , holder]) => holder)).toEqual(['office', 'office']);
    const other = await person(t, ['bureau_staff']);
    await change(made.in_verification, { assigneeId: c.biro.id });
    expect((await seen(c.biro))[0]).toEqual([made.in_verification, 'map', 'me']);
    expect(await seen(other)).toEqual([[made.submitted, 'start-verification', 'office']]);
    expect(await seen(c.biro, '?holder=me')).toEqual([[made.in_verification, 'map', 'me']]);
    await change(made.in_verification, { assigneeId: null });
  });

  it('stays with the section head when whoever verified it has mapped it', async () => {
    await change(made.mapped, { assigneeId: c.biro.id });
    expect(await seen(c.kabag)).toContainEqual([made.mapped, 'schedule-review', 'office']);
    await change(made.mapped, { assigneeId: null });
  });

  it('is never the verification of one’s own work, nor what another agency writes', async () => {
    await change(made.submitted, { authorIds: [c.biro.id] });
    expect((await seen(c.biro)).map(([id]) => id)).not.toContain(made.submitted);
    await change(made.submitted, { authorIds: [c.operator.id] });
    expect((await seen(c.stranger)).map(([id]) => id)).not.toContain(made.draft);
    expect(await tasks(c.stranger)).toMatchObject({ summary: { total: 1 } });
  });
});

describe('the list', () => {
  it('counts all of them by source and holder, late and near ones apart, whatever is filtered', async () => {
    await change(made.submitted, { dueOn: '2020-01-01' });
    await change(made.in_verification, { assigneeId: c.kabag.id, dueOn: officeDay(new Date()) });
    const { summary, total, items } = await tasks(c.kabag, '?holder=me&includeTotal=true');
    expect(items.map(({ id }) => id)).toEqual([made.in_verification]);
    expect(total).toBe(1);
    expect(summary).toEqual({
      total: 3,
      overdue: 1,
      week: 1,
      isCapped: false,
      mine: { total: 1, overdue: 0, week: 1 },
      bySource: [{ source: 'proposal', total: 3, overdue: 1, week: 1 }],
    });
    expect(await seen(c.kabag, '?due=overdue')).toEqual([[made.submitted, 'start-verification', 'office']]);
    expect(await seen(c.kabag, '?due=week')).toEqual([[made.in_verification, 'map', 'me']]);
    expect((await tasks(c.kabag, '?due=overdue&due=later&includeTotal=true')).total).toBe(2);
    expect(await seen(c.kabag, '?source=review')).toEqual([]);
    await change(made.in_verification, { assigneeId: null });
  });

  it('is paged without losing or doubling one: own ones, then the office’s, limits before none', async () => {
    const own = await Promise.all([1, 2, 3].map(async () => (await reach(t, c, 'submitted')).id));
    for (const id of own) await change(id, { assigneeId: c.kabag.id, dueOn: '2030-01-01' });
    const whole = await seen(c.kabag, '?limit=100');
    expect(whole.slice(0, 3).map(([, , holder]) => holder)).toEqual(['me', 'me', 'me']);
    expect(whole.at(-1)?.[0]).toBe(made.mapped);
    const paged: unknown[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: TaskList = await tasks(c.kabag, `?limit=2${cursor ? `&cursor=${cursor}` : ''}`);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole.map(([id]) => id));
  });

  it('refuses what it does not know', async () => {
    const cursor = (value: string) =>
      Buffer.from(JSON.stringify(['dueOn', value, made.draft])).toString('base64url');
    for (const query of [
      '?holder=you',
      '?source=sky',
      '?due=never',
      '?cursor=x',
      `?cursor=${cursor('7|2026-01-01')}`,
    ])
      expect((await c.biro.call({ url: `/tasks${query}` })).statusCode, query).toBe(400);
    expect((await c.biro.call({ url: `/tasks?cursor=${cursor('1|0000-01-01')}` })).statusCode).toBe(400);
  });

  it('is for whoever signed in and reads proposals or cases', async () => {
    expect((await t.app.inject({ url: '/api/v1/tasks' })).statusCode).toBe(401);
    expect(await tasks(await person(t, ['admin']))).toMatchObject({ items: [], summary: { total: 0 } });
  });
});
