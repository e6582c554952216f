import { describe, expect, it } from 'vitest';
import type { ProposalBundle } from '@kerabat/shared/proposals/bundles.schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { cast, draft, reach } from '../../../test/proposals.ts';
import { newId } from '../../platform/columns.ts';

const t = await startApp();
const c = await cast(t);

type Who = typeof c.biro;
const post = (by: Who, payload: object, headers = {}) =>
  by.call({ method: 'POST', url: '/proposal-bundles', payload, headers });
const patch = (by: Who, id: string, payload: object, ifMatch = '*') =>
  by.call({ method: 'PATCH', url: `/proposal-bundles/${id}`, payload, headers: { 'if-match': ifMatch } });
const remove = (by: Who, id: string, ifMatch = '*') =>
  by.call({ method: 'DELETE', url: `/proposal-bundles/${id}`, headers: { 'if-match': ifMatch } });
const read = async (id: string) => (await c.biro.call({ url: `/proposals/${id}` })).json<Proposal>();
const some = async (howMany: number) => {
  const made: Proposal[] = [];
  for (let at = 0; at < howMany; at += 1) made.push(await reach(t, c, 'submitted'));
  return made;
};
const bundleOf = async (proposals: Proposal[], title = 'Cabai dan bawang'): Promise<ProposalBundle> => {
  const answer = await post(c.biro, { title, proposalIds: proposals.map(({ id }) => id) });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json();
};

describe('bundles', () => {
  it('keep proposals together that stay apart, and say so on each, in its history', async () => {
    const [one, two] = (await some(2)) as [Proposal, Proposal];
    const bundle = await bundleOf([one, two]);
    expect(bundle.proposals.map(({ id }) => id).sort()).toEqual([one.id, two.id].sort());
    const after = await read(one.id);
    expect(after.bundle).toEqual({ id: bundle.id, title: 'Cabai dan bawang' });
    expect(after.etag).not.toBe(one.etag);
    const { items } = (await c.operator.call({ url: `/proposals/${one.id}/history` })).json<{
      items: { action: string; note: string }[];
    }>();
    expect(items[0]).toMatchObject({ action: 'bundled', note: 'Cabai dan bawang' });
    const shown = await c.operator.call({ url: `/proposal-bundles/${bundle.id}` });
    expect(shown.json<ProposalBundle>().proposals).toHaveLength(2);
    expect(shown.headers['etag']).toBe(bundle.etag);
  });

  it('are unknown to who sees no member', async () => {
    const bundle = await bundleOf(await some(2));
    expect((await c.stranger.call({ url: `/proposal-bundles/${bundle.id}` })).statusCode).toBe(404);
    expect((await c.biro.call({ url: `/proposal-bundles/${newId()}` })).statusCode).toBe(404);
    expect(
      (await c.operator.call({ method: 'POST', url: '/proposal-bundles', payload: {} })).statusCode,
    ).toBe(403);
    expect((await t.app.inject({ url: `/api/v1/proposal-bundles/${bundle.id}` })).statusCode).toBe(401);
  });

  it('take in each proposal once, and none that has ended or that nobody can see', async () => {
    const [one, two] = (await some(2)) as [Proposal, Proposal];
    await bundleOf([one, two], 'Yang pertama');
    const [three] = (await some(1)) as [Proposal];
    const again = await post(c.biro, { title: 'Lain', proposalIds: [one.id, three.id] });
    expect(again.json()).toMatchObject({ status: 409, code: 'proposals.already_bundled' });
    expect(again.body).toContain(one.number);
    expect(again.body).toContain('Yang pertama');
    const rejected = await reach(t, c, 'rejected');
    expect(
      (await post(c.biro, { title: 'Lain', proposalIds: [rejected.id, three.id] })).json(),
    ).toMatchObject({ status: 409, code: 'proposals.closed' });
    const unsent = await draft(t, c.operator);
    expect((await post(c.biro, { title: 'Lain', proposalIds: [three.id, unsent.id] })).json()).toMatchObject({
      status: 422,
      errors: [{ pointer: '/proposalIds/1' }],
    });
    expect((await read(three.id)).etag).toBe(three.etag);
    for (const proposalIds of [[three.id], [three.id, three.id]])
      expect((await post(c.biro, { title: 'Lain', proposalIds })).statusCode).toBe(400);
  });

  it('change their title and their members, and fall apart without harm', async () => {
    const [one, two, three] = (await some(3)) as [Proposal, Proposal, Proposal];
    const bundle = await bundleOf([one, two]);
    const changed = await patch(
      c.biro,
      bundle.id,
      { title: 'Pangan', proposalIds: [two.id, three.id] },
      bundle.etag,
    );
    expect(changed.statusCode, changed.body).toBe(200);
    expect(changed.json<ProposalBundle>()).toMatchObject({ title: 'Pangan' });
    expect((await read(one.id)).bundle).toBeNull();
    expect((await read(three.id)).bundle?.title).toBe('Pangan');
    const stale = await patch(c.kabag, bundle.id, { title: 'Lain' }, bundle.etag);
    expect(stale.statusCode).toBe(412);
    expect(stale.json<{ changes: unknown[] }>().changes).toHaveLength(1);
    expect((await remove(c.biro, bundle.id, bundle.etag)).statusCode).toBe(412);
    expect((await remove(c.biro, bundle.id)).statusCode).toBe(204);
    expect((await read(two.id)).bundle).toBeNull();
    expect((await c.biro.call({ url: `/proposal-bundles/${bundle.id}` })).statusCode).toBe(404);
  });

  it('are made once for one key, and two made at once of the same members do not both stand', async () => {
    const members = await some(2);
    const payload = { title: 'Sekali', proposalIds: members.map(({ id }) => id) };
    const key = { 'idempotency-key': newId() };
    const first = await post(c.biro, payload, key);
    expect((await post(c.biro, payload, key)).json()).toEqual(first.json());
    const ids = (await some(3)).map(({ id }) => id);
    const answers = await Promise.all([
      post(c.biro, { title: 'A', proposalIds: ids }),
      post(c.kabag, { title: 'B', proposalIds: [...ids].reverse() }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409]);
  });
});
