import { afterEach, describe, expect, it } from 'vitest';
import type { ProposalPeriod } from '@kerabat/shared/periods/schema';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { act, cast, draft } from '../../../test/proposals.ts';
import { proposalPeriods } from '../periods/periods.table.ts';
import { proposals } from './proposals.table.ts';

const t = await startApp();
const c = await cast(t);
const LATE = new Date('2026-06-01T00:00:00Z');

async function period(name: string, opensAt: string, closesAt: string): Promise<ProposalPeriod> {
  const payload = { name, year: 2026, opensAt, closesAt };
  const answer = await c.kabag.call({ method: 'POST', url: '/proposal-periods', payload });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json<ProposalPeriod>();
}
const closed = () => period('Periode I', '2026-01-01T00:00:00Z', '2026-03-01T00:00:00Z');
const blockersOf = async (id: string) =>
  (await c.head.call({ url: `/proposals/${id}` }))
    .json<Proposal>()
    .blockers.filter(({ action }) => action === 'submit')
    .map(({ code }) => code);

afterEach(async () => {
  t.setNow(undefined);
  await t.db.delete(proposals);
  await t.db.delete(proposalPeriods);
});

describe('a first hand-in without a period of its own', () => {
  it('passes without a period while the office has never opened one', async () => {
    await period('Periode mendatang', '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z');
    t.setNow(LATE);
    const made = await draft(t, c.operator);
    expect((await act(c.head, made, 'submit')).json()).toMatchObject({ status: 'submitted', periodId: null });
  });

  it('belongs to the period that accepts proposals now', async () => {
    const made = await draft(t, c.operator);
    await closed();
    const current = await period('Periode II', '2026-05-01T00:00:00Z', '2026-07-01T00:00:00Z');
    t.setNow(LATE);
    expect(await blockersOf(made.id)).toEqual([]);
    expect((await act(c.head, made, 'submit')).json()).toMatchObject({
      status: 'submitted',
      periodId: current.id,
    });
  });

  it('is late when the last period has closed, though the draft was written outside of any', async () => {
    const made = await draft(t, c.operator);
    await closed();
    t.setNow(LATE);
    expect(await blockersOf(made.id)).toEqual(['proposals.period_closed']);
    expect((await act(c.head, made, 'submit')).json()).toMatchObject({
      status: 422,
      errors: [{ code: 'proposals.period_closed' }],
    });
  });

  it('does not escape the closing by clearing the period', async () => {
    const { id: periodId } = await closed();
    const made = await draft(t, c.operator, { periodId });
    t.setNow(LATE);
    const headers = { 'if-match': '*' };
    const url = `/proposals/${made.id}`;
    const cleared = await c.operator.call({ method: 'PATCH', url, headers, payload: { periodId: null } });
    expect(cleared.json()).toMatchObject({ periodId: null });
    expect((await act(c.head, made, 'submit')).json()).toMatchObject({
      errors: [{ code: 'proposals.period_closed' }],
    });
    expect((await c.head.call({ url })).json()).toMatchObject({ status: 'draft', number: null });
  });

  it('is taken late by leave of the bureau, into the period of the leave', async () => {
    const made = await draft(t, c.operator);
    const { id: periodId } = await closed();
    t.setNow(LATE);
    const payload = { agencyId: c.operator.agencyId, note: 'Banjir.', expiresAt: '2026-07-01T00:00:00Z' };
    const url = `/proposal-periods/${periodId}/late-permits`;
    expect((await c.kabag.call({ method: 'POST', url, payload })).statusCode).toBe(201);
    expect(await blockersOf(made.id)).toEqual([]);
    expect((await act(c.head, made, 'submit')).json()).toMatchObject({ status: 'submitted', periodId });
  });
});
