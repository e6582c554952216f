import { describe, expect, it } from 'vitest';
import type { BulkResult } from '@kerabat/shared/proposals/bulk.schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { act, cast, draft, reach, targetId } from '../../../test/proposals.ts';
import { newId } from '../../platform/columns.ts';

const t = await startApp();
const c = await cast(t);

const PASSED = { morality: true, publicOrder: true, nationalInterest: true, law: true };
const itemOf = ({ id, etag }: { id: string; etag: string }) => ({ id, etag });
const bulk = (by: typeof c.biro, payload: Record<string, unknown>, headers: Record<string, string> = {}) =>
  by.call({ method: 'POST', url: '/proposals/bulk', payload, headers });
const done = async (answer: ReturnType<typeof bulk>): Promise<BulkResult> => {
  const got = await answer;
  expect(got.statusCode, got.body).toBe(200);
  return got.json<BulkResult>();
};

describe('POST /proposals/bulk', () => {
  it('takes the step for each that allows it and says why the others stay, one not spoiling another', async () => {
    const submitted = await reach(t, c, 'submitted');
    const mapped = await reach(t, c, 'mapped');
    const stale = await reach(t, c, 'submitted');
    const foreignDraft = await draft(t, c.stranger, { title: 'Rahasia wisata' });
    const unknown = newId();
    const result = await done(
      bulk(c.biro, {
        action: 'start-verification',
        items: [
          itemOf(mapped),
          itemOf(submitted),
          { id: stale.id, etag: '"1"' },
          itemOf(foreignDraft),
          { id: unknown, etag: '"1"' },
        ],
      }),
    );
    expect(result.done).toMatchObject([{ id: submitted.id, status: 'in_verification' }]);
    expect(result.done[0]?.etag).not.toBe(submitted.etag);
    expect(result.refused.map(({ id, code, title }) => [id, code, title])).toEqual([
      [mapped.id, 'proposals.wrong_status', mapped.title],
      [stale.id, 'common.stale', stale.title],
      [foreignDraft.id, 'common.not_found', null],
      [unknown, 'common.not_found', null],
    ]);
    expect(JSON.stringify(result)).not.toContain('Rahasia');
    const { items } = (await c.biro.call({ url: `/proposals/${submitted.id}/history` })).json<{
      items: { action: string }[];
    }>();
    expect(items[0]?.action).toBe('start-verification');
  });

  it('needs the permission of the step itself', async () => {
    const submitted = await reach(t, c, 'submitted');
    const step = { action: 'start-verification', items: [itemOf(submitted)] };
    expect((await bulk(c.kabiro, step)).statusCode).toBe(403);
    expect((await bulk(c.operator, step)).statusCode).toBe(403);
    expect(
      (await t.app.inject({ method: 'POST', url: '/api/v1/proposals/bulk', payload: step })).statusCode,
    ).toBe(401);
  });

  it('assigns by the same rules as one by one', async () => {
    const [one, two] = [await reach(t, c, 'submitted'), await reach(t, c, 'submitted')];
    const items = [itemOf(one), itemOf(two)];
    const others = await done(bulk(c.biro, { action: 'assign', assigneeId: c.kabag.id, items }));
    expect(others.refused.map(({ code }) => code)).toEqual([
      'proposals.assigns_others',
      'proposals.assigns_others',
    ]);
    const byHead = await done(bulk(c.kabag, { action: 'assign', assigneeId: c.biro.id, items }));
    expect(byHead.done).toHaveLength(2);
    const read = (await c.biro.call({ url: `/proposals/${one.id}` })).json<Proposal>();
    expect(read.assignee?.id).toBe(c.biro.id);
    expect((await bulk(c.kabag, { action: 'assign', items })).json()).toMatchObject({
      status: 400,
      errors: [{ pointer: '/assigneeId' }],
    });
  });

  it('returns with a note, and not without', async () => {
    const checked = await reach(t, c, 'in_verification');
    const step = { action: 'return', items: [itemOf(checked)] };
    expect((await bulk(c.biro, step)).json()).toMatchObject({ status: 400, errors: [{ pointer: '/note' }] });
    const result = await done(bulk(c.biro, { ...step, note: 'Lengkapi KAK.' }));
    expect(result.done[0]?.status).toBe('returned');
  });

  it('maps only what is in verification and meets the rules; the rules not met are named', async () => {
    const submitted = await reach(t, c, 'submitted');
    const unchecked = await reach(t, c, 'in_verification');
    const result = await done(bulk(c.biro, { action: 'map', items: [itemOf(submitted), itemOf(unchecked)] }));
    expect(result.done).toEqual([]);
    expect(result.refused.map(({ code }) => code)).toEqual([
      'proposals.wrong_status',
      'proposals.rules_not_met',
    ]);
    expect(result.refused[1]?.errors.length).toBeGreaterThan(0);
    const after = (await c.biro.call({ url: `/proposals/${submitted.id}` })).json<Proposal>();
    expect(after).toMatchObject({ status: 'submitted', etag: submitted.etag });
  });

  it('maps with a classification for all, which fills in only what is missing, and leaves a refused one as it was', async () => {
    const own = await targetId(t, 'RPJMD-2021-2026/M3');
    const given = await targetId(t, 'RPJMD-2021-2026/M1');
    const planned = await reach(t, c, 'in_verification');
    const bare = await reach(t, c, 'in_verification');
    const emptied = (
      await c.biro.call({
        method: 'PATCH',
        url: `/proposals/${bare.id}`,
        headers: { 'if-match': '*' },
        payload: { planningTargetIds: [], kind: null },
      })
    ).json<Proposal>();
    const homeless = await reach(t, c, 'in_verification');
    const lacking = (
      await c.biro.call({
        method: 'PATCH',
        url: `/proposals/${homeless.id}`,
        headers: { 'if-match': '*' },
        payload: { affairCodes: [] },
      })
    ).json<Proposal>();
    const result = await done(
      bulk(c.biro, {
        action: 'map',
        items: [planned, emptied, lacking].map(itemOf),
        classification: { lawCheck: PASSED, planningTargetIds: [given], kind: planned.kind },
      }),
    );
    expect(result.done.map(({ id }) => id)).toEqual([planned.id, bare.id]);
    const read = async (id: string) => (await c.biro.call({ url: `/proposals/${id}` })).json<Proposal>();
    expect(await read(planned.id)).toMatchObject({ planningTargetIds: [own], lawCheck: PASSED });
    expect(await read(bare.id)).toMatchObject({ planningTargetIds: [given], kind: planned.kind });
    expect(await read(homeless.id)).toMatchObject({ etag: lacking.etag, lawCheck: null });
    expect(
      (
        await bulk(c.biro, { action: 'defer', note: 'x', items: [itemOf(lacking)], classification: {} })
      ).json(),
    ).toMatchObject({ status: 400 });
  });

  it('answers a repeated request with the first answer', async () => {
    const submitted = await reach(t, c, 'submitted');
    const step = { action: 'start-verification', items: [itemOf(submitted)] };
    const key = { 'idempotency-key': newId() };
    const first = await bulk(c.biro, step, key);
    const second = await bulk(c.biro, step, key);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(second.json()).toEqual(first.json());
  });

  it('refuses an empty list, too many, and unknown steps', async () => {
    const many = Array.from({ length: 201 }, () => ({ id: newId(), etag: '"1"' }));
    for (const step of [
      { action: 'map', items: [] },
      { action: 'map', items: many },
      { action: 'submit', items: many.slice(0, 1) },
    ])
      expect((await bulk(c.biro, step)).statusCode).toBe(400);
  });

  it('leaves a step after it for one by one', async () => {
    const checked = await reach(t, c, 'in_verification');
    const {
      done: [first],
    } = await done(bulk(c.biro, { action: 'defer', note: 'Menunggu RKPD.', items: [itemOf(checked)] }));
    expect((await act(c.biro, checked, 'reopen', {}, first?.etag)).json()).toMatchObject({
      status: 'in_verification',
    });
  });
});
