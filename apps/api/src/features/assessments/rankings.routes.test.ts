import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ReviewPriorities, ReviewRanking } from '@kerabat/shared/assessments/rankings.schema';
import type { ReviewCriteria } from '@kerabat/shared/assessments/criteria.schema';
import type { ReviewMeeting } from '@kerabat/shared/assessments/schema';
import { DEFAULT_CRITERIA } from '@kerabat/shared/assessments/vocabulary';
import { startApp } from '../../../test/app.ts';
import { BEFORE, mapped, plan, reviewCast, reviewed, send, type ReviewCast } from '../../../test/reviews.ts';

const t = await startApp({ SOFFICE: '/there/is/no/soffice' });
let c: ReviewCast;
let titles: Record<string, string>;
let ids: Record<string, string>;
beforeAll(async () => {
  c = await reviewCast(t);
  t.setNow(BEFORE);
  const rows = {
    best: await mapped(t, c, { title: '=Usulan terbaik' }),
    good: await mapped(t, c),
    equal: await mapped(t, c),
    deferred: await mapped(t, c),
  };
  titles = Object.fromEntries(Object.entries(rows).map(([name, { title }]) => [name, title]));
  ids = Object.fromEntries(Object.entries(rows).map(([name, { id }]) => [name, id]));
  await reviewed(t, c, [
    { proposal: rows.good, decision: 'recommend', value: 4 },
    { proposal: rows.best, decision: 'recommend', value: 5 },
    { proposal: rows.deferred, decision: 'defer', value: 3 },
    { proposal: rows.equal, decision: 'recommend', value: 4 },
  ]);
});

const ranking = async (year = 2022, who = c.ani) =>
  (await send(who, 'GET', `/review-rankings?year=${year}`)).json<ReviewRanking>();

describe('the ranking of a year', () => {
  it('orders what was decided by weighted score; equal scores share a rank', async () => {
    const { items, criteria, maySetPriorities } = await ranking();
    expect(items.map(({ proposal, rank, weighted }) => [proposal.title, rank, weighted])).toEqual([
      [titles['best'], 1, 5],
      [titles['good'], 2, 4],
      [titles['equal'], 2, 4],
      [titles['deferred'], 4, 3],
    ]);
    expect(items[0]).toMatchObject({ decision: 'recommend', scorers: 1, opinions: { LAYAK: 1, TOLAK: 0 } });
    expect(criteria).toEqual(DEFAULT_CRITERIA);
    expect(maySetPriorities).toBe(false);
    expect((await ranking(2021)).items).toEqual([]);
    expect((await send(c.ani, 'GET', '/review-rankings')).statusCode).toBe(400);
  });

  it('is downloaded as CSV and as a workbook, where a title is never a formula', async () => {
    const csv = await send(c.auditor, 'GET', '/review-rankings.csv?year=2022');
    expect(csv.headers['content-disposition']).toContain('peringkat-telaah-2022.csv');
    expect(csv.body.split('\r\n')[1]).toContain("'=Usulan terbaik");
    const xlsx = await send(c.auditor, 'GET', '/review-rankings.xlsx?year=2022');
    const { sheets } = await readXlsx(xlsx.rawPayload);
    expect(sheets[0]?.rows).toHaveLength(5);
    expect(sheets[0]?.rows[1]?.[2]).toBe('=Usulan terbaik');
    expect((await send(c.operator, 'GET', '/review-rankings.csv?year=2022')).statusCode).toBe(403);
  });
});

describe('priorities from the ranking', () => {
  const set = (payload: Record<string, unknown>, who = c.kabag) =>
    send(who, 'POST', '/review-rankings/priorities', {
      year: 2022,
      bands: { first: 1, second: 1 },
      ...payload,
    });
  const priorityOf = async (name: string) =>
    (await send(c.biro, 'GET', `/proposals/${ids[name]}`)).json<{ priority: number | null }>().priority;

  it('are shown before they are written, and then written exactly so, with a line in the history', async () => {
    const preview = (await set({})).json<ReviewPriorities>();
    expect(preview).toMatchObject({ applied: false, changed: 3 });
    expect(preview.items.map(({ title, rank, before, after }) => [title, rank, before, after])).toEqual([
      [titles['best'], 1, null, 1],
      [titles['good'], 2, null, 2],
      [titles['equal'], 2, null, 2],
    ]);
    expect(await priorityOf('best')).toBeNull();
    expect((await set({ seal: 'lain' })).json()).toMatchObject({
      status: 409,
      code: 'assessments.ranking_moved',
    });
    expect((await set({ seal: preview.seal })).json()).toMatchObject({ applied: true, changed: 3 });
    expect([await priorityOf('best'), await priorityOf('good'), await priorityOf('deferred')]).toEqual([
      1,
      2,
      null,
    ]);
    const history = await send(c.biro, 'GET', `/proposals/${ids['best']}/history`);
    expect(history.body).toContain('Prioritas dari peringkat 1 telaah TKKSD tahun 2022.');
    const items = await send(c.biro, 'GET', '/mapping/items?year=2022&limit=100');
    expect(
      items
        .json<{ items: { proposalId: string; priority: string }[] }>()
        .items.find(({ proposalId }) => proposalId === ids['best'])?.priority,
    ).toBe('1');
    // The first preview no longer fits what stands there now.
    expect((await set({ seal: preview.seal })).statusCode).toBe(409);
  });

  it('follow other weights when these are given', async () => {
    const only = { RPJMD: 0, MANFAAT: 0, KELAYAKAN: 0, MITRA: 0, URGENSI: 0 };
    expect((await set({ weights: only })).json<ReviewPriorities>().items).toEqual([]);
  });

  it('are the heads’ of section and bureau', async () => {
    for (const who of [c.biro, c.chair, c.ani, c.operator]) expect((await set({}, who)).statusCode).toBe(403);
    expect((await set({ bands: { first: -1, second: 0 } })).statusCode).toBe(400);
  });
});

describe('the criteria', () => {
  const put = (items: unknown, ifMatch: string, who = c.kabag) =>
    send(who, 'PUT', '/review-criteria', { items: items as never }, { 'if-match': ifMatch });
  const two = [
    { code: 'RPJMD', label: 'Keselarasan', help: 'Selaras.', weight: 60 },
    { code: 'MANFAAT', label: 'Manfaat', help: 'Bermanfaat.', weight: 40 },
  ];

  it('are the office’s own from the next meeting on; existing meetings keep theirs', async () => {
    const old = await plan(c, [c.ani.id]);
    const before = (await send(c.ani, 'GET', '/review-criteria')).json<ReviewCriteria>();
    expect(before).toMatchObject({ version: 0, mayChange: false, changedBy: null, items: DEFAULT_CRITERIA });
    const after = await put(two, before.etag);
    expect(after.json()).toMatchObject({
      version: 1,
      items: two,
      changedBy: 'Kepala Bagian',
      mayChange: true,
    });
    expect((await put(two, before.etag)).statusCode).toBe(412);
    expect((await plan(c, [c.ani.id])).criteria).toEqual({ version: 1, items: two });
    const kept = await send(c.ani, 'GET', `/review-meetings/${old.id}`);
    expect(kept.json<ReviewMeeting>().criteria).toEqual({ version: 0, items: DEFAULT_CRITERIA });
  });

  it('weigh one hundred together, each with a code of its own', async () => {
    const refused = async (items: unknown) => (await put(items, '*')).statusCode;
    expect(await refused([{ ...two[0], weight: 59 }, two[1]])).toBe(400);
    expect(await refused([two[0], { ...two[1], code: 'RPJMD' }])).toBe(400);
    expect(await refused([])).toBe(400);
    for (const who of [c.biro, c.ani, c.chair]) expect((await put(two, '*', who)).statusCode).toBe(403);
  });
});
