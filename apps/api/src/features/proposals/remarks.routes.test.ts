import { describe, expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import { cast, reach } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);

describe('a remark', () => {
  it('has an address of its own, for the same people who see it in the list', async () => {
    const { id } = await reach(t, c, 'submitted');
    const say = (body: string, internal: boolean) =>
      c.biro.call({ method: 'POST', url: `/proposals/${id}/remarks`, payload: { body, internal } });
    const open = await say('Mohon dilengkapi.', false);
    const address = String(open.headers['location']).replace('/api/v1', '');
    expect(address).toBe(`/proposals/${id}/remarks/${open.json<{ id: string }>().id}`);
    expect((await c.operator.call({ url: address })).json()).toEqual(open.json());
    const internal = String((await say('Hanya untuk kita.', true)).headers['location']);
    const hidden = internal.replace('/api/v1', '');
    expect((await c.kabag.call({ url: hidden })).statusCode).toBe(200);
    expect((await c.operator.call({ url: hidden })).statusCode).toBe(404);
    expect((await c.stranger.call({ url: address })).statusCode).toBe(404);
    const other = await reach(t, c, 'submitted');
    expect((await c.biro.call({ url: address.replace(id, other.id) })).statusCode).toBe(404);
  });
});
