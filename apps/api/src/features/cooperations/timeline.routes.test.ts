import { describe, expect, it } from 'vitest';
import { startApp } from '../../../test/app.ts';
import { caseOf } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);
const made = await caseOf(t, c);
const timeline = (query = '') => c.biro.call({ url: `/cooperations/timeline${query}` });

describe('the timeline of cases', () => {
  it('holds the cases of the list in its order, each with the stages it has entered', async () => {
    const [list, answer] = [await c.biro.call({ url: '/cooperations' }), await timeline()];
    expect(answer.statusCode, answer.body).toBe(200);
    const ids = (items: { id: string }[]) => items.map(({ id }) => id);
    expect(ids(answer.json().items)).toEqual(ids(list.json().items));
    const [first] = answer.json().items;
    const open = made.stages.filter(({ state }) => state === 'open');
    expect(first.stages).toEqual(
      open.map(({ code, label, openedAt, dueOn }) => ({ code, label, openedAt, passedAt: null, dueOn })),
    );
  });

  it('narrows like the list, and refuses what the list refuses', async () => {
    expect((await timeline('?status=ended')).json().items).toEqual([]);
    expect((await timeline('?stage=x&nosuch=1')).statusCode).toBe(400);
    expect((await timeline('?cursor=broken')).statusCode).toBe(400);
  });

  it('needs a session, and shows an agency only its own', async () => {
    const anonymous = await t.app.inject({ url: '/api/v1/cooperations/timeline' });
    expect(anonymous.statusCode).toBe(401);
    const foreign = await c.stranger.call({ url: '/cooperations/timeline' });
    expect(foreign.json().items).toEqual([]);
  });
});
