import { eq, and } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { person } from '../../../test/actors.ts';
import { startApp } from '../../../test/app.ts';
import { act, cast, draft, reach } from '../../../test/proposals.ts';
import { proposalHistory } from './proposals.table.ts';

const t = await startApp();
const c = await cast(t);

const RIAU = { name: 'Pemerintah Provinsi Riau', type: 'PEMDA_PROV', regionCode: '14', readiness: null };
const COMPANY = { name: 'PT Contoh', type: 'SWASTA_BH', regionCode: null, readiness: null };
const YES = { holds: true, note: null };

const patch = (id: string, payload: object) =>
  c.operator.call({ method: 'PATCH', url: `/proposals/${id}`, headers: { 'if-match': '*' }, payload });

describe('a kind other than the wizard suggests', () => {
  it('needs a reason before the head is asked and before the hand-in', async () => {
    const proposal = await draft(t, c.operator, { kind: 'SINERGI' });
    const refused = await act(c.operator, proposal, 'request-approval');
    expect(refused.statusCode).toBe(422);
    expect(refused.json()).toMatchObject({
      errors: [
        {
          pointer: '/kindReason',
          code: 'proposals.kind_reason_required',
          detail: expect.stringMatching(
            /KSDD sukarela.+alasan memilih Sinergi\. \(PP 28\/2018 ps\. 3\(3\)\)$/,
          ),
        },
      ],
    });
    expect((await act(c.head, proposal, 'submit')).json()).toMatchObject({ status: 422 });
    await patch(proposal.id, { kindReason: 'Kementerian ikut menjadi pihak.' });
    expect((await act(c.operator, proposal, 'request-approval')).statusCode).toBe(200);
    expect((await act(c.head, proposal, 'submit')).statusCode).toBe(200);
  });

  it('is known beforehand as a blocker of both steps', async () => {
    const { blockers } = await draft(t, c.head, { candidatePartners: [COMPANY] });
    const steps = blockers.filter(({ code }) => code === 'proposals.kind_reason_required');
    expect(steps.map(({ action }) => action)).toEqual(['request-approval', 'submit']);
  });

  it('needs none while there is nothing to judge by: old drafts go on', async () => {
    const unknown = { name: 'Belum diketahui', type: null, regionCode: null, readiness: null };
    for (const candidatePartners of [[], [unknown]]) {
      const proposal = await draft(t, c.operator, { kind: 'SINERGI', candidatePartners });
      expect((await act(c.operator, proposal, 'request-approval')).statusCode).toBe(200);
    }
  });
});

describe('the advice', () => {
  const advice = async (id: string, by = c.operator) =>
    (await by.call({ url: `/proposals/${id}/kind-advice` })).json<unknown>();

  it('follows the partners and the answers, with its pasal', async () => {
    const { id } = await draft(t, c.operator, { candidatePartners: [RIAU] });
    expect(await advice(id)).toEqual({
      kind: 'KSDD_SUKARELA',
      reasons: [{ text: expect.any(String), legalBasis: 'PP 28/2018 ps. 3(3)' }],
      split: [],
      register: null,
      open: ['crossBorderImpact', 'jointEfficiency'],
    });
    await patch(id, { crossBorderImpact: YES, jointEfficiency: YES });
    expect(await advice(id)).toMatchObject({ kind: 'KSDD_WAJIB', open: [] });
    await patch(id, { candidatePartners: [RIAU, COMPANY], crossBorderImpact: null });
    expect(await advice(id)).toMatchObject({ kind: 'KSDD_SUKARELA', split: ['KSDD_SUKARELA', 'KSDPK'] });
    await patch(id, { candidatePartners: [COMPANY], thirdPartySubtype: 'ASET' });
    expect(await advice(id)).toMatchObject({
      kind: 'KSDPK',
      register: { legalBasis: 'PP 28/2018 ps. 15(3)' },
    });
    await patch(id, { candidatePartners: [] });
    expect(await advice(id)).toMatchObject({ kind: null, open: ['candidatePartners'] });
  });

  it('is for those who see the proposal', async () => {
    const url = `/proposals/${(await draft(t, c.operator)).id}/kind-advice`;
    expect((await t.app.inject({ url: `/api/v1${url}` })).statusCode).toBe(401);
    expect((await (await person(t, ['admin'])).call({ url })).statusCode).toBe(403);
    expect((await c.stranger.call({ url })).statusCode).toBe(404);
    expect((await c.biro.call({ url })).statusCode).toBe(404);
  });
});

describe('the DPRD questions', () => {
  const no = { levy: false, multiYear: false, assets: false, guarantee: false };
  it.each([
    [null, null],
    [{ ...no, inCurrentBudget: true }, false],
    [{ ...no, inCurrentBudget: false }, true],
  ])('answered with %j keep their result at the hand-in: %s', async (dprdAnswers, needed) => {
    const { id } = await reach(t, c, 'submitted', { dprdAnswers });
    const [step] = await t.db
      .select()
      .from(proposalHistory)
      .where(and(eq(proposalHistory.proposalId, id), eq(proposalHistory.action, 'submit')));
    expect(step?.guards).toContainEqual({ guard: 'R-DPRD', holds: true, needed });
    expect(step?.guards).toContainEqual({ guard: 'KIND_REASON', holds: true });
  });
});
