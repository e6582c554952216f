import { beforeAll, describe, expect, it } from 'vitest';
import type { ProposalPeriod } from '@kerabat/shared/periods/schema';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { agencies } from '../agencies/agencies.table.ts';
import { proposals } from '../proposals/proposals.table.ts';
import { findCurrentPeriod, hasLatePermit } from './periods.service.ts';

const t = await startApp();
let head: Person;
let operator: Person;

const YEAR_2022 = {
  name: 'Pengusulan 2022',
  year: 2022,
  opensAt: '2022-05-01T00:00:00.000Z',
  closesAt: '2022-06-20T16:59:59.000Z',
};
const YEAR_2026 = {
  name: 'Pengusulan 2026',
  year: 2026,
  opensAt: '2026-09-01T00:00:00.000Z',
  closesAt: '2026-11-30T16:59:59.000Z',
  allowLate: true,
};
const UNKNOWN = '0197b1c2-0000-7000-8000-000000000000';

const create = async (payload: object) => {
  const answer = await head.call({ method: 'POST', url: '/proposal-periods', payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<ProposalPeriod>();
};
const get = async (id: string) =>
  (await operator.call({ url: `/proposal-periods/${id}` })).json<ProposalPeriod>();

let old: ProposalPeriod;
let current: ProposalPeriod;

beforeAll(async () => {
  head = await person(t, ['section_head']);
  operator = await person(t, ['agency_operator'], 'DISPANGAN');
  old = await create(YEAR_2022);
  current = await create(YEAR_2026);
});

describe('periods', () => {
  it('plan for the year after the year of proposing unless told otherwise', () => {
    expect(old).toMatchObject({ planYear: 2023, allowLate: false, mayManage: true });
  });

  it.each([
    ['2026-08-31T23:59:00Z', 'upcoming', false],
    ['2026-10-01T00:00:00Z', 'open', true],
    ['2027-01-01T00:00:00Z', 'late', true],
  ])('on %s the period of 2026 is %s', async (now, state, isCurrent) => {
    t.setNow(new Date(now));
    expect(await get(current.id)).toMatchObject({ state, isCurrent, mayManage: false });
    expect(await get(old.id)).toMatchObject({ state: 'closed', isCurrent: false });
    t.setNow(undefined);
  });

  it('name the current one to other features, and none before the first opening', async () => {
    expect((await findCurrentPeriod(t.db, new Date('2026-10-01')))?.id).toBe(current.id);
    expect(await findCurrentPeriod(t.db, new Date('2025-01-01'))).toBeUndefined();
  });

  it('are listed newest first and page by page without gap or repetition', async () => {
    const first = await operator.call({ url: '/proposal-periods?limit=1&includeTotal=true' });
    expect(first.json()).toMatchObject({ items: [{ id: current.id }], total: 2, totalIsCapped: false });
    const second = await operator.call({
      url: `/proposal-periods?limit=1&cursor=${first.json<{ nextCursor: string }>().nextCursor}`,
    });
    expect(second.json()).toMatchObject({ items: [{ id: old.id }], nextCursor: null, total: null });
  });

  it.each([['sort=name'], ['cursor=abc'], ['limit=0'], ['page=2']])('refuse the query %s', async (query) => {
    const answer = await operator.call({ url: `/proposal-periods?${query}` });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: `/${query.split('=')[0]}` }] });
  });

  it('are opened by the bureau only, and shown to nobody who is not signed in', async () => {
    const refused = await operator.call({ method: 'POST', url: '/proposal-periods', payload: YEAR_2022 });
    expect(refused.statusCode).toBe(403);
    expect((await t.app.inject('/api/v1/proposal-periods')).statusCode).toBe(401);
  });

  it.each([
    ['closesAt', 400, { ...YEAR_2022, closesAt: YEAR_2022.opensAt }],
    ['opensAt', 422, { ...YEAR_2022, opensAt: '2022-06-01T00:00:00Z', closesAt: '2022-08-01T00:00:00Z' }],
    ['planYear', 422, { ...YEAR_2022, planYear: 2021 }],
  ])('are refused at %s', async (field, status, payload) => {
    const answer = await head.call({ method: 'POST', url: '/proposal-periods', payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ errors: [{ pointer: `/${field}` }] });
  });

  it('change only for someone who has seen the latest version', async () => {
    const change = (headers: Record<string, string>, payload: object = { name: 'Pengusulan tahun 2026' }) =>
      head.call({ method: 'PATCH', url: `/proposal-periods/${current.id}`, headers, payload });
    expect((await change({})).statusCode).toBe(428);
    expect((await change({ 'if-match': '"99"' })).statusCode).toBe(412);
    const answer = await change({ 'if-match': current.etag });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers.etag).toBe('"2"');
    expect(answer.json()).toMatchObject({ name: 'Pengusulan tahun 2026', allowLate: true });
    const backwards = await change({ 'if-match': '*' }, { closesAt: '2026-01-01T00:00:00Z' });
    expect(backwards.statusCode).toBe(422);
    expect(
      (await change({ 'if-match': '*' }, { opensAt: '2022-06-01T00:00:00Z' })).json<{ code: string }>().code,
    ).toBe('periods.overlap');
  });

  it('answer 304 to someone who has the latest version already', async () => {
    const { etag } = await get(old.id);
    const answer = await operator.call({
      url: `/proposal-periods/${old.id}`,
      headers: { 'if-none-match': etag },
    });
    expect(answer.statusCode).toBe(304);
    expect(answer.body).toBe('');
  });

  it('that proposals refer to keep their number year and are not deleted', async () => {
    const [agency] = await t.db.select().from(agencies).limit(1);
    await t.db
      .insert(proposals)
      .values({ title: 'Contoh', agencyId: agency!.id, periodId: old.id, number: 'USL/2022/X/0001' });
    const url = `/proposal-periods/${old.id}`;
    const headers = { 'if-match': '*' };
    const deletion = await head.call({ method: 'DELETE', url, headers });
    expect([deletion.statusCode, deletion.json<{ code: string }>().code]).toEqual([409, 'periods.in_use']);
    const move = await head.call({ method: 'PATCH', url, headers, payload: { year: 2021 } });
    expect([move.statusCode, move.json<{ code: string }>().code]).toEqual([409, 'periods.year_used']);
  });

  it('that nobody uses can be deleted, once', async () => {
    const unused = await create({
      name: 'Keliru',
      year: 2030,
      opensAt: '2030-01-01T00:00:00Z',
      closesAt: '2030-02-01T00:00:00Z',
    });
    const remove = () =>
      head.call({
        method: 'DELETE',
        url: `/proposal-periods/${unused.id}`,
        headers: { 'if-match': unused.etag },
      });
    expect((await remove()).statusCode).toBe(204);
    expect((await remove()).statusCode).toBe(404);
  });

  it('are created once when the same request arrives twice', async () => {
    const post = () =>
      head.call({
        method: 'POST',
        url: '/proposal-periods',
        headers: { 'idempotency-key': 'periode-2031' },
        payload: {
          name: 'Pengusulan 2031',
          year: 2031,
          opensAt: '2031-01-01T00:00:00Z',
          closesAt: '2031-02-01T00:00:00Z',
        },
      });
    const [first, second] = [await post(), await post()];
    expect(second.json()).toEqual(first.json());
    expect(second.headers['idempotency-replayed']).toBe('true');
  });
});

describe('late permits', () => {
  const url = () => `/proposal-periods/${old.id}/late-permits`;
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  const grant = (payload: object) => head.call({ method: 'POST', url: url(), payload });
  const note = 'Berkas pendukung terlambat dari mitra.';

  it('let one agency hand in until they expire or are taken back', async () => {
    const agencyId = operator.agencyId!;
    const granted = await grant({ agencyId, note, expiresAt });
    expect(granted.statusCode).toBe(201);
    const { id, etag } = granted.json<{ id: string; etag: string }>();
    expect(granted.headers['location']).toBe(`/api/v1${url()}/${id}`);
    const shown = await head.call({ url: `${url()}/${id}` });
    expect([shown.json(), shown.headers['etag']]).toEqual([granted.json(), etag]);
    expect((await head.call({ url: `/proposal-periods/${current.id}/late-permits/${id}` })).statusCode).toBe(
      404,
    );
    expect(await hasLatePermit(t.db, old.id, agencyId, new Date())).toBe(true);
    expect(await hasLatePermit(t.db, old.id, agencyId, new Date(Date.parse(expiresAt) + 1))).toBe(false);
    expect(await hasLatePermit(t.db, current.id, agencyId, new Date())).toBe(false);
    expect((await head.call({ url: url() })).json()).toMatchObject({ items: [{ id, note, agencyId }] });
    const revoke = (tag: string) =>
      head.call({ method: 'DELETE', url: `${url()}/${id}`, headers: { 'if-match': tag } });
    expect((await revoke('"7"')).statusCode).toBe(412);
    expect((await revoke(etag)).statusCode).toBe(204);
    expect(await hasLatePermit(t.db, old.id, agencyId, new Date())).toBe(false);
    expect((await revoke(etag)).statusCode).toBe(404);
  });

  it('need a known agency, a reason and a time to come', async () => {
    const agencyId = operator.agencyId!;
    expect((await grant({ agencyId: UNKNOWN, note, expiresAt })).statusCode).toBe(422);
    expect((await grant({ agencyId, note, expiresAt: '2022-07-01T00:00:00Z' })).statusCode).toBe(422);
    expect((await grant({ agencyId, note: ' ', expiresAt })).statusCode).toBe(400);
    expect((await head.call({ url: `/proposal-periods/${UNKNOWN}/late-permits` })).statusCode).toBe(404);
  });

  it('are not seen by agencies', async () => {
    expect((await operator.call({ url: url() })).statusCode).toBe(403);
  });
});
