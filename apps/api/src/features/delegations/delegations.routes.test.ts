import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Delegation } from '@kerabat/shared/delegations/schema';
import type { TaskList } from '@kerabat/shared/tasks/schema';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import { person, type Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { caseWith } from '../../../test/case-tasks.ts';
import { mailsTo } from '../../../test/mails.ts';
import { act, cast, draft, reach } from '../../../test/proposals.ts';
import { proposals } from '../proposals/proposals.table.ts';

const t = await startApp();
const today = officeDay(new Date());
const kabag = await person(t, ['section_head'], undefined, 'Kabag');
const admin = await person(t, ['admin'], undefined, 'Admin');
const biro = () => person(t, ['bureau_staff'], undefined, 'Rina Biro');

const body = (deputy: Person, more: Record<string, unknown> = {}) => ({
  deputyId: deputy.id,
  startsOn: today,
  endsOn: addDays(today, 4),
  reason: 'Cuti tahunan',
  ...more,
});
const delegate = (by: Person, payload: Record<string, unknown>) =>
  by.call({ method: 'POST', url: '/delegations', payload });
const made = async (by: Person, payload: Record<string, unknown>): Promise<Delegation> => {
  const answer = await delegate(by, payload);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<Delegation>();
};
const tasks = async (by: Person) => (await by.call({ url: '/tasks?limit=100' })).json<TaskList>().items;

describe('a deputy', () => {
  it('sees the tasks of whom they stand in for, marked, for the days of the leave and no longer', async () => {
    const [away, deputy] = [await biro(), await biro()];
    const { tasks: ids } = await caseWith(t, {}, [{ assigneeId: away.id }]);
    const delegation = await made(away, body(deputy));
    expect(delegation).toMatchObject({ state: 'current', may: { revoke: true }, reason: 'Cuti tahunan' });
    expect((await tasks(deputy)).find(({ id }) => id === ids[0])).toMatchObject({
      holder: 'me',
      delegatedFrom: 'Rina Biro',
    });
    expect((await tasks(away)).map(({ id }) => id)).toContain(ids[0]);
    t.setNow(new Date(`${addDays(today, 5)}T03:00:00Z`));
    expect((await tasks(deputy)).map(({ id }) => id)).not.toContain(ids[0]);
    t.setNow(undefined);
  });

  it('is named together with whom they stood in for, in the history of what they did', async () => {
    const [away, deputy] = [await biro(), await biro()];
    const c = await cast(t);
    const proposal = await reach(t, c, 'submitted');
    await t.db.update(proposals).set({ assigneeId: away.id }).where(eq(proposals.id, proposal.id));
    await made(away, body(deputy));
    expect((await act(deputy, proposal, 'start-verification')).statusCode).toBe(200);
    const { items } = (await deputy.call({ url: `/proposals/${proposal.id}/history` })).json<{
      items: { action: string; onBehalfOf: string | null }[];
    }>();
    expect(items.find(({ action }) => action === 'start-verification')?.onBehalfOf).toBe('Rina Biro');
  });

  it('gains no right: a task that asks for more than the deputy may is refused, or not shown', async () => {
    const [head, deputy] = [await person(t, ['section_head'], undefined, 'Kabag Dua'), await biro()];
    await caseWith(t, {}, [{ assigneeId: head.id, permission: 'cooperation.approve' }]);
    const refused = await delegate(head, body(deputy));
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('menyetujui tahap');
    const other = await person(t, ['section_head'], undefined, 'Kabag Tiga');
    await made(other, body(deputy));
    const later = await caseWith(t, {}, [{ assigneeId: other.id, permission: 'cooperation.approve' }]);
    expect((await tasks(deputy)).map(({ id }) => id)).not.toContain(later.tasks[0]);
  });

  it('of an agency comes from the same agency, and reads the mails too', async () => {
    const [head, deputy, stranger] = [
      await person(t, ['agency_head'], 'DISPANGAN', 'Kepala Pangan'),
      await person(t, ['agency_head'], 'DISPANGAN', 'Plt Pangan'),
      await person(t, ['agency_head'], 'DISPAR', 'Kepala Pariwisata'),
    ];
    const operator = await person(t, ['agency_operator'], 'DISPANGAN', 'Operator Pangan');
    expect((await delegate(head, body(stranger))).statusCode).toBe(422);
    await made(operator, body(deputy));
    const proposal = await draft(t, operator);
    expect((await tasks(deputy)).find(({ id }) => id === proposal.id)?.delegatedFrom).toBe('Operator Pangan');
    expect((await act(operator, proposal, 'request-approval')).statusCode).toBe(200);
    expect((await act(head, proposal, 'send-back', { note: 'Lengkapi.' })).statusCode).toBe(200);
    for (const { id } of [operator, deputy])
      expect((await mailsTo(t, `${id}@kerabat.example`)).join('\n')).toContain(
        'Usulan dikembalikan oleh kepala',
      );
    expect(await mailsTo(t, `${stranger.id}@kerabat.example`)).toEqual([]);
  });
});

describe('a delegation', () => {
  it('names what the deputy could not do, before anybody is chosen', async () => {
    const head = await person(t, ['section_head'], undefined, 'Kabag Empat');
    const deputy = await biro();
    const { items } = (await head.call({ url: '/delegations/deputies' })).json<{
      items: { id: string; uncovered: string[] }[];
    }>();
    expect(items.find(({ id }) => id === deputy.id)?.uncovered).toContain('menjadwalkan telaah');
    expect(items.map(({ id }) => id)).not.toContain(head.id);
  });

  it('is refused for days past, twice for the same days, and to somebody who is away too', async () => {
    const [away, deputy, third] = [await biro(), await biro(), await biro()];
    expect((await delegate(away, body(deputy, { endsOn: addDays(today, -1) }))).statusCode).toBe(400);
    expect(
      (await delegate(away, body(deputy, { startsOn: addDays(today, -3), endsOn: addDays(today, -1) })))
        .statusCode,
    ).toBe(422);
    expect((await delegate(away, body(away))).statusCode).toBe(422);
    await made(away, body(deputy));
    expect((await delegate(away, body(third, { startsOn: addDays(today, 2) }))).statusCode).toBe(409);
    expect((await delegate(third, body(away))).statusCode).toBe(422);
  });

  it('is entered for others by the head of the section or an administrator, and hidden from strangers', async () => {
    const [away, deputy, stranger] = [await biro(), await biro(), await biro()];
    const operator = await person(t, ['agency_operator'], 'DISPANGAN');
    expect((await delegate(stranger, body(deputy, { personId: away.id }))).statusCode).toBe(404);
    const delegation = await made(kabag, body(deputy, { personId: away.id }));
    expect(delegation.createdBy).toBe('Kabag');
    const url = `/delegations/${delegation.id}`;
    for (const by of [away, deputy, kabag, admin]) expect((await by.call({ url })).statusCode).toBe(200);
    expect((await stranger.call({ url })).statusCode).toBe(404);
    const listed = async (by: Person) =>
      (await by.call({ url: '/delegations?limit=100' }))
        .json<{ items: Delegation[] }>()
        .items.map(({ id }) => id);
    expect(await listed(kabag)).toContain(delegation.id);
    expect(await listed(stranger)).toEqual([]);
    expect((await delegate(kabag, body(deputy, { personId: operator.id }))).statusCode).toBe(404);
    expect((await t.app.inject({ url: '/api/v1/delegations' })).statusCode).toBe(401);
  });

  it('is ended by the person or their head, not by the deputy, and stays on record', async () => {
    const [away, deputy] = [await biro(), await biro()];
    const { id, etag } = await made(away, body(deputy));
    const end = (by: Person, ifMatch: string | null = etag) =>
      by.call({
        method: 'DELETE',
        url: `/delegations/${id}`,
        headers: ifMatch === null ? {} : { 'if-match': ifMatch },
      });
    expect((await end(away, null)).statusCode).toBe(428);
    expect((await end(away, '"9"')).statusCode).toBe(412);
    expect((await end(deputy)).statusCode).toBe(403);
    expect((await end(away)).statusCode).toBe(204);
    expect((await end(away, '*')).statusCode).toBe(409);
    const past = await away.call({ url: '/delegations?state=revoked&includeTotal=true' });
    expect(past.json()).toMatchObject({
      total: 1,
      items: [{ id, state: 'revoked', may: { revoke: false } }],
    });
  });
});
