import { beforeAll, describe, expect, it } from 'vitest';
import type { Dispute } from '@kerabat/shared/cooperations/dealings.schema';
import type { Cooperation } from '@kerabat/shared/cooperations/schema';
import { addDays, officeDay } from '@kerabat/shared/time/working-days';
import type { Person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { accept, caseOf, must } from '../../../test/cooperations.ts';
import { cast } from '../../../test/proposals.ts';

const t = await startApp();
const c = await cast(t);
const today = officeDay(new Date());
let made: Cooperation;
beforeAll(async () => {
  made = await caseOf(t, c);
  await accept(t, made, 'KB');
  await accept(t, made, 'PKS');
});

const MATTER = {
  openedOn: addDays(today, -10),
  reportedBy: 'Dinas Pangan',
  matter: 'Pasokan tidak dikirim.',
};
const report = (by: Person, where: { id: string }, payload: Record<string, unknown> = MATTER) =>
  by.call({ method: 'POST', url: `/cooperations/${where.id}/disputes`, payload });
const take = (
  { id }: Dispute,
  step: string,
  { by = c.biro, on = today, note = 'Para pihak bertemu.', ifMatch = '*' } = {},
) =>
  by.call({
    method: 'POST',
    url: `/cooperations/${made.id}/disputes/${id}/steps`,
    headers: { 'if-match': ifMatch },
    payload: { step, on, note },
  });

describe('a dispute', () => {
  it('follows the path of its legal kind step by step, and is closed with its result', async () => {
    const dispute = await must<Dispute>(report(c.biro, made));
    expect(dispute).toMatchObject({
      path: 'Penyelesaian perselisihan antardaerah dalam penyelenggaraan urusan pemerintahan',
      legalBasis: expect.stringContaining('PP 28/2018 ps. 8'),
      nextSteps: ['KLARIFIKASI', 'MUSYAWARAH'],
      closedOn: null,
    });
    const early = await take(dispute, 'MENTERI');
    expect(early.json()).toMatchObject({
      status: 409,
      code: 'cooperations.dispute_step_unavailable',
      nextSteps: ['KLARIFIKASI', 'MUSYAWARAH'],
    });
    await must(take(dispute, 'MUSYAWARAH', { on: addDays(today, -3) }));
    const back = await take(dispute, 'MEDIASI_TKKSD', { on: addDays(today, -5) });
    expect(back.json()).toMatchObject({ status: 422, errors: [{ pointer: '/on' }] });
    const closed = await must<Dispute>(take(dispute, 'SELESAI', { note: 'Pengiriman dijadwal ulang.' }));
    expect(closed).toMatchObject({ closedOn: today, result: 'Pengiriman dijadwal ulang.', nextSteps: [] });
    expect((await take(dispute, 'KLARIFIKASI')).statusCode).toBe(409);
    const seen = await c.operator.call({ url: `/cooperations/${made.id}/disputes` });
    expect(seen.json()).toMatchObject({
      items: [{ id: dispute.id, steps: [{ step: 'MUSYAWARAH' }, { step: 'SELESAI' }] }],
    });
  });

  it('needs a text to be about', async () => {
    const bare = await caseOf(t, c, { title: 'Berkas tanpa naskah' });
    expect((await report(c.biro, bare)).json()).toMatchObject({
      status: 409,
      code: 'cooperations.nothing_to_dispute',
    });
  });

  it('is recorded by the bureau alone; a stranger learns nothing', async () => {
    expect((await report(c.operator, made)).statusCode).toBe(403);
    expect((await c.stranger.call({ url: `/cooperations/${made.id}/disputes` })).statusCode).toBe(404);
    expect((await t.app.inject(`/api/v1/cooperations/${made.id}/disputes`)).statusCode).toBe(401);
  });

  it('is refused with bad input, a day to come, or an old version', async () => {
    expect((await report(c.biro, made, { ...MATTER, matter: '' })).statusCode).toBe(400);
    const future = await report(c.biro, made, { ...MATTER, openedOn: addDays(today, 2) });
    expect(future.json()).toMatchObject({ status: 422, errors: [{ pointer: '/openedOn' }] });
    const dispute = await must<Dispute>(report(c.biro, made));
    expect((await take(dispute, 'KLARIFIKASI', { ifMatch: '"9"' })).statusCode).toBe(412);
    expect((await take(dispute, 'KLARIFIKASI', { ifMatch: dispute.etag })).statusCode).toBe(200);
    expect((await take({ ...dispute, id: made.id }, 'KLARIFIKASI')).statusCode).toBe(404);
  });
});
