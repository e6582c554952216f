import { describe, expect, it } from 'vitest';
import type { Proposal } from '@kerabat/shared/proposals/schema';
import { startApp } from '../../../test/app.ts';
import { cast } from '../../../test/proposals.ts';

const t = await startApp();
const { operator } = await cast(t);

const post = (payload: object) =>
  operator.call({ method: 'POST', url: '/proposals', payload: { title: 'Gagasan', ...payload } });
const patch = (id: string, payload: object) =>
  operator.call({ method: 'PATCH', url: `/proposals/${id}`, headers: { 'if-match': '*' }, payload });

const PARTLY = {
  planLink: { renja: 'Renja 2027' },
  candidatePartners: [{ name: 'Pemerintah Provinsi Riau' }],
  contact: { phone: '0751 123456' },
  benefits: { region: 'Harga stabil' },
  crossBorderImpact: { holds: true },
  jointEfficiency: { holds: false },
  indicators: [{ name: 'Pasokan' }],
  funding: [{ amount: 500_000_000 }],
};
const WHOLE = {
  planLink: { rkpdYear: null, renja: 'Renja 2027', dpaCode: null },
  candidatePartners: [{ name: 'Pemerintah Provinsi Riau', type: null, regionCode: null, readiness: null }],
  contact: { name: null, position: null, phone: '0751 123456', email: null },
  benefits: { region: 'Harga stabil', partner: null, public: null },
  crossBorderImpact: { holds: true, note: null },
  jointEfficiency: { holds: false, note: null },
  indicators: [{ name: 'Pasokan', unit: null, baseline: null, target: null }],
  funding: [{ source: null, amount: 500_000_000, year: null, budgeted: null }],
};

describe('what an office leaves out of a proposal', () => {
  it('is stored as not known when a draft is begun', async () => {
    const answer = await post(PARTLY);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json()).toMatchObject(WHOLE);
  });

  it('is stored as not known when a draft is filled later', async () => {
    const made = (await post({})).json<Proposal>();
    const answer = await patch(made.id, PARTLY);
    expect(answer.statusCode, answer.body).toBe(200);
    expect(answer.json()).toMatchObject(WHOLE);
  });

  it('stays as it was in an object that is there, while a list is replaced as a whole', async () => {
    const made = (
      await post({
        planLink: { rkpdYear: 2027, dpaCode: '5.1.02' },
        crossBorderImpact: { holds: true, note: 'Sungai Kuantan' },
        indicators: [{ name: 'Pasokan', unit: 'ton', target: 12 }],
      })
    ).json<Proposal>();
    const answer = await patch(made.id, {
      planLink: { renja: 'Renja 2027', dpaCode: null },
      crossBorderImpact: { holds: false },
      indicators: [{ name: 'Pasokan', target: 15 }],
    });
    expect(answer.json()).toMatchObject({
      planLink: { rkpdYear: 2027, renja: 'Renja 2027', dpaCode: null },
      crossBorderImpact: { holds: false, note: 'Sungai Kuantan' },
      indicators: [{ name: 'Pasokan', unit: null, baseline: null, target: 15 }],
    });
  });

  it.each([
    [
      'a partner without a name',
      { candidatePartners: [{ type: 'PEMDA_PROV' }] },
      '/candidatePartners/0/name',
    ],
    ['an indicator without a name', { indicators: [{ unit: 'ton' }] }, '/indicators/0/name'],
    ['a judgement without a verdict', { crossBorderImpact: { note: 'x' } }, '/crossBorderImpact/holds'],
  ])('may not be %s', async (_case, payload, pointer) => {
    const answer = await post(payload);
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer }] });
  });
});
