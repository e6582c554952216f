import { describe, expect, it } from 'vitest';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { act, cast, draft, reach } from '../../../test/proposals.ts';
import { newId } from '../../platform/columns.ts';
import { signAccessToken } from '../auth/access-token.service.ts';
import { apiClients } from '../clients/clients.table.ts';

const t = await startApp();
const c = await cast(t);
const colleague = await person(t, ['bureau_staff'], undefined, 'Rina Oktavia');

type Who = typeof c.biro;
const assign = (by: Who, { id }: { id: string }, userId: string | null, ifMatch = '*') =>
  by.call({
    method: 'PUT',
    url: `/proposals/${id}/assignee`,
    headers: { 'if-match': ifMatch },
    payload: { userId },
  });
const idsOf = async (by: Who, query: string) =>
  (await by.call({ url: `/proposals?limit=100&${query}` }))
    .json<{ items: { id: string }[] }>()
    .items.map(({ id }) => id);

describe('PUT /proposals/{id}/assignee', () => {
  it('lets the head of the section give the verification to anybody who verifies, with history', async () => {
    const submitted = await reach(t, c, 'submitted');
    const answer = await assign(c.kabag, submitted, colleague.id, submitted.etag);
    expect(answer.statusCode, answer.body).toBe(200);
    const assigned = answer.json<Proposal>();
    expect(assigned.assignee).toEqual({ id: colleague.id, name: 'Rina Oktavia' });
    expect(assigned.etag).not.toBe(submitted.etag);
    expect(answer.headers['etag']).toBe(assigned.etag);
    const { items } = (await c.kabag.call({ url: `/proposals/${submitted.id}/history` })).json<{
      items: { action: string; note: string }[];
    }>();
    expect(items[0]).toMatchObject({ action: 'assigned', note: 'Kepada Rina Oktavia.' });
    const stillSame = await assign(c.kabag, submitted, colleague.id, assigned.etag);
    expect(stillSame.json<Proposal>().etag).toBe(assigned.etag);
  });

  it('lets a member take what lies there and let go of it again, and nothing else', async () => {
    const submitted = await reach(t, c, 'submitted');
    expect(submitted.may).toMatchObject({ assign: false, assignToSelf: false });
    expect((await assign(c.biro, submitted, c.biro.id)).statusCode).toBe(200);
    expect((await assign(colleague, submitted, null)).json()).toMatchObject({
      status: 403,
      code: 'proposals.assigns_others',
    });
    expect((await assign(c.biro, submitted, colleague.id)).json()).toMatchObject({ status: 403 });
    expect((await assign(c.biro, submitted, null)).json<Proposal>().assignee).toBeNull();
  });

  it('refuses whoever does not verify, is unknown, or wrote the proposal', async () => {
    const submitted = await reach(t, c, 'submitted');
    for (const userId of [c.operator.id, newId()])
      expect((await assign(c.kabag, submitted, userId)).json()).toMatchObject({
        status: 422,
        code: 'proposals.no_verifier',
        errors: [{ pointer: '/userId' }],
      });
    const both = await person(t, ['agency_operator', 'bureau_staff'], 'DISPANGAN');
    const own = await draft(t, both);
    await act(both, own, 'request-approval');
    await act(c.head, own, 'submit');
    expect((await assign(c.kabag, own, both.id)).json()).toMatchObject({
      status: 422,
      code: 'proposals.own_work',
    });
  });

  it('refuses in other states with 409, a stale version with 412, none with 428, and bad input with 400', async () => {
    const rejected = await reach(t, c, 'rejected');
    expect((await assign(c.kabag, rejected, c.biro.id)).json()).toMatchObject({
      status: 409,
      code: 'proposals.not_assignable',
    });
    const submitted = await reach(t, c, 'submitted');
    expect((await assign(c.kabag, submitted, c.biro.id, '"1"')).statusCode).toBe(412);
    const put = (payload: object, headers = {}) =>
      c.kabag.call({ method: 'PUT', url: `/proposals/${submitted.id}/assignee`, payload, headers });
    expect((await put({ userId: null })).statusCode).toBe(428);
    expect((await put({}, { 'if-match': '*' })).statusCode).toBe(400);
  });

  it('is not for agencies, and knows no draft', async () => {
    const submitted = await reach(t, c, 'submitted');
    expect((await assign(c.operator, submitted, c.operator.id)).statusCode).toBe(403);
    const unsent = await draft(t, c.operator);
    expect((await assign(c.kabag, unsent, c.biro.id)).statusCode).toBe(404);
  });
});

describe('GET /proposals/assignees', () => {
  it('names the people of the bureau and how many open ones each holds', async () => {
    const holder = await person(t, ['bureau_staff'], undefined, 'Aan Pemegang');
    const [one, two] = [await reach(t, c, 'submitted'), await reach(t, c, 'in_verification')];
    await assign(c.kabag, one, holder.id);
    await assign(c.kabag, two, holder.id);
    await act(c.kabag, two, 'reject', { note: 'Bukan kewenangan.' });
    const { items } = (await c.biro.call({ url: '/proposals/assignees' })).json<{
      items: { id: string; openCount: number }[];
    }>();
    expect(items[0]).toEqual({ id: holder.id, name: 'Aan Pemegang', office: null, openCount: 1 });
    expect(items.map(({ id }) => id)).not.toContain(c.operator.id);
    expect((await c.operator.call({ url: '/proposals/assignees' })).statusCode).toBe(403);
  });
});

describe('the filter assignee', () => {
  it('finds mine, nobody’s and one person’s, in the list and in the export', async () => {
    const me = await person(t, ['bureau_staff'], undefined, 'Saya Sendiri');
    const [mine, free] = [await reach(t, c, 'submitted'), await reach(t, c, 'submitted')];
    await assign(me, mine, me.id);
    expect(await idsOf(me, 'assignee=me')).toEqual([mine.id]);
    expect(await idsOf(c.kabag, `assignee=${me.id}`)).toEqual([mine.id]);
    const unassigned = await idsOf(me, 'assignee=none');
    expect(unassigned).toContain(free.id);
    expect(unassigned).not.toContain(mine.id);
    const csv = await me.call({ url: '/proposals/export.csv?assignee=me&columns=number&columns=assignee' });
    expect(csv.body.trim().split('\n').length).toBe(2);
    expect(csv.body).toContain('Saya Sendiri');
    expect((await me.call({ url: '/proposals?assignee=kamu' })).statusCode).toBe(400);
  });

  it('gives a system that asks for its own nothing', async () => {
    const id = newId();
    await t.db.insert(apiClients).values({
      id,
      clientId: 'krb_assignee',
      name: 'Sistem',
      secretHash: 'x',
      scopes: ['proposal.read', 'proposal.read-all'],
      agencyId: null,
    });
    const token = signAccessToken(t.app, { cid: id, scope: ['proposal.read', 'proposal.read-all'] });
    const answer = await t.app.inject({
      url: '/api/v1/proposals?assignee=me',
      headers: { authorization: `Bearer ${token}` },
    });
    expect(answer.json()).toMatchObject({ items: [] });
  });
});
