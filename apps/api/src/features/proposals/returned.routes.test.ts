import { describe, expect, it } from 'vitest';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { act, cast, reach } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);
const lawCheck = { morality: true, publicOrder: true, nationalInterest: true, law: true };

const patch = (by: typeof c.biro, id: string, payload: object) =>
  by.call({ method: 'PATCH', url: `/proposals/${id}`, headers: { 'if-match': '*' }, payload });

async function returnedAfterCheck(): Promise<Proposal> {
  const proposal = await reach(t, c, 'in_verification');
  await patch(c.biro, proposal.id, { lawCheck });
  return (await act(c.biro, proposal, 'return', { note: 'Lengkapi.' })).json<Proposal>();
}

describe('a returned proposal', () => {
  it('is checked against the law again once the agency has changed it', async () => {
    const { id } = await returnedAfterCheck();
    const changed = await patch(c.operator, id, { objectives: 'Tujuan yang lain sama sekali.' });
    expect(changed.json()).toMatchObject({ lawCheck: null });
    const { items } = (await c.biro.call({ url: `/proposals/${id}/history` })).json<{
      items: { action: string; changedFields: string[] }[];
    }>();
    expect(items[0]).toMatchObject({ action: 'edited', changedFields: ['objectives', 'lawCheck'] });
  });

  it('keeps the check while nothing has changed', async () => {
    const returned = await returnedAfterCheck();
    const same = await patch(c.operator, returned.id, { title: returned.title });
    expect(same.json()).toMatchObject({ lawCheck, etag: returned.etag });
  });
});
